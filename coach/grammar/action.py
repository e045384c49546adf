"""The action word: which verb leads the line, what it promises here, and which way it points."""

from typing import NamedTuple

from coach.grammar.lead_in import body_start
from coach.grammar.roles import Part, lower
from coach.grammar.tokens import Token, TokenKind, scan
from coach.grammar.unit_reading import STOPS
from coach.grammar.units import ALIASES, MAGNITUDES
from coach.grammar.values import Direction, Role, VerbKind
from coach.grammar.verbs import lemma, noun_direction, phrase_kind, verb_direction, verb_kind
from coach.grammar.vocabulary import (
    ADVERBS,
    DETERMINERS,
    EVENT_NOUNS,
    MEASURE_NOUNS,
    NOUN_OR_VERB,
    OPENINGS,
)


class Action(NamedTuple):
    """The leading verb.

    ``span`` is a pair of token indexes, both inclusive; ``start`` is the first token behind it, or
    behind a label where there is no verb.
    """

    span: tuple[int, int] | None
    kind: VerbKind | None
    direction: Direction | None
    start: int


_LABEL_REACH = 12
_DIRECTIONS = {
    VerbKind.RAISE: Direction.INCREASE,
    VerbKind.LOWER: Direction.DECREASE,
    VerbKind.HOLD: Direction.HOLD,
}
_OPENING_REACH = 8


def find_action(tokens: list[Token], parts: list[Part]) -> Action:
    """Find the verb that leads the line, past openings ("we will") and an owner's label."""
    start = _sentence_start(tokens)
    at = _past_openings(tokens, start)
    if at >= len(tokens) or tokens[at].kind is not TokenKind.WORD:
        return Action(None, None, None, start)
    kind = verb_kind(tokens[at].lower)
    together = phrase_kind(tokens[at].lower, lower(tokens, at + 1))
    apart = phrase_kind(tokens[at].lower, _particle(tokens, at, parts))
    if kind is None and together is None:
        return Action(None, None, _noun_of_change(tokens, at), start)
    if together is None and _is_noun_here(tokens, at, parts):
        return Action(None, None, _noun_of_change(tokens, at), start)
    end = at + 1 if together is not None else at
    found = together or apart or _kind_here(tokens, at, kind, parts)
    return Action((at, end), found, _direction(tokens[at].lower, found, kind), end + 1)


def _direction(word: str, found: VerbKind | None, own: VerbKind | None) -> Direction | None:
    if found is own:
        return verb_direction(word)
    return _DIRECTIONS.get(found) if found is not None else None


def _sentence_start(tokens: list[Token]) -> int:
    """Skip labels such as "Support team:" and "Head of Sales KR:"; a metric's name stays."""
    start = 0
    for at in range(min(_LABEL_REACH, len(tokens))):
        token = tokens[at]
        if token.kind is TokenKind.NUMBER and at == 0:
            return 0
        if token.text in {":", "\uff1a"}:
            numbered = any(tokens[i].kind is TokenKind.NUMBER for i in range(start, at))
            if numbered or not _labels(tokens, at):
                break
            start = at + 1
    return start


def past_label(text: str) -> int:
    """Return where a line begins behind an owner's label ("Support team: …"), 0 without one."""
    if ":" not in text and "\uff1a" not in text:
        return 0
    tokens = scan(text, body_start(text))
    start = _sentence_start(tokens)
    return tokens[start].start if 0 < start < len(tokens) else 0


def _labels(tokens: list[Token], colon: int) -> bool:
    """Tell "Support team: 40 new playbooks" from "Conversion: 41% to 60%"."""
    behind = _past_openings(tokens, colon + 1)
    if lower(tokens, colon - 1) in {"kr", "krs"} or behind >= len(tokens):
        return behind < len(tokens)
    if verb_kind(tokens[behind].lower) is not None:
        return True
    if tokens[behind].kind is not TokenKind.NUMBER:
        return False
    after = behind + (2 if lower(tokens, behind + 1) == "%" else 1)
    word = lower(tokens, after)
    if word == "of":
        return True
    nouns = after < len(tokens) and tokens[after].kind is TokenKind.WORD and word not in STOPS
    return nouns and word not in ALIASES and word not in MAGNITUDES


def _past_openings(tokens: list[Token], at: int) -> int:
    """Skip "we will", "our goal is to", "successfully", emphasis and quotation marks."""
    limit = at + _OPENING_REACH
    while at < len(tokens) and at < limit:
        token = tokens[at]
        adverb = token.lower in ADVERBS or (len(token.lower) > 4 and token.lower.endswith("ly"))  # noqa: PLR2004 - shorter words in -ly are no adverbs
        sign = token.kind is TokenKind.SIGN and token.text in "*_\"'`\u201c\u2018("
        if not (token.lower in OPENINGS or sign or adverb):
            break
        at += 1
    return at


