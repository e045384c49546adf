"""Confidence, health and grades."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from coach.grammar.progress import Grade
from coach.okrs.models import KeyResult, Objective
from coach.okrs.standing import elapsed, health, of_key_result, of_objective
from coach.okrs.values import Health
from tests.build import a_cycle

HALF_TIME = date(2027, 2, 14)


def an_objective(*lines: KeyResult, progress: str | None = None) -> Objective:
    return Objective(
        type="committed",
        status="published",
        progress=Decimal(progress) if progress else None,
        cycle=a_cycle(uuid4()),
        key_results=list(lines),
    )


def a_line(kind: str | None = None, **more: object) -> KeyResult:
    return KeyResult(
        **{"type": kind, "weight": Decimal(1), "postponed": False, "title": "x"} | more
    )


def test_half_the_time_asks_for_half_the_way() -> None:
    cycle = a_cycle(uuid4())
    assert elapsed(cycle, HALF_TIME) == Decimal("0.5")
    assert elapsed(cycle, date(2026, 1, 1)) == 0
    assert elapsed(cycle, date(2028, 1, 1)) == 1
    seen = [health(Decimal(raw), cycle, HALF_TIME) for raw in ("0.5", "0.35", "0.2", "0.1")]
    assert seen == [Health.ON_TRACK, Health.ON_TRACK, Health.AT_RISK, Health.OFF_TRACK]
    assert health(None, cycle, HALF_TIME) is Health.NONE
    assert health(Decimal(0), cycle, date(2026, 12, 31)) is Health.NONE


def test_confidence_is_the_weighted_mean_of_what_counts() -> None:
    found = an_objective(
        a_line(confidence=Decimal("0.9"), weight=Decimal(3)),
        a_line(confidence=Decimal("0.5")),
        a_line(),
        a_line("guardrail", confidence=Decimal("0.1")),
    )
    assert of_objective(found, HALF_TIME).confidence == Decimal("0.8")
    assert of_objective(an_objective(), HALF_TIME).confidence is None


def test_a_grade_comes_at_the_end_by_the_type() -> None:
    found = an_objective(progress="0.9")
    assert of_objective(found, HALF_TIME).grade is None
    found.status, found.score = "closed", Decimal("0.9")
    assert of_objective(found, HALF_TIME).grade is Grade.MISSED
    found.type = "aspirational"
    assert of_objective(found, HALF_TIME).grade is Grade.SCORED
    mixed = a_line("committed", progress=Decimal(1))
    assert of_key_result(mixed, found, HALF_TIME).grade is Grade.PASSED
    baseline = a_line("baseline", current=Decimal(41))
    assert of_key_result(baseline, found, HALF_TIME).grade is Grade.DONE


@pytest.mark.parametrize(
    ("current", "comparator", "direction", "grade"),
    [
        (4, "at_most", "hold", Grade.HELD),
        (6, "at_most", "hold", Grade.BREACHED),
        (6, "at_least", "hold", Grade.HELD),
        (4, None, "increase", Grade.BREACHED),
        (4, None, "decrease", Grade.HELD),
        (None, "at_most", "hold", None),
    ],
)
def test_a_guardrail_is_held_on_the_right_side_of_its_line(
    current: int | None, comparator: str | None, direction: str, grade: Grade | None
) -> None:
    line = a_line(
        "guardrail",
        current=None if current is None else Decimal(current),
        target=Decimal(5),
        comparator=comparator,
        direction=direction,
    )
    assert of_key_result(line, an_objective(), HALF_TIME).grade is grade


def test_a_postponed_key_result_has_no_health() -> None:
    line = a_line(progress=Decimal("0.1"), postponed=True)
    assert of_key_result(line, an_objective(), HALF_TIME).health is Health.NONE
