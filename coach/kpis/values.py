"""The words of KPIs, and how healthy a series is. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from coach.grammar.values import Direction
from coach.okrs.values import Health

__all__ = ["Cadence", "Direction", "Health", "KpiFields", "KpiKind", "MeasurementFields"]

BAD_PERIODS = 2
"""So many in a row, and a recovery key result is proposed."""


class KpiKind(StrEnum):
    """Whether a KPI moves before the outcome or after it."""

    LEADING = "leading"
    LAGGING = "lagging"


class Cadence(StrEnum):
    """How often a KPI is measured."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Visibility(StrEnum):
    """Who sees a KPI."""

    PRIVATE = "private"
    TEAM = "team"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class KpiFields:
    """What can be said of a KPI. Healthy is what lies between the bounds; either may be open."""

    name: str
    definition: str = ""
    formula: str = ""
    unit: str = ""
    direction: Direction = Direction.INCREASE
    kind: KpiKind = KpiKind.LAGGING
    cadence: Cadence = Cadence.MONTH
    lower_bound: Decimal | None = None
    upper_bound: Decimal | None = None
    team_id: UUID | None = None
    owner_id: UUID | None = None
    visibility: Visibility = Visibility.PUBLIC
    synonyms: tuple[str, ...] = ()
    library_key: str | None = None


@dataclass(frozen=True, slots=True)
class MeasurementFields:
    """One value of a KPI. Without a day it is today's."""

    value: Decimal
    measured_on: date | None = None
    note: str = ""


def within(value: Decimal, lower: Decimal | None, upper: Decimal | None) -> bool:
    """Tell whether a value lies between its bounds."""
    return (lower is None or value >= lower) and (upper is None or value <= upper)


def health(latest: Sequence[Decimal], lower: Decimal | None, upper: Decimal | None) -> Health:
    """Judge a series, the newest value first: out of bounds once is a warning, twice is bad."""
    if not latest or (lower is None and upper is None):
        return Health.NONE
    bad = [not within(value, lower, upper) for value in latest[:BAD_PERIODS]]
    if not bad[0]:
        return Health.ON_TRACK
    return Health.OFF_TRACK if len(bad) == BAD_PERIODS and all(bad) else Health.AT_RISK
