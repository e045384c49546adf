"""Whether an objective is only a theme: no verb leads it, and nobody does anything in it."""

import re
from itertools import pairwise

from coach.grammar.lexicon import word_set
from coach.grammar.tokens import Token, TokenKind
from coach.grammar.verbs import lemma, verb_kind
from coach.linter import nouns
from coach.linter.outcomes import outcome_tokens
from coach.linter.subjects import ObjectiveLine
from coach.linter.verbs import AIM_VERBS, NOMINAL_WORK, TRIVIAL_VERBS, WORK_VERBS
from coach.linter.words import BOUNDARIES

_DETERMINERS = word_set("a an the our every each their")
_PARTICLES = word_set("up out down off back")
_BEING = word_set("be become do get have make")
_THEME_STARTERS = word_set("""
    balance brand care change cost design document engage engineering focus help hiring land
    lead light love market marketing model onboarding plan planning power process purchasing
    record report reporting research sales score selling service share speed supply support
    target test train training trust value volunteer water work
""")
_NOUN_OPENINGS = word_set("""
    more less better faster a an the greater higher stronger safer happier happy healthy fewer
""")
_PLURAL_SUBJECTS = word_set("""
    we they people everyone everybody nobody staff children families teams women men
""")
_FINITE = word_set("""
    is are can will has have do does was were feels feel knows know loves love wants want
""")
_BEHIND_A_VERB = word_set("without before when because instead themselves about us again")
_NOUN_ENDINGS = (
    "ing",
    "ion",
    "ment",
    "ness",
    "ity",
    "ship",
    "ance",
    "ence",
    "ics",
    "al",
    "s",
    "ed",
)


def _is_a_noun(word: str) -> bool:
    named = nouns.QUALITIES | nouns.ABSTRACT | nouns.STRONG_METRICS | nouns.DELIVERABLES
    return word in BOUNDARIES or word.endswith(_NOUN_ENDINGS) or nouns.among(word, named)


_SENTENCE_VERBS = word_set("rave talk tell want need say ask bring stay leave come go queue smile")
_RELATIVE = re.compile(r"\b(?:who|that|which|where)\b")


def lacks_action(line: ObjectiveLine) -> bool:
    """Say whether an objective is a theme or a noun: no verb leads it and it is no sentence."""
    words = [token for token in outcome_tokens(line) if token.kind is TokenKind.WORD]
    if not words:
        return True
    if (words[0].lower in _BEING and len(words) > 1) or _is_imperative(words):
        return False
    if words[0].lower in _THEME_STARTERS and _is_theme(words):
        return True
    return not _is_led(line, words) and not _is_sentence(words)


def _is_led(line: ObjectiveLine, words: list[Token]) -> bool:
    """Say whether a verb that tells what to do stands at the head."""
    first = words[0].lower
    if _is_past(first):
        return False
    action = line.parsed.action_word
    determined = first in _NOUN_OPENINGS and action and action.span[0] > words[0].start
    known = first in AIM_VERBS | WORK_VERBS | TRIVIAL_VERBS and len(words) > 1
    return known or (action is not None and not determined)


def _is_past(word: str) -> bool:
    """Recognise "trusted advice", "reduced waste": what was done is no order to do it."""
    return word.endswith("ed") and lemma(word) != word


def _is_imperative(words: list[Token]) -> bool:
    """Recognise any verb by the article behind it: "wake up the alumni"."""
    rest = [token.lower for token in words[1:3]]
    if rest and rest[0] in _PARTICLES:
        rest = rest[1:]
    opens = words[0].lower not in _DETERMINERS | _NOUN_OPENINGS | BOUNDARIES
    return opens and bool(rest) and rest[0] in _DETERMINERS


def _is_theme(words: list[Token]) -> bool:
    """Tell "Support excellence" from "Support night shifts in every ward"."""
    telling = [token for token in words if token.lower != "and"]
    few = len(telling) <= 3  # noqa: PLR2004 - themes are short
    abstract = nouns.among(words[-1].lower, nouns.QUALITIES | NOMINAL_WORK) or len(words) == 1
    return few and (abstract or (words[0].lower.endswith("ing") and len(words) <= 2))  # noqa: PLR2004 - idem


def _is_sentence(words: list[Token]) -> bool:
    """Say whether somebody does something in it: "new hires ship in week one"."""
    for position, (before, token) in enumerate(pairwise(words)):
        after = words[position + 2].lower if position + 2 < len(words) else ""
        if token.lower in _FINITE and not _RELATIVE.fullmatch(before.lower):
            return True
        subject = before.lower in _PLURAL_SUBJECTS or (
            before.lower.endswith("s") and not before.lower.endswith("ss")
        )
        acts = verb_kind(token.lower) is not None or token.lower in AIM_VERBS | _SENTENCE_VERBS
        acts = acts or (after in _BEHIND_A_VERB and not _is_a_noun(token.lower))
        if subject and acts and lemma(token.lower) == token.lower and token is not words[-1]:
            return token.lower not in _THEME_STARTERS
    return False
