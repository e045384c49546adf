"""How graders read text: by rules of their own, never with the code that they judge."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from coach.composer.values import Draft, DraftKeyResult, Variant

_NUMBER = re.compile(
    r"(?<![\w.,])[-\u2212]?(\d+(?:[.,\u00a0\u202f']\d+)*)"
    r"(?:\s?(k|m|bn|million|thousand|billion)\b)?",
    re.IGNORECASE,
)
_SCALE = {
    "k": 10**3,
    "thousand": 10**3,
    "m": 10**6,
    "million": 10**6,
    "bn": 10**9,
    "billion": 10**9,
}
_WORD_VALUES = {
    word: value
    for value, word in enumerate(
        [
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
            "twenty",
        ]
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100, "dozen": 12}
QUIET_WORDS = frozenset({"zero", "one"})
"""Number words that say no number in "one of them", "zero in on"."""

_COUNTING = frozenset(_WORD_VALUES) - QUIET_WORDS
_WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
STEM = 5
"""Letters that two forms of a word share: coarse, and the same for everybody."""


def numbers_in(text: str) -> set[Decimal]:
    """Return every value that the digits of a text may mean, "1,150" being 1150 and 1.150."""
    values: set[Decimal] = set()
    for found in _NUMBER.finditer(text.replace("€", " ").replace("$", " ").replace("£", " ")):
        scale = _SCALE.get((found.group(2) or "").lower(), 1)
        values.update(reading * scale for reading in _readings(found.group(1)))
    return values


def _readings(digits: str) -> Iterator[Decimal]:
    bare = re.sub(r"[\u00a0\u202f']", "", digits)
    yield Decimal(re.sub(r"[.,]", "", bare))
    whole, mark, part = bare.rpartition("." if bare.rfind(".") > bare.rfind(",") else ",")
    if mark:
        yield Decimal(f"{re.sub('[.,]', '', whole) or 0}.{part}")


def number_words_in(text: str) -> set[Decimal]:
    """Return the values of number words, without those that rarely count."""
    # "two-way" is an idiom, "twenty-five" a number: a hyphen joins numbers only to numbers.
    compounds = (word.split("-") for word in re.findall(r"[a-z]+(?:-[a-z]+)*", text.lower()))
    told = (parts for parts in compounds if all(part in _WORD_VALUES for part in parts))
    words = (word for parts in told for word in parts)
    return {Decimal(_WORD_VALUES[word]) for word in words if word in _COUNTING}


def words_in(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return [word.lower() for word in _WORD.findall(text)]


def stems_in(text: str) -> list[str]:
    """Return the beginnings of all words that are long enough to mean something."""
    return [word[:STEM] for word in words_in(text) if len(word) >= STEM - 1]


def mentions(text: str, stems: Iterable[str]) -> bool:
    """Say whether some word of the text begins with, or holds, one of the stems."""
    lowered = text.lower()
    return any(stem.lower() in lowered for stem in stems)


def texts_of(variant: Variant) -> list[str]:
    """The lines of a variant that are its own: objective and key results."""
    return [variant.objective.text, *(result.text for result in variant.key_results)]


def all_texts(draft: Draft) -> list[str]:
    """Everything of a draft that a team reads as its own words."""
    lines: list[str] = []
    for variant in draft.variants:
        lines += texts_of(variant)
        lines += variant.initiatives
        lines += [kpi.text for kpi in variant.kpis]
    return lines


def key_results_of(draft: Draft) -> Iterator[DraftKeyResult]:
    """Every key result of every variant."""
    for variant in draft.variants:
        yield from variant.key_results
