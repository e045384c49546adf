"""A model's slots, however it fills them, become lines of our formulas."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.authoring.llm_grounding import Grounds
from coach.authoring.llm_variants import LONGEST_SLOT, Writer, line, shown
from coach.composer.brief import understand
from coach.composer.values import DraftNumber, Variant
from coach.grammar.key_result import parse_key_result
from coach.grammar.objective import parse_objective
from prompts.library.draft_okrs import ObjectiveSlots
from retrieval.memory import LibraryIndex
from tests.coach.authoring.llm_answers import BRIEF, a_key_result, an_objective, calls


def written(slots: ObjectiveSlots, brief: str = BRIEF, **other: Any) -> Variant:
    understood = understand(brief)
    return Writer(understood, Grounds.of(understood.text), (), None, **other).variant(slots)


@pytest.mark.parametrize(
    ("slots", "text"),
    [
        (
            {
                "action_word": "make",
                "outcome": "Make patients feel expected",
                "value": "so that they stay",
            },
            "Make patients feel expected so that they stay",
        ),
        (
            {
                "action_word": "Free",
                "outcome": "nurses from phones so that they breathe.",
                "value": "Patients meet them",
            },
            "Free nurses from phones so that patients meet them",
        ),
        (
            {"action_word": "Win", "outcome": "NHS partners", "value": "VIP guests return"},
            "Win NHS partners so that VIP guests return",
        ),
    ],
)
def test_an_objective_has_each_part_of_the_formula_once(slots: dict[str, str], text: str) -> None:
    objective = written(an_objective(**slots)).objective
    assert objective.text == text
    parsed = parse_objective(text)
    assert parsed.value is not None
    assert parsed.value.text == objective.value


@pytest.mark.parametrize(
    ("slots", "text"),
    [
        ({"metric": "Reduce the wait from 40 to 7 days"}, "Reduce wait from 40 days to Y days"),
        ({"action_word": "Increase"}, "Reduce wait for a first appointment from 40 days to Y days"),
        ({"action_word": "<b>Cut</b>"}, "Cut wait for a first appointment from 40 days to Y days"),
        ({"unit": "day"}, "Reduce wait for a first appointment from 40 days to Y days"),
        ({"unit": "per 100 beds"}, "Reduce wait for a first appointment from X to Y"),
        ({"target": 40.0}, "Reduce wait for a first appointment from 40 days to Y days"),
        (
            {"baseline": None, "target": 40.0},
            "Reduce wait for a first appointment from X days to 40 days",
        ),
    ],
)
def test_a_key_result_is_written_by_us_whatever_the_slots_hold(
    slots: dict[str, Any], text: str
) -> None:
    variant = written(an_objective(key_results=[a_key_result(**slots), calls()]))
    assert variant.key_results[0].text == text


def test_the_numbers_decide_which_way_it_goes() -> None:
    brief = "Members who book online are at 20%, we want 45%."
    slots = a_key_result(
        metric="members who book online", unit="%", baseline=20.0, target=45.0, direction="decrease"
    )
    [result] = written(an_objective(key_results=[slots, slots]), brief).key_results
    assert (result.direction, result.action_word) == ("increase", "Increase")
    parsed = parse_key_result(result.text)
    assert parsed.baseline is not None
    assert parsed.target is not None
    assert [parsed.baseline.value, parsed.target.value] == [Decimal(20), Decimal(45)]


def test_tasks_and_holds_of_the_brief_are_kept_before_what_the_model_adds() -> None:
    brief = f"{BRIEF} We plan to hire a receptionist. Keep CSAT at 92%."
    variant = written(an_objective(), brief)
    assert "receptionist" in variant.initiatives[0]
    assert "Open an evening clinic" in variant.initiatives
    assert "CSAT" in variant.kpis[0].text


def test_a_key_result_that_bears_the_name_of_a_kpi_is_linked_to_it(library: LibraryIndex) -> None:
    [kpi, *_] = (match.entry for match in library.kpis("patients wait too long for an appointment"))
    understood = understand(BRIEF)
    writer = Writer(understood, Grounds.of(understood.text), (kpi,), None)
    variant = writer.variant(an_objective(key_results=[a_key_result(metric=kpi.phrase), calls()]))
    assert [result.kpi for result in variant.key_results] == [kpi.id, None]


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        (Decimal(40), "days", "40 days"),
        (Decimal(1), "days", "1 day"),
        (Decimal("12.50"), "%", "12.5%"),
        (Decimal(1_200_000), "EUR", "€1,200,000"),
        (Decimal(900), "CHF", "900 CHF"),
        (Decimal("3.8"), "/5", "3.8/5"),
        (Decimal(1500), "", "1,500"),
        (None, "USD", "$X"),
        (None, "%", "X%"),
        (None, "", "X"),
    ],
)
def test_a_level_is_written_as_people_write_it(
    number: Decimal | None, unit: str, text: str
) -> None:
    assert shown(DraftNumber(number, "given" if number else "unknown"), "X", unit) == text


@given(st.text(max_size=2_000))
def test_whatever_stands_in_a_slot_becomes_one_plain_line(text: str) -> None:
    plain = line(text)
    assert len(plain.splitlines()) <= 1
    assert len(plain) <= LONGEST_SLOT
    assert not set("{}<>`|") & set(plain)
