from dataclasses import replace
from decimal import Decimal

import pytest

from coach.composer.values import DraftNumber
from evals.graders.expected_levels import Level, expected_levels
from tests.evals.build import a_draft, a_key_result, with_first_result

WAIT = Level(Decimal(45), Decimal(20), "minutes", "decrease", ("wait",))


def test_given_levels_in_their_places_pass() -> None:
    grades = expected_levels(a_draft(), [WAIT], [12])

    assert all(grade.score == 1 for grade in grades.values()), grades
    assert "level-origin" in grades


@pytest.mark.parametrize(
    ("result", "score"),
    [
        pytest.param(a_key_result(start=20, goal=45), "levels", id="swapped"),
        pytest.param(a_key_result(goal=None), "levels", id="target-lost"),
        pytest.param(a_key_result("pages in the report"), "level-topic", id="on-another-metric"),
        pytest.param(a_key_result(unit="days"), "level-unit", id="in-another-unit"),
        pytest.param(a_key_result(direction="increase"), "level-direction", id="the-other-way"),
    ],
)
def test_each_way_to_misplace_a_level_has_its_own_score(result: object, score: str) -> None:
    draft = with_first_result(result)  # type: ignore[arg-type] # parametrised values are objects

    assert expected_levels(draft, [WAIT])[score].score == 0


def test_a_given_number_that_is_called_derived_is_seen() -> None:
    result = replace(a_key_result(), target=DraftNumber(Decimal(20), "derived"))

    assert expected_levels(with_first_result(result), [WAIT])["level-origin"].score == 0


def test_a_team_size_in_a_key_result_is_a_stray() -> None:
    draft = with_first_result(a_key_result(start=12))

    assert expected_levels(draft, [], [12])["no-stray-level"].score == 0


def test_a_brief_without_levels_cannot_tell() -> None:
    assert expected_levels(a_draft(), []) == {}
