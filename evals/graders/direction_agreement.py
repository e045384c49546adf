"""Do verb, numbers, stated direction and the KPI's polarity all point the same way?"""

from collections.abc import Callable
from typing import Final

from coach.composer.values import Draft, DraftKeyResult
from evals.graders.reading import key_results_of
from evals.grading import Grades, passed

RISING: Final = frozenset(
    {"raise", "increase", "grow", "lift", "boost", "expand", "double", "widen", "build"}
)
FALLING: Final = frozenset(
    {"reduce", "cut", "lower", "shorten", "decrease", "halve", "shrink", "trim", "drop", "lessen"}
)

TIMES: Final = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})

Polarity = Callable[[str], str | None]
"""Tells which way a library KPI is better, None for an unknown one."""


def direction_agreement(draft: Draft, polarity: Polarity) -> Grades:
    """Score every key result of a draft together; one without key results cannot tell."""
    faults = [
        fault for result in key_results_of(draft) for fault in direction_faults(result, polarity)
    ]
    return {"direction": passed(not faults, "; ".join(faults[:3]))} if draft.variants else {}


def direction_faults(result: DraftKeyResult, polarity: Polarity) -> list[str]:
    """Name what contradicts the stated direction."""
    said = result.direction
    verb = result.action_word.lower()
    by_verb = "increase" if verb in RISING else "decrease" if verb in FALLING else said
    better = polarity(result.kpi) if result.kpi else None
    low, high = result.baseline.value, result.target.value
    by_numbers = said
    if low is not None and high is not None and not _units_differ(result.text):
        by_numbers = "increase" if high > low else "decrease" if high < low else "hold"
    ways = {"verb": by_verb, "numbers": by_numbers, "KPI": better or said}
    return [
        f"the {who} say {way}, not {said}: {result.text}"
        for who, way in ways.items()
        if way != said
    ]


def _units_differ(text: str) -> bool:
    """Say whether levels stand in two units ("3 weeks to 5 days"), where numbers alone mislead."""
    words = {word.rstrip("s") for word in text.rpartition(" from ")[2].split()}
    return len(words & TIMES) > 1
