"""What check-ins say, and what can be read from a course of them. Pure.

The range is what the end of the cycle would bring *if the recent pace continues*. It is no
probability, and nothing here claims one.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from coach.okrs.values import Health

RECENT = timedelta(days=28)
WEEK = Decimal(7)
FEWEST_FOR_RANGE = 3
WEEK_SECONDS = Decimal(7 * 86_400)


@dataclass(frozen=True, slots=True)
class CheckInFields:
    """What somebody says of a key result. ``unit`` is named where it is not the key result's."""

    value: Decimal
    confidence: Decimal | None = None
    status: Health | None = None
    note: str = ""
    helped: str = ""
    blocker: str = ""
    plan: str = ""
    unit: str | None = None


class Freshness(StrEnum):
    """Whether a key result was checked within its cadence."""

    FRESH = "fresh"
    DUE = "due"
    STALE = "stale"  # two cadences without a word


@dataclass(frozen=True, slots=True)
class Point:
    """A value at a moment."""

    at: datetime
    value: Decimal


@dataclass(frozen=True, slots=True)
class Moved:
    """An objective whose number a check-in touched, as the actor may see it."""

    id: UUID
    title: str
    progress: Decimal | None


@dataclass(frozen=True, slots=True)
class Course:
    """Where a key result is going. Rates are change a week, in the key result's unit."""

    pace: Decimal | None
    required: Decimal | None
    freshness: Freshness
    low: Decimal | None
    high: Decimal | None


def pace(points: Sequence[Point]) -> Decimal | None:
    """Return the change a week over the last four weeks of points, oldest first.

    Reaches further back where these hold a single point. None without two moments to compare.
    """
    if len(points) < FEWEST_FOR_RANGE - 1:
        return None
    last = points[-1]
    since = next(
        (point for point in points[:-1] if point.at >= last.at - RECENT),
        points[-2],
    )
    return _slope(since, last)


def required(
    current: Decimal | None, target: Decimal | None, today: date, ends_on: date
) -> Decimal | None:
    """Return the change a week that would still reach the target; None after the end."""
    days = (ends_on - today).days
    if current is None or target is None or days <= 0:
        return None
    return (target - current) * WEEK / days


def spread(points: Sequence[Point], ends_on: date) -> tuple[Decimal, Decimal] | None:
    """Return the least and the most that the end would bring at paces seen lately.

    Takes the slowest and the fastest stretch of the last four weeks, or of the last three points
    where these are older. None with fewer than three.
    """
    if len(points) < FEWEST_FOR_RANGE:
        return None
    last = points[-1]
    recent = [point for point in points if point.at >= last.at - RECENT]
    if len(recent) < FEWEST_FOR_RANGE:
        recent = list(points[-FEWEST_FOR_RANGE:])
    slopes = [
        slope
        for one, other in itertools.pairwise(recent)
        if (slope := _slope(one, other)) is not None
    ]
    if not slopes:
        return None
    weeks = max(Decimal((ends_on - last.at.date()).days), Decimal(0)) / WEEK
    return last.value + min(slopes) * weeks, last.value + max(slopes) * weeks


def _slope(one: Point, other: Point) -> Decimal | None:
    seconds = Decimal(str((other.at - one.at).total_seconds()))
    return (other.value - one.value) * WEEK_SECONDS / seconds if seconds > 0 else None


def freshness(checked_at: datetime | None, since: datetime, now: datetime, days: int) -> Freshness:
    """Judge how long ago a key result was checked; ``since`` is when its cycle started."""
    age = now - max(checked_at or since, since)
    if age <= timedelta(days=days):
        return Freshness.FRESH
    return Freshness.DUE if age <= timedelta(days=2 * days) else Freshness.STALE
