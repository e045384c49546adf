from decimal import Decimal

import pytest

from coach.grammar.units import ALIASES, canonical, convert, unit_kind


@pytest.mark.parametrize(
    ("value", "from_unit", "to_unit", "expected"),
    [
        ("90", "minutes", "hours", "1.5"),
        ("2", "weeks", "days", "14"),
        ("1500", "ms", "seconds", "1.5"),
        ("2", "GB", "MB", "2000"),
        ("1.5", "km", "metres", "1500"),
        ("3", "tonnes", "kg", "3000"),
        ("1", "MWh", "kWh", "1000"),
        ("50", "bps", "%", "0.5"),
        ("5", "business days", "weeks", "1"),
        ("4", "quarters", "years", "1"),
    ],
)
def test_units_of_one_scale_convert_exactly(
    value: str, from_unit: str, to_unit: str, expected: str
) -> None:
    assert convert(Decimal(value), from_unit, to_unit) == Decimal(expected)


@pytest.mark.parametrize(
    ("from_unit", "to_unit"), [("EUR", "USD"), ("days", "%"), ("tickets", "hours"), ("/5", "/10")]
)
def test_without_a_fixed_rate_there_is_no_conversion(from_unit: str, to_unit: str) -> None:
    assert convert(Decimal(1), from_unit, to_unit) is None


def test_the_same_unit_needs_no_rate() -> None:
    assert convert(Decimal(3), "tickets", "tickets") == 3


def test_every_spelling_leads_to_its_unit_whatever_the_case() -> None:
    assert {spelling: canonical(spelling.upper()) for spelling in ALIASES} == ALIASES


def test_counted_nouns_and_bare_numbers_are_counts() -> None:
    assert {unit_kind("loaves"), unit_kind(""), unit_kind("points")} == {"count"}
