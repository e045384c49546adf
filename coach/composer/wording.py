"""Checks on written lines, and the complaint as a clause that can follow "why"."""

import re

from coach.composer.clauses import detokenized
from coach.composer.issue import Issue
from coach.composer.level_cues import NUMBER_WORDS
from coach.composer.templates import smooth

SAID_NUMBERS = re.compile(
    # "first" orders, and "one-to-one" names: neither is a level that somebody could have invented.
    r"(?<![\w-])(zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|"
    r"forty|fifty|"
    r"sixty|seventy|eighty|ninety|hundred|hundreds|thousand|thousands|million|"
    r"millions|billion|dozen|dozens|half|halve|quarter|double|triple|twice|thrice|"
    r"10x|couple)(?![\w-])",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\b(?:because|since|although|though|while|whereas|but|so|if|unless|which|or|until)\b|[,;:]"
)
_OPENER = re.compile(
    r"(?i)^(?:and|but|so|also|plus|now|still|then|however|honestly|right now|today|"
    r"currently|sometimes|"
    r"often)\s+"
)
_LEANS = re.compile(r"\b(?:them|it|this|these|those|being)\b|^(?:at|in|on|for|with)\b")
_OPEN_ENDS = frozenset(
    {
        "after",
        "until",
        "before",
        "than",
        "from",
        "about",
        "and",
        "of",
        "to",
        "for",
        "the",
        "a",
        "at",
        "in",
        "on",
        "with",
        "by",
    }
)
LONGEST_WHY = 13  # words


def numbers_in(text: str) -> set[str]:
    """Digits and number words of a text, in one spelling."""
    digits = {number.replace(",", "") for number in re.findall(r"\d+(?:[.,]\d+)*", text)}
    words = {word.lower() for word in SAID_NUMBERS.findall(text)}
    return digits | words | {str(NUMBER_WORDS[word]) for word in words & NUMBER_WORDS.keys()}


def invents(text: str, brief: str) -> bool:
    """Whether a line names a number, by digit or by word, that the brief does not hold."""
    return bool(numbers_in(text) - numbers_in(brief))


def sentence_of(issue: Issue) -> str:
    """The complaint as it stands after "why": "concerts are half empty"; empty if it cannot."""
    clause = issue.clause
    if issue.wish is not None or not clause.predicate or _is_pointing(issue):
        return ""
    if issue.is_wanted and not (clause.negated or clause.nobody) and clause.subject is not None:
        return smooth(f"so few {clause.subject.many()} {clause.many()}")
    text = _CUT.split(_told(issue))[0].strip()
    words = text.split()
    if not 2 <= len(words) <= LONGEST_WHY or words[-1].lower() in _OPEN_ENDS or _LEANS.search(text):  # noqa: PLR2004 - subject and verb
        return ""
    text = re.sub(r"^(many|much|few)\b", r"so \1", text)
    if clause.verb == "wait" and any(level.kind == "duration" for level in clause.levels):
        text = re.sub(r"\bwait(s?)\b", r"wait\1 so long", text, count=1)
    return smooth(text)


def _is_pointing(issue: Issue) -> bool:
    """Whether the clause leans on words outside it: "it takes", "the box brings 140 euros"."""
    clause = issue.clause
    if clause.pronoun in {"it", "there", "they", "you", "i"}:
        return True
    if clause.subject is None and not clause.pronoun:
        return True
    bare = clause.object is None and len(clause.predicate) == 1
    return bool(clause.levels) and (bare or clause.verb == "take")


def _told(issue: Issue) -> str:
    """The clause from its subject on, with a subject if it was left out."""
    clause = issue.clause
    text = _OPENER.sub("", detokenized(clause.tokens))
    subject = clause.subject
    if subject is None:
        return text
    if subject.words.lower() not in text.lower():
        return f"{subject.definite()} {_said(issue)}"
    if subject.start > 0 and clause.tokens[subject.start].tag == "NOUN":
        return detokenized(clause.tokens[subject.start :])
    return text


def _said(issue: Issue) -> str:
    """The predicate with its denial, as it stands after the subject."""
    clause = issue.clause
    several = clause.subject is None or clause.subject.is_plural
    said = clause.many() if several else clause.single()
    if not clause.negated:
        return said
    if clause.verb == "be":
        first, _, rest = said.partition(" ")
        return f"{first} not {rest}"
    return f"{'do' if several else 'does'} not {clause.base()}"
