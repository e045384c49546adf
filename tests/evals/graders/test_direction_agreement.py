from dataclasses import replace

import pytest

from evals.graders.direction_agreement import direction_agreement, direction_faults
from tests.evals.build import a_draft, a_key_result, with_first_result


def _unknown(_: str) -> str | None:
    return None


def test_a_sound_draft_points_one_way() -> None:
    assert direction_agreement(a_draft(), _unknown)["direction"].score == 1


@pytest.mark.parametrize(
    "spoilt",
    [
        pytest.param(a_key_result(verb="Raise"), id="the-verb-rises-and-the-numbers-fall"),
        pytest.param(a_key_result(direction="increase"), id="the-field-says-otherwise"),
        pytest.param(a_key_result(start=20, goal=45), id="the-numbers-rise"),
    ],
)
def test_a_contradiction_is_seen(spoilt: object) -> None:
    draft = with_first_result(spoilt)  # type: ignore[arg-type] # parametrised values are objects

    assert direction_agreement(draft, _unknown)["direction"].score == 0


def test_the_polarity_of_a_named_kpi_counts() -> None:
    result = replace(a_key_result(), kpi="clinic-wait")

    assert direction_faults(result, lambda _: "increase")
    assert direction_faults(result, lambda _: "decrease") == []


def test_an_unknown_verb_and_blanks_cannot_contradict() -> None:
    assert direction_faults(a_key_result(start=None, goal=None, verb="Bring"), _unknown) == []


def test_levels_in_two_units_of_time_cannot_contradict() -> None:
    weeks = replace(a_key_result(start=3, goal=5), text="Reduce wait from 3 weeks to 5 days")

    assert direction_faults(weeks, _unknown) == []
