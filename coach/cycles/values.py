"""Cadences, phases and the dates of a cycle's rhythm. Pure."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from coach.errors import Invalid

LONGEST_DAYS = 3 * 366


class Cadence(StrEnum):
    """How long a cycle usually is."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    CUSTOM = "custom"


class Phase(StrEnum):
    """Where a cycle stands."""

    PLAN = "plan"
    ACTIVE = "active"
    WRAP_UP = "wrap_up"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When planning and wrap-up begin, and how many days lie between two check-ins."""

    planning_on: date
    wrap_up_on: date
    check_in_days: int = 7


@dataclass(frozen=True, slots=True)
class CycleFields:
    """What can be said of a cycle. Without a rhythm the usual one is taken."""

    name: str
    cadence: Cadence
    starts_on: date
    ends_on: date
    rhythm: Rhythm | None = None


def usual_rhythm(starts_on: date, ends_on: date) -> Rhythm:
    """Plan from a month before the start, wrap up from a week before the end, check in weekly."""
    return Rhythm(
        planning_on=month_before(starts_on),
        wrap_up_on=max(starts_on, ends_on - timedelta(days=7)),
    )


def month_before(day: date) -> date:
    """Return the same day of the month before, or that month's last."""
    year, month = (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def check_dates(fields: CycleFields) -> None:
    """Refuse dates that make no cycle. Raises Invalid."""
    if fields.ends_on <= fields.starts_on:
        raise Invalid("The cycle ends before it starts. Give a later end.", field="ends_on")
    if (fields.ends_on - fields.starts_on).days > LONGEST_DAYS:
        raise Invalid("A cycle lasts three years at most. Give an earlier end.", field="ends_on")
    rhythm = fields.rhythm
    if rhythm is None:
        return
    if not 1 <= rhythm.check_in_days <= LONGEST_DAYS:
        raise Invalid("Check-ins are at least a day apart.", field="check_in_days")
    if rhythm.planning_on > fields.ends_on:
        raise Invalid("Planning starts after the cycle's end.", field="planning_on")
    if not fields.starts_on <= rhythm.wrap_up_on <= fields.ends_on:
        raise Invalid("Wrap-up starts outside of the cycle.", field="wrap_up_on")
