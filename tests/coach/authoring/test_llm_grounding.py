"""A number counts only if the team gave it, or its own words make it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.authoring.llm_grounding import UNKNOWN, Grounds
from coach.composer.values import DraftNumber

BRIEF = (
    "Patients wait 40 days. 25% of calls are abandoned, we want to halve that. Costs are €1.2m,"
    " three nurses left, CSAT is 3.8/5."
)
GROUNDS = Grounds.of(BRIEF)


@pytest.mark.parametrize(
    ("value", "unit"),
    [(40, "days"), (25, "%"), (1_200_000, "EUR"), (3.8, "/5"), (3, "")],
)
def test_what_the_brief_says_is_given(value: float, unit: str) -> None:
    assert GROUNDS.level(value, unit) == DraftNumber(Decimal(str(value)), "given")


def test_a_share_written_as_a_fraction_is_the_same_share() -> None:
    assert GROUNDS.level(0.25, "%") == DraftNumber(Decimal("25.00"), "given")


@pytest.mark.parametrize(
    ("value", "unit"),
    [(10, "days"), (40, "%"), (25, "days"), (7, ""), (float("nan"), "%"), (float("inf"), "")],
)
def test_a_foreign_number_or_one_with_a_foreign_unit_is_a_blank(value: float, unit: str) -> None:
    assert GROUNDS.level(value, unit) == UNKNOWN


def test_what_the_words_of_the_brief_make_of_a_number_is_derived() -> None:
    start = GROUNDS.level(25, "%")
    assert GROUNDS.level(12.5, "%", start) == DraftNumber(Decimal("12.5"), "derived")
    assert Grounds.of("25% of calls are abandoned").level(12.5, "%", start) == UNKNOWN
    assert (
        Grounds.of("Raise 40 by 20%").level(48, "", DraftNumber(Decimal(40), "given")).origin
        == "derived"
    )


def test_a_blank_makes_nothing() -> None:
    assert GROUNDS.level(12.5, "%", UNKNOWN) == UNKNOWN
    assert GROUNDS.level(None, "%") == UNKNOWN


@pytest.mark.parametrize(
    "text",
    ["within 24 hours", "hire two nurses", "reach 99.9%", "in twenty clinics", "top 10"],
)
def test_a_text_with_a_foreign_number_lacks_ground(text: str) -> None:
    assert GROUNDS.lack(text)


@pytest.mark.parametrize(
    "text",
    [
        "one of the nurses",
        "after 40 days",
        "three nurses",
        "the first appointment",
        "€1.2m of cost",
    ],
)
def test_a_text_with_the_teams_own_numbers_does_not(text: str) -> None:
    assert not GROUNDS.lack(text)


@given(st.text(max_size=200), st.floats(), st.text(max_size=10))
def test_no_brief_and_no_answer_breaks_the_judging(brief: str, value: float, unit: str) -> None:
    number = Grounds.of(brief).level(value, unit)
    assert (number.value is None) == (number.origin == "unknown")
