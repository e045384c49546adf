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

_LEADING = word_set("""
    ' ( * , - : \" \u2013 \u201c a additional an another extra fewer first for in its less more of
    on our per the their to
""")
_TRAILING = word_set("""
    ' ( * , - . : ; = [ \" \u2013 \u2014 \u201c \u201d a about above across an and are at be been
    being between by climbs consistently currently cut decreased decreases doubles down drops
    equal falls for from go goes grows halves has have hits improved improves in increased
    increases into is just lowered must of on only or raised reach reaches reduced remain remains
    rises should shrinks stay stays still target than the to up was were will with | ~ first top
""")
_CLAUSE_ENDS = word_set("( [ ; while so by because vs versus : \u2013 \u2014")
_LABEL_REACH = 6
_PAIRS = {")": "(", "]": "["}


def find_metric(
    tokens: list[Token], measure: Measure, action: Action, deadline: TokenSpan | None
) -> TokenSpan | None:
    """Find what is measured. Without any number it is whatever a verb of change acts on."""
    core = measure.core
    if not core:
        if action.kind in {VerbKind.DELIVER, VerbKind.ACTIVITY}:
            return None
        start = action.start if action.span is not None else _past_colon(tokens, action.start)
        return _trim(tokens, start, _stop(tokens, start, deadline))
    first = core[0]
    end = first.lead
    action = action._replace(start=_main_clause(tokens, action.start, end))
    if deadline is not None and action.start <= deadline[0] <= end:
        before = _trim(tokens, action.start, deadline[0] - 1)
    else:
        before = _trim(tokens, action.start, end)
    if before is not None:
        return before
    return _behind(tokens, measure, deadline)


def _past_colon(tokens: list[Token], start: int) -> int:
    """Return where the words behind a label begin: "Finance: unit costs of the shop"."""
    for index in range(start, min(start + _LABEL_REACH, len(tokens) - 1)):
        if tokens[index].text == ":":
            return index + 1
    return start


def _main_clause(tokens: list[Token], start: int, end: int) -> int:
    """Return where the words that belong to the number begin.

    That is in its own sentence, and behind a second verb ("define and publish 4 guides").
    """
    for index in range(end, start, -1):
        ends = tokens[index - 1].text == "." and tokens[index - 1].end < tokens[index].start
        if ends and tokens[index].text[:1].isupper():
            start = index + (verb_kind(tokens[index].lower) is not None)
            break
    if lower(tokens, start) == "and" and verb_kind(lower(tokens, start + 1)) is not None:
        return start + 2
    return start


def _behind(tokens: list[Token], measure: Measure, deadline: TokenSpan | None) -> TokenSpan | None:
    """Take the words behind the first number: "60% activation", "from 3 to 5 the number of"."""
    core = measure.core
    for position, part in enumerate(core):
        nouns = part.reading.unit.count(" ") + 1 if part.reading.counted else 0
        start = part.reading.last - nouns + 1 if nouns else part.end + 1
        if noun_direction(lower(tokens, start)) and lower(tokens, start + 1) in {"in", "of"}:
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
    while start <= end and tokens[start].lower in _LEADING and not _is_letter_name(tokens, start):
        start += 1
    while end >= start and tokens[end].lower in _TRAILING | _closing(tokens, start, end):
        end -= 1
    if start > end or all(tokens[index].kind is TokenKind.SIGN for index in range(start, end + 1)):
        return None
    return (start, end)


def _is_letter_name(tokens: list[Token], index: int) -> bool:
    """Tell the name in "Raise A from 1 to 2" from an article."""
    return index > 0 and tokens[index].text == "A" and tokens[index - 1].kind is TokenKind.WORD


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
