"""The metric: the words between the action word and the numbers, without what only joins them."""

from coach.grammar.action import Action
from coach.grammar.lexicon import word_set
from coach.grammar.measure import Measure
from coach.grammar.roles import lower
from coach.grammar.tokens import Token, TokenKind
from coach.grammar.units import ALIASES
from coach.grammar.values import VerbKind
from coach.grammar.verbs import noun_direction, verb_kind

TokenSpan = tuple[int, int]
"""First and last token, both inclusive."""

_LEADING = word_set(
    "a an the our their its of in on : - \u2013 * \" ' \u201c ( , to for per first another additional extra"
)
_TRAILING = word_set("""
    from to by of at is are be was were been being : - \u2013 \u2014 = , ( [ up down with and stays
    remains reaches reach hits remain stay currently the a an * \" ' \u201c \u201d . ; goes go above
    than consistently still must will should only just about ~ has have target in | between
    increases decreases falls drops rises grows improves increased decreased reduced improved halves
    doubles raised cut lowered shrinks climbs
""")
_CLAUSE_ENDS = word_set("( [ ; while so by because vs versus : \u2013 \u2014")
_PAIRS = {")": "(", "]": "["}


def find_metric(
    tokens: list[Token], measure: Measure, action: Action, deadline: TokenSpan | None
) -> TokenSpan | None:
    """Find what is measured. Without any number it is whatever a verb of change acts on."""
    core = measure.core
    if not core:
        if action.kind in {VerbKind.DELIVER, VerbKind.ACTIVITY}:
            return None
        return _trim(tokens, action.start, _stop(tokens, action.start, deadline))
    first = core[0]
    end = first.lead
    if deadline is not None and action.start <= deadline[0] <= end:
        before = _trim(tokens, action.start, deadline[0] - 1)
    else:
        before = _trim(tokens, action.start, end)
    if before is not None:
        return before
    return _behind(tokens, measure, deadline)


def _behind(tokens: list[Token], measure: Measure, deadline: TokenSpan | None) -> TokenSpan | None:
    """Take the words behind the first number: "60% activation", "from 3 to 5 the number of"."""
    core = measure.core
    for position, part in enumerate(core):
        nouns = part.reading.unit.count(" ") + 1 if part.reading.counted else 0
        start = part.reading.last - nouns + 1 if nouns else part.end + 1
        if noun_direction(lower(tokens, start)) is not None:
            start += 1  # "a 20% reduction in churn"
        limit = core[position + 1].lead if position + 1 < len(core) else len(tokens) - 1
        stop = min(limit, _stop(tokens, start, deadline))
        found = _trim(tokens, start, stop)
        if found is not None and any(
            _says_something(tokens[i]) for i in range(found[0], found[1] + 1)
        ):
            return found
    return None


def _says_something(token: Token) -> bool:
    return token.kind is TokenKind.WORD and token.lower not in ALIASES


def _stop(tokens: list[Token], start: int, deadline: TokenSpan | None) -> int:
    """Return the last token of the clause that begins at ``start``."""
    at = start
    while at < len(tokens) and not (deadline is not None and at == deadline[0]):
        if tokens[at].text in _CLAUSE_ENDS and at > start:
            break
        ends = tokens[at].text in {".", ","} and tokens[at].end < _next_start(tokens, at)
        if ends and at > start:
            break
        if (
            tokens[at].lower == "and"
            and verb_kind(lower(tokens, at + 1)) is not None
            and at > start
        ):
            break
        at += 1
    return at - 1


def _next_start(tokens: list[Token], at: int) -> int:
    return tokens[at + 1].start if at + 1 < len(tokens) else tokens[at].end + 1


def _trim(tokens: list[Token], start: int, end: int) -> TokenSpan | None:
    """Drop joining words and signs from both ends; None if nothing is left."""
    while start <= end and tokens[start].lower in _LEADING:
        start += 1
    while end >= start and tokens[end].lower in _TRAILING | _closing(tokens, start, end):
        end -= 1
    if start > end or all(tokens[index].kind is TokenKind.SIGN for index in range(start, end + 1)):
        return None
    return (start, end)


def _closing(tokens: list[Token], start: int, end: int) -> frozenset[str]:
    """Let a closing bracket go only if its opening one is not part of the words."""
    opening = _PAIRS.get(tokens[end].text)
    if opening is None:
        return frozenset()
    opened = any(tokens[index].text == opening for index in range(start, end))
    return frozenset() if opened else frozenset({tokens[end].text})


def find_qualifier(
    tokens: list[Token], measure: Measure, metric: TokenSpan | None, deadline: TokenSpan | None
) -> TokenSpan | None:
    """Find the words behind the numbers that narrow them: "a month", "in the northern clinics"."""
    core = measure.core
    if not core or metric is None or metric[0] > core[0].reading.first:
        return None
    start = core[-1].end + 1
    end = len(tokens) - 1
    if deadline is not None and deadline[0] >= start:
        end = deadline[0] - 1
    while start <= end and tokens[start].text in ")].,;*":
        start += 1
    while end >= start and tokens[end].text in "([.,;*":
        end -= 1
    return (start, end) if start <= end else None
