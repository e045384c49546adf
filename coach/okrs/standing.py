"""How goals stand: confidence, health and grade. Pure.

Progress says how far, confidence how sure, a score what it was worth in the end: three things.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coach.cycles.models import Cycle
from coach.grammar.progress import Band, Grade, band, grade, shown
from coach.grammar.values import Comparator, Direction
from coach.okrs.models import KeyResult, Objective
from coach.okrs.values import Health, KeyResultType, Status

ZERO, ONE = Decimal(0), Decimal(1)
HEALTH = {
    Band.GREEN: Health.ON_TRACK,
    Band.AMBER: Health.AT_RISK,
    Band.RED: Health.OFF_TRACK,
    None: Health.NONE,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How an objective or a key result stands today."""

    confidence: Decimal | None
    health: Health
    grade: Grade | None


def of_objective(objective: Objective, today: date) -> Standing:
    """Judge an objective whose key results and cycle are loaded.

    Its confidence is the weighted mean of its key results' last ones. A grade it has once it is
    closed, by its score.
    """
    total = weights = ZERO
    for key_result in objective.key_results:
        if key_result.confidence is not None:
            total += key_result.confidence * key_result.counted
            weights += key_result.counted
    closed = objective.status == Status.CLOSED.value
    return Standing(
        confidence=total / weights if weights else None,
        health=health(objective.progress, objective.cycle, today),
        grade=grade(objective.type, objective.score) if closed else None,
    )


def of_key_result(key_result: KeyResult, objective: Objective, today: date) -> Standing:
    """Judge a key result by its own type, or else by its objective's."""
    kind = key_result.type or objective.type
    if kind == KeyResultType.GUARDRAIL.value:
        raw = line_kept(key_result)
        found = HEALTH[None] if raw is None else HEALTH[Band.GREEN if raw else Band.RED]
        return Standing(key_result.confidence, found, grade(kind, raw))
    raw = key_result.current if kind == KeyResultType.BASELINE.value else key_result.progress
    over = objective.status == Status.CLOSED.value or objective.cycle.is_closed
    found = (
        Health.NONE if key_result.postponed else health(key_result.progress, objective.cycle, today)
    )
    return Standing(key_result.confidence, found, grade(kind, raw) if over else None)


def line_kept(guardrail: KeyResult) -> Decimal | None:
    """Return 1 while a guardrail's line is kept and 0 once it is crossed; None if unknown."""
    if guardrail.current is None or guardrail.target is None:
        return None
    falling = guardrail.direction == Direction.DECREASE.value and guardrail.comparator is None
    if falling or guardrail.comparator == Comparator.AT_MOST.value:
        return ONE if guardrail.current <= guardrail.target else ZERO
    return ONE if guardrail.current >= guardrail.target else ZERO


def health(raw: Decimal | None, cycle: Cycle, today: date) -> Health:
    """Compare progress with the share of the cycle that has passed: half the way at half time.

    Bands are the usual ones, applied to progress as a share of where it should be by now.
    """
    expected = elapsed(cycle, today)
    if raw is None or not expected:
        return Health.NONE
    return HEALTH[band((shown(raw) or ZERO) / expected)]


def elapsed(cycle: Cycle, today: date) -> Decimal:
    """Return the share of a cycle that has passed by the end of a day, 0 to 1."""
    days = (cycle.ends_on - cycle.starts_on).days + 1
    passed = (today - cycle.starts_on).days + 1
    return Decimal(min(max(passed, 0), days)) / days
