from dataclasses import replace
from decimal import Decimal

import pytest

from coach.composer.values import DraftNumber
from evals.graders.number_grounding import derivable, number_grounding
from evals.graders.reading import number_words_in, numbers_in
from tests.evals.build import (
    BRIEF,
    a_draft,
    a_key_result,
    a_variant,
    with_first_result,
)


def test_numbers_of_the_brief_are_grounded() -> None:
    grades = number_grounding(BRIEF, a_draft())

    assert (grades["grounded"].score, grades["origins"].score) == (1, 1)


def test_one_foreign_number_anywhere_is_seen() -> None:
    for spoilt in (
        with_first_result(a_key_result(goal=15)),
        a_draft(a_variant(initiatives=("Open 3 more rooms",))),
        a_draft(a_variant("walk-in patients feel expected within two visits")),
    ):
        assert number_grounding(BRIEF, spoilt)["grounded"].score == 0


@pytest.mark.parametrize(
    ("brief", "value"),
    [
        ("1,150 teachers", "1150"),
        ("a rate of 4,2%", "4.2"),
        ("€1.2M", "1200000"),
        ("6k users", "6000"),
    ],
)
def test_spellings_of_a_number_are_one_number(brief: str, value: str) -> None:
    assert Decimal(value) in numbers_in(brief)


def test_half_of_a_given_number_is_derived_and_not_invented() -> None:
    assert Decimal(6) in derivable("it takes 12 days, halve that", {Decimal(12)})
    assert Decimal(6) not in derivable("it takes 12 days", {Decimal(12)})


def test_a_forged_origin_is_seen() -> None:
    result = a_key_result(goal=None)
    forged = replace(result, target=DraftNumber(None, "given"))

    assert number_grounding(BRIEF, with_first_result(forged))["origins"].score == 0


def test_saying_the_brief_in_other_words_changes_nothing() -> None:
    reworded = "Twenty minutes is what we want; patients wait 45. CSAT stays at 88%."

    assert number_grounding(reworded, a_draft()) == number_grounding(BRIEF, a_draft())


def test_number_words_count_and_idioms_with_them_do_not() -> None:
    assert number_words_in("six weeks, then three") == {Decimal(6), Decimal(3)}
    assert number_words_in("two-way contact, one of them") == set()
    assert Decimal(20) in number_words_in("twenty-five families")
