"""Progress maths: how far along a number is, what people see of it, and what grade it earns.

Raw progress is what gets stored and rolled up; it may pass 1 or fall below 0. Undefined is None,
never 0 or 1, and undefined parts are left out of every mean.
"""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

ZERO, ONE = Decimal(0), Decimal(1)
_RED_BELOW, _AMBER_BELOW = Decimal("0.4"), Decimal("0.7")


class Band(StrEnum):
    """The colour of a progress. The bands touch, so that every value has exactly one."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"


class Grade(StrEnum):
    """What a key result earned at the end, in the words of its type."""

    PASSED = "passed"
    MISSED = "missed"
    SCORED = "scored"  # aspirational: the value itself is the grade
    VALIDATED = "validated"
    PARTLY = "partly"
    INVALIDATED = "invalidated"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"
    HELD = "held"
    BREACHED = "breached"
    DONE = "done"
    OPEN = "open"


def progress(
    start: Decimal | None, current: Decimal | None, target: Decimal | None
) -> Decimal | None:
    """Return the share of the way from start to target, right for rising and falling numbers.

    None while any of the three is unknown, and where start and target are equal: there is no way
    to be part of.
    """
    if start is None or current is None or target is None or start == target:
        return None
    return (current - start) / (target - start)


def shown(raw: Decimal | None) -> Decimal | None:
    """Return what people see of a raw progress: 0 to 1."""
    return None if raw is None else min(max(raw, ZERO), ONE)


def weighted(parts: Iterable[tuple[Decimal | None, Decimal]]) -> Decimal | None:
    """Return the weighted mean of (progress, weight) pairs; the undefined ones are left out.

    None if nothing is left, or if what is left weighs nothing. Guardrails and postponed key
    results are the caller's to leave out. Raises ValueError for a negative weight.
    """
    total = weights = ZERO
    for value, weight in parts:
        if weight < 0:
            message = f"weight must not be negative, got {weight}"
            raise ValueError(message)
        if value is not None:
            total += value * weight
            weights += weight
    return total / weights if weights else None


def band(value: Decimal | None) -> Band | None:
    """Return the colour of a progress: red below 0.4, amber below 0.7, green from there."""
    if value is None:
        return None
    if value < _RED_BELOW:
        return Band.RED
    return Band.AMBER if value < _AMBER_BELOW else Band.GREEN


def grade(kind: str, raw: Decimal | None, *, finding: Grade | None = None) -> Grade | None:
    """Return the grade that a type of key result earns with a raw progress.

    ``kind`` is committed, aspirational, learning, guardrail or baseline. A guardrail is held when
    its ``raw`` is 1 or more (the line kept), a baseline is done when it was measured at all.
    Learning is graded by people: ``finding`` is their verdict, and without one there is not
    enough evidence. None while the value that decides is undefined. Raises ValueError for an
    unknown kind.
    """
    if kind == "learning":
        return finding or Grade.NOT_ENOUGH_EVIDENCE
    if kind == "baseline":
        return Grade.OPEN if raw is None else Grade.DONE
    if kind not in _GRADES:
        message = (
            f"unknown type {kind!r}: use committed, aspirational, learning, guardrail, baseline"
        )
        raise ValueError(message)
    if raw is None:
        return None
    reached, short = _GRADES[kind]
    return reached if raw >= 1 else short


_GRADES = {
    "committed": (Grade.PASSED, Grade.MISSED),
    "aspirational": (Grade.SCORED, Grade.SCORED),
    "guardrail": (Grade.HELD, Grade.BREACHED),
}
