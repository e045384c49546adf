"""Reading a number: locale separators, number words, magnitudes. Decimal throughout."""

import re
from decimal import Decimal

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

WORDS: dict[str, Decimal] = {
    **{word: Decimal(value) for value, word in enumerate(_SMALL)},
    **{word: Decimal(value * 10) for value, word in enumerate(_TENS, start=2)},
    **{
        f"{tens}-{ones}": Decimal(ten * 10 + one)
        for ten, tens in enumerate(_TENS, start=2)
        for one, ones in enumerate(_SMALL[1:10], start=1)
    },
    "hundred": Decimal(100),
    "dozen": Decimal(12),
}
"""Number words. "Hundred" and "dozen" also stand behind another one: "two dozen"."""

FRACTIONS: dict[str, Decimal] = {
    "half": Decimal(50),
    "third": Decimal(100) / 3,
    "thirds": Decimal(100) / 3,
    "quarter": Decimal(25),
    "quarters": Decimal(25),
    "fifth": Decimal(20),
    "fifths": Decimal(20),
    "tenth": Decimal(10),
}
"""Shares in per cent by the word after "a", "two", "three"."""

LONGEST = 15
"""Digits beyond this make a telephone number or a ticket, not a quantity."""

_SEPARATOR = re.compile(r"[.,'\u2019]")


def read_number(piece: str, *, whole: bool) -> Decimal | None:
    """Read digits with separators; None if the groups make no number ("2.1.3", "1,2,3").

    ``whole`` says that what is counted comes in whole pieces: then "5.000" is five thousand, as
    in German or Spanish, where otherwise it would be five with three decimals.
    """
    groups = _SEPARATOR.split(piece)
    if sum(map(len, groups)) > LONGEST:
        return None
    separators = _SEPARATOR.findall(piece)
    if not separators:
        return Decimal(piece)
    if len(separators) == 1:
        return _one_separator(groups, separators[0], whole=whole)
    return _many_separators(groups, separators)


def _one_separator(groups: list[str], separator: str, *, whole: bool) -> Decimal | None:
    """Decide whether a lone separator marks thousands or decimals."""
    head, tail = groups
    thousands = len(tail) == 3 and len(head) <= 3 and not head.startswith("0")  # noqa: PLR2004 - thousands come in threes
    if separator not in {".", ","}:
        return Decimal(head + tail) if thousands else None
    if thousands and (separator == "," or whole):
        return Decimal(head + tail)
    return Decimal(f"{head}.{tail}")


def _many_separators(groups: list[str], separators: list[str]) -> Decimal | None:
    """Read "1.234,5", "1,234,567.8", "12'000.50" and Indian "1,20,000"."""
    grouping, last = separators[0], separators[-1]
    decimals = ""
    if last != grouping:
        if last not in {".", ","}:
            return None
        decimals = "." + groups.pop()
        separators = separators[:-1]
    if any(separator != grouping for separator in separators):
        return None
    middle_sound = all(len(group) in {2, 3} for group in groups[1:-1])
    if len(groups[0]) > 3 or len(groups[-1]) != 3 or not middle_sound:  # noqa: PLR2004 - thousands come in threes
        return None
    return Decimal("".join(groups) + decimals)
