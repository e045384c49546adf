"""Bounds round a number: "at least 90%", "under 1%", "40 or higher", "90%+"."""

from typing import NamedTuple

from coach.grammar.lexicon import word_set
from coach.grammar.reading import Reading
from coach.grammar.tokens import Token, TokenKind
from coach.grammar.values import Comparator

_LOWEST = frozenset({"over", "above", "exceeding", "beyond", "minimum", ">", ">=", "\u2265"})
_HIGHEST = frozenset(
    {"under", "below", "maximum", "max", "<", "<=", "\u2264", "beneath", "sub", "within"}
)
_MORE = frozenset({"more", "greater", "higher", "better", "above", "over", "up"})
_LESS = frozenset({"less", "fewer", "lower", "below", "under", "faster", "quicker", "sooner"})
_FILLERS = word_set(
    "about around roughly approximately approx nearly almost only just a an the some ~ ca circa of"
    " \u00b1 ="
)
_AVERAGES = frozenset({"average", "total", "mean", "median"})
_LIMITS = frozenset({"minimum", "maximum", "min", "max"})


class Bound(NamedTuple):
    """The comparator and the tokens that say it, both ends inclusive.

    ``start`` is where the whole expression begins, fillers included, so that the word before it
    can be asked what it means.
    """

    comparator: Comparator | None
    first: int
    last: int
    start: int


def bound_of(tokens: list[Token], reading: Reading) -> Bound:
    """Find the bound before the number, or else the one behind it."""
    at = reading.first - 1
    while at >= 0 and at > reading.first - 5 and _is_filler(tokens, at):
        at -= 1
    before = _before(tokens, at)
    if before is not None:
        start = before.first - 1
        while start >= 0 and start > before.first - 3 and _is_filler(tokens, start):
            start -= 1
        return before._replace(start=start + 1)
    behind = _behind(tokens, reading.last)
    start = at + 1
    if behind is not None:
        return behind._replace(start=start)
    return Bound(None, reading.first, reading.first, start)


def _is_filler(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if token.lower == "of":
        return _lower(tokens, at - 1) in _AVERAGES | _LIMITS
    if token.lower in _AVERAGES:
        return _lower(tokens, at + 1) == "of"
    return token.lower in _FILLERS or (token.text in "[({" and token.kind is TokenKind.SIGN)


def _lower(tokens: list[Token], index: int) -> str:
    return tokens[index].lower if 0 <= index < len(tokens) else ""


def _before(tokens: list[Token], at: int) -> Bound | None:
    """Read the bound that ends at token ``at``."""
    word, earlier = _lower(tokens, at), _lower(tokens, at - 1)
    if word == "least" and earlier == "at":
        return Bound(Comparator.AT_LEAST, at - 1, at, at)
    if word == "most" and earlier == "at":
        return Bound(Comparator.AT_MOST, at - 1, at, at)
    if word == "than":
        return _than(tokens, at)
    if word == "to" and earlier == "up" and _lower(tokens, at - 2) not in {"go", "from"}:
        return None  # "up to 40" raises as often as it limits
    if word == "=" and earlier in {">", "<"}:
        return _simple(earlier, at - 1, at)
    return _simple(word, at, at)


def _simple(word: str, first: int, last: int) -> Bound | None:
    if word in _LOWEST:
        return Bound(Comparator.AT_LEAST, first, last, first)
    if word in _HIGHEST:
        return Bound(Comparator.AT_MOST, first, last, first)
    return None


def _than(tokens: list[Token], at: int) -> Bound | None:
    """Read "more than", "no more than", "not fewer than"."""
    word, earlier = _lower(tokens, at - 1), _lower(tokens, at - 2)
    if word not in _MORE and word not in _LESS:
        return None
    upward = word in _MORE
    first = at - 1
    if earlier in {"no", "not", "never"}:
        upward, first = not upward, at - 2
    return Bound(Comparator.AT_LEAST if upward else Comparator.AT_MOST, first, at, first)


def _behind(tokens: list[Token], last: int) -> Bound | None:
    """Read "or above", "and higher", "+", "minimum" behind the number."""
    word, later = _lower(tokens, last + 1), _lower(tokens, last + 2)
    if word in {"or", "and"}:
        if later in _MORE:
            return Bound(Comparator.AT_LEAST, last + 1, last + 2, last)
        if later in _LESS:
            return Bound(Comparator.AT_MOST, last + 1, last + 2, last)
    if word == "+" and tokens[last + 1].start == tokens[last].end:
        return Bound(Comparator.AT_LEAST, last + 1, last + 1, last)
    if word in {"minimum", "min"}:
        return Bound(Comparator.AT_LEAST, last + 1, last + 1, last)
    if word in {"maximum", "max"}:
        return Bound(Comparator.AT_MOST, last + 1, last + 1, last)
    return None