def _particle(tokens: list[Token], at: int, parts: list[Part]) -> str:
    """Return "down" of "bring churn down from 5%", the word before the first number's "from"."""
    if not parts or parts[0].lead <= at + 1:
        return ""
    lead = parts[0].lead
    word = lower(tokens, lead)
    return lower(tokens, lead - 1) if word in {"from", "to", "by"} else word


def _noun_of_change(tokens: list[Token], at: int) -> Direction | None:
    """Read "Reduction in churn", "20% growth of revenue" though no verb leads."""
    direction = noun_direction(tokens[at].lower)
    return direction if lower(tokens, at + 1) in {"in", "of"} else None


def _is_noun_here(tokens: list[Token], at: int, parts: list[Part]) -> bool:
    """Tell "Design review time from 5 days" from "Design the review"."""
    word = tokens[at].lower
    if lower(tokens, at + 1) in {"rate", "rates", "ratio"}:
        return verb_direction(word) is None  # win rate, pass rate, close rate
    if word == "spare":
        return lower(tokens, at + 1) in {"part", "parts", "capacity", "stock", "beds"}
    ending = word.endswith(("ing", "s")) and lemma(word) != word
    if word not in NOUN_OR_VERB and not (ending and verb_direction(word) is None):
        return noun_direction(word) is not None and lower(tokens, at + 1) in {"in", "of"}
    following = lower(tokens, at + 1)
    if following in {":", "from", "of", "is", "\u2192", "->", "under", "below", "up", "down"}:
        return True
    if following in DETERMINERS or not following or not parts:
        return False
    return _names_a_measure(tokens, at, parts)


def _names_a_measure(tokens: list[Token], at: int, parts: list[Part]) -> bool:
    """Say whether the words up to the first number end in a thing that is measured."""
    end = next((part.lead for part in parts if part.role is not Role.QUALIFIER), len(tokens))
    for index in range(at + 1, min(end + 1, len(tokens), at + _OPENING_REACH)):
        word = tokens[index].lower
        if word in {"to", "by", "and", ",", "for", "with", "through"}:
            return False
        if word in MEASURE_NOUNS or word.removesuffix("s") in MEASURE_NOUNS:
            return True
    return False


_PLACES_TOO = frozenset({"clinic", "clas", "course"})  # whom one may have, and what one may hold


def _kind_here(
    tokens: list[Token], at: int, kind: VerbKind | None, parts: list[Part]
) -> VerbKind | None:
    """Settle verbs whose promise depends on their object: hold, keep, run, make, do, give."""
    word = lemma(tokens[at].lower)
    counted = bool(parts) and parts[0].reading.first - at <= 3  # noqa: PLR2004 - "at least 12"
    if word not in {"hold", "make", "run", "give", "conduct", "do", "have", "keep", "complete"}:
        return kind
    window = range(at + 1, min(at + 6, len(tokens)))
    event = any(
        lower(tokens, index).removesuffix("s") in EVENT_NOUNS
        and not (lower(tokens, index) == "days" and tokens[index - 1].kind is TokenKind.NUMBER)
        and not (word == "have" and lower(tokens, index).removesuffix("s") in _PLACES_TOO)
        for index in window
    )
    if event and (counted or word in {"hold", "run"}):
        return VerbKind.ACTIVITY
    return kind


def later_direction(tokens: list[Token], core: list[Part]) -> Direction | None:
    """Find a direction by the numbers: "churn falls from 4% to 2%", "20% fewer", "a 20% cut in"."""
    if not core:
        return None
    for part in core:
        if part.role is Role.CHANGE:
            after = part.reading.last + 1
            found = noun_direction(lower(tokens, after)) or _COMPARED.get(lower(tokens, after))
            if found is not None:
                return found
    return _verb_before(tokens, core[0].lead)


_COMPARED = {
    **dict.fromkeys(("more", "higher", "larger", "greater"), Direction.INCREASE),
    **dict.fromkeys(("less", "fewer", "lower", "cheaper", "shorter"), Direction.DECREASE),
}


_FINITE = frozenset({"cut", "fell", "rose", "grew", "fall", "rise", "drop", "climb", "shrink"})


def _verb_before(tokens: list[Token], lead: int) -> Direction | None:
    for index in range(lead, max(lead - 3, -1), -1):
        word = lower(tokens, index)
        if word in {"from", "to", "by", "is", "are", "has", "have", "been"}:
            continue
        if word in {"down", "up"}:
            return Direction.DECREASE if word == "down" else Direction.INCREASE
        kind = verb_kind(word)
        finite = word.endswith(("s", "ed", "ing")) or word in _FINITE
        if kind in {VerbKind.RAISE, VerbKind.LOWER} and finite and index:
            return verb_direction(word)
        return None
    return None
