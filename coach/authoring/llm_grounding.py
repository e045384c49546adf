"""Which numbers a model's answer may hold: those of the brief, and what its words make of them."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from coach.composer.level_cues import NUMBER_WORDS
from coach.composer.values import DraftNumber
from coach.grammar.quantity import quantities, same_quantity_kind
from coach.grammar.units import canonical, same_unit_kind
from coach.grammar.values import Quantity

UNKNOWN = DraftNumber(None, "unknown")
_DIGITS = re.compile(r"\d+(?:[.,'\u2019\u00a0\u202f]\d+)*")
_SEPARATORS = re.compile(r"[,'\u2019\u00a0\u202f]")
_SAID_IN_PASSING = {"one"}
_FACTORS = (
    (re.compile(r"\bhal(?:f|ve[sd]?|ving)\b", re.IGNORECASE), Decimal("0.5")),
    (re.compile(r"\b(?:doubl(?:e[sd]?|ing)|twice)\b", re.IGNORECASE), Decimal(2)),
    (re.compile(r"\btripl(?:e[sd]?|ing)\b", re.IGNORECASE), Decimal(3)),
    (re.compile(r"\b(?:tenfold|10x)\b", re.IGNORECASE), Decimal(10)),
)
_BY_SHARE = re.compile(r"\bby (?:about |around |at least )?(\d+(?:\.\d+)?)\s?(?:%|per ?cent)")


@dataclass(frozen=True, slots=True)
class Grounds:
    """The numbers of a brief. Whatever is not among them was invented."""

    said: tuple[Quantity, ...]
    values: frozenset[Decimal]
    factors: frozenset[Decimal]

    @classmethod
    def of(cls, brief: str) -> "Grounds":
        """Read the numbers of a brief, in digits and in words, and its words of multiplication."""
        said = tuple(each for each in quantities(brief) if each.value is not None)
        values = frozenset(each.value for each in said if each.value is not None)
        shares = {Decimal(found) / 100 for found in _BY_SHARE.findall(brief.lower())}
        factors = {factor for words, factor in _FACTORS if words.search(brief)}
        factors |= {1 + sign * share for share in shares for sign in (1, -1)}
        written = frozenset(value for readings in _numbers_of(brief) for value in readings)
        return cls(said, values | written, frozenset(factors))

    def level(self, value: float | None, unit: str, start: DraftNumber = UNKNOWN) -> DraftNumber:
        """Judge a level that a model names: given, derived from ``start``, or else a blank.

        A given number counts only with a unit of its kind: forty days are no forty per cent.
        """
        if value is None:
            return UNKNOWN
        try:
            wanted = Decimal(str(value))
        except InvalidOperation:
            return UNKNOWN
        if not wanted.is_finite():
            return UNKNOWN
        as_share = unit == "%" and abs(wanted) < 1
        candidates = (wanted, wanted * 100) if as_share else (wanted,)
        for candidate in candidates:
            if any(each.value == candidate and _fits(each, unit) for each in self.said):
                return DraftNumber(candidate, "given")
        made = {start.value * factor for factor in self.factors} if start.value else set()
        derived = next((candidate for candidate in candidates if candidate in made), None)
        return DraftNumber(derived, "derived") if derived is not None else UNKNOWN

    def lack(self, text: str) -> bool:
        """Say whether a text holds a number that the brief does not."""
        return any(not readings & self.values for readings in _numbers_of(text))


def _fits(said: Quantity, unit: str) -> bool:
    """Say whether a number of the brief may stand with a unit; a bare one with any of its kind."""
    if not unit:
        return same_unit_kind(said.unit, "") or not said.unit
    return same_quantity_kind(said, canonical(unit))


def _numbers_of(text: str) -> Iterator[set[Decimal]]:
    """Give for each number of a text, in digits or as a word, every value that it may mean."""
    for found in _DIGITS.findall(text):
        yield _decimals(_SEPARATORS.sub("", found), found.replace(",", "."))
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in NUMBER_WORDS and word not in _SAID_IN_PASSING:
            yield {Decimal(NUMBER_WORDS[word])}


def _decimals(*texts: str) -> set[Decimal]:
    found: set[Decimal] = set()
    for text in texts:
        with suppress(InvalidOperation):
            found.add(Decimal(text))
    return found
