"""Notes on how it went, written behind the goal: "… - 70%", "…: hired 2 (66%)", "… (100%)"."""

from coach.grammar.action import Action
from coach.grammar.roles import Part, lower
from coach.grammar.tokens import Token, TokenKind
from coach.grammar.values import Role, VerbKind

_OPEN = frozenset({Role.PLAIN, Role.TARGET, Role.COVERAGE, Role.QUALIFIER})
_STATED = frozenset({Role.PLAIN, Role.TARGET, Role.COVERAGE, Role.CHANGE})
_WORK = frozenset({VerbKind.DELIVER, VerbKind.ACTIVITY, VerbKind.CHANGE, VerbKind.REACH})
_SIGNS_BEFORE = frozenset({"-", "\u2013", "\u2014", ".", ":"})
_SIGNS_BEHIND = frozenset({"", "(", ",", ".", "-", "\u2013"})
_LONG_CLAUSE = 5


def settle_notes(tokens: list[Token], parts: list[Part], action: Action) -> None:
    """Give the role PROGRESS to numbers that report on a goal instead of stating it."""
    if not parts or any(part.role is Role.BASELINE for part in parts):
        return
    _settle_results(tokens, parts, action)
    for part in parts:
        if part.role in _OPEN and _is_share_noted(tokens, part, action):
            part.role = Role.PROGRESS


def _settle_results(tokens: list[Token], parts: list[Part], action: Action) -> None:
    """Treat what stands behind a colon as the outcome if the goal before it has its number."""
    colon = next(
        (
            index
            for index in range(action.start, len(tokens))
            if tokens[index].text == ":" and _is_apart(tokens, index)
        ),
        None,
    )
    if colon is None:
        return
    if not any(part.role in _STATED and part.reading.last < colon for part in parts):
        return
    for part in parts:
        if part.reading.first > colon and part.role in _OPEN | {Role.CHANGE}:
            part.role = Role.PROGRESS


def _is_apart(tokens: list[Token], index: int) -> bool:
    return index + 1 < len(tokens) and tokens[index].end < tokens[index + 1].start


def _is_share_noted(tokens: list[Token], part: Part, action: Action) -> bool:
    """Recognise a share that ends the line or opens a remark: "- 70% (moved)", "(100%)"."""
    if part.reading.unit != "%" or part.bound.comparator is not None:
        return False
    opening = part.reading.first - 1
    sign = lower(tokens, opening)
    closing = lower(tokens, part.reading.last + 1)
    if sign == "(":
        return closing in _SIGNS_BEHIND | {")"} and action.kind in _WORK
    if sign not in _SIGNS_BEFORE or closing not in _SIGNS_BEHIND:
        return False
    words = sum(
        token.kind is TokenKind.WORD for token in tokens[max(action.start, opening - 12) : opening]
    )
    if sign == ":":
        return action.kind in _WORK - {VerbKind.REACH}
    return action.kind in _WORK or words >= _LONG_CLAUSE
