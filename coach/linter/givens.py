"""Which numbers a brief gave, and which follow from them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from coach.grammar.key_result import parse_key_result
from coach.grammar.quantity import quantities
from coach.grammar.values import Span

_DIGITS = re.compile(r"\d+(?:[.,'\u2019\u00a0 ]\d{3})*(?:[.,]\d+)?")
_FACTORS = (
    (re.compile(r"\b(?:hal(?:f|ve[sd]?|ving)|50 ?%)", re.IGNORECASE), (Decimal("0.5"),)),
    (
        re.compile(r"\b(?:doubl\w+|twice|two ?fold|2x|x2)\b", re.IGNORECASE),
        (Decimal(2), Decimal("0.5")),
    ),
    (re.compile(r"\b(?:tripl\w+|three ?fold|3x|x3)\b", re.IGNORECASE), (Decimal(3),)),
    (re.compile(r"\bquarter\b", re.IGNORECASE), (Decimal("0.25"), Decimal("0.75"))),
    (re.compile(r"\bthird\b", re.IGNORECASE), (Decimal(1) / 3, Decimal(2) / 3)),
)
_PLACES = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a draft: its words, where they stand, and what they are worth."""

    text: str
    span: Span
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Givens:
    """The numbers of a brief, as written and as understood, with those derived from them."""

    written: frozenset[str]
    values: frozenset[Decimal]

    @classmethod
    def of(cls, brief: str) -> "Givens":
        """Read a brief: its numbers, and what "halve" or "by 20%" makes of them."""
        written = frozenset(_plain(found.group()) for found in _DIGITS.finditer(brief))
        read = quantities(brief)
        values = {quantity.value for quantity in read if quantity.value is not None}
        values |= {value for text in written if (value := _value(text)) is not None}
        shares = {quantity.value for quantity in read if quantity.unit == "%" and quantity.value}
        factors = {factor for words, some in _FACTORS if words.search(brief) for factor in some}
        factors |= {1 + sign * share / 100 for share in shares for sign in (1, -1)}
        derived = {_rounded(value * factor) for value in values for factor in factors}
        return cls(written, frozenset({_rounded(value) for value in values} | derived))

    def include(self, number: Number) -> bool:
        """Say whether the brief gave a number, or it follows from what the brief gave."""
        if number.value is not None and _rounded(number.value) in self.values:
            return True
        return _plain(number.text) in self.written


def numbers_in(text: str) -> Iterator[Number]:
    """Read the numbers of a draft line: its quantities, and the digits of its deadline."""
    for quantity in quantities(text):
        if quantity.value is not None:
            digits = _DIGITS.search(quantity.text)
            word = digits.span() if digits else (0, len(quantity.text.split()[0]))
            span = (quantity.span[0] + word[0], quantity.span[0] + word[1])
            yield Number(text[span[0] : span[1]], span, quantity.value)
    deadline = parse_key_result(text).deadline
    if deadline is not None:
        for found in _DIGITS.finditer(deadline.text):
            start = deadline.span[0] + found.start()
            yield Number(
                found.group(), (start, start + len(found.group())), _value(_plain(found.group()))
            )


def _plain(text: str) -> str:
    return re.sub(r"[^\d.,]", "", text).rstrip(".,")


def _value(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(_PLACES).normalize()
