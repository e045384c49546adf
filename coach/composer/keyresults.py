"""Key results by the formula: action word + metric + from X to Y, with the unit."""

from decimal import Decimal

from coach.composer.idea import Idea
from coach.composer.levels import Level
from coach.composer.measures import DURATION_UNITS
from coach.composer.values import DraftKeyResult, DraftNumber

_UP = ("Increase", "Raise", "Lift")
_DOWN = ("Reduce", "Cut", "Lower")
_TIME_DOWN = ("Shorten", "Reduce", "Cut")
_MONEY_UP = ("Grow", "Increase", "Raise")


def key_result(idea: Idea, position: int, deadline: str = "") -> DraftKeyResult:
    """Write one key result; ``position`` varies the action word within a variant."""
    action = _action(idea, position)
    unit = idea.unit if idea.unit not in {"money", "rating"} else ""
    start, goal = _number(idea.baseline, "X", unit), _number(idea.target, "Y", unit)
    text = f"{action} {idea.metric} from {start} to {goal}"
    if deadline:
        text = f"{text} {deadline}"
    return DraftKeyResult(
        text=text,
        action_word=action,
        metric=idea.metric,
        unit=unit,
        direction=idea.direction,
        baseline=_draft_number(idea.baseline),
        target=_draft_number(idea.target),
        kpi=idea.kpi,
        why=idea.why,
    )


def _action(idea: Idea, position: int) -> str:
    if idea.direction == "increase":
        words = _MONEY_UP if idea.unit == "money" else _UP
    else:
        words = (
            _TIME_DOWN
            if idea.unit in DURATION_UNITS and idea.metric.startswith(("median", "average"))
            else _DOWN
        )
    return words[position % len(words)]


def _number(level: Level | None, letter: str, unit: str) -> str:
    shown = level.shown if level is not None else letter
    if level is not None and level.kind == "duration":
        unit = level.unit
    if unit == "%" or unit.startswith("/"):
        return f"{shown}{unit}"
    if not unit:
        return shown
    if level is not None and level.value == Decimal(1) and unit in DURATION_UNITS:
        return f"{shown} {unit[:-1]}"
    return f"{shown} {unit}"


def _draft_number(level: Level | None) -> DraftNumber:
    if level is None:
        return DraftNumber(None, "unknown")
    return DraftNumber(level.value, "derived" if level.derived else "given")
