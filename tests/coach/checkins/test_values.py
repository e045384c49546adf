"""Pace, required run rate, range and freshness."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from coach.checkins.values import Freshness, Point, freshness, pace, required, spread

START = datetime(2027, 1, 1, 12, tzinfo=UTC)
END = date(2027, 3, 31)


def points(*values: tuple[int, int]) -> list[Point]:
    return [Point(START + timedelta(days=day), Decimal(value)) for day, value in values]


def test_pace_is_change_a_week_over_the_last_four_weeks() -> None:
    assert pace([]) is None
    assert pace(points((0, 5))) is None
    assert pace(points((0, 0), (7, 10))) == 10
    assert pace(points((0, 0), (20, 50), (34, 70), (41, 80))) == 10  # the first is too old
    assert pace(points((0, 0), (70, 100))) == 10  # nothing newer to compare with


def test_two_values_at_one_moment_have_no_pace() -> None:
    assert pace(points((3, 1), (3, 2))) is None


def test_required_is_what_is_left_over_the_weeks_that_are_left() -> None:
    assert required(Decimal(40), Decimal(20), date(2027, 3, 17), END) == -10
    assert required(Decimal(40), Decimal(20), END, END) is None
    assert required(None, Decimal(20), START.date(), END) is None


def test_the_range_goes_from_the_slowest_to_the_fastest_stretch() -> None:
    ends = START.date() + timedelta(days=28)
    assert spread(points((0, 0), (7, 7)), ends) is None
    assert spread(points((0, 0), (7, 7), (14, 28)), ends) == (Decimal(42), Decimal(70))
    assert (
        spread(points((0, 0), (50, 50), (100, 100)), ends) == (Decimal(100),) * 2
    )  # the end has passed


@pytest.mark.parametrize(
    ("days", "expected"), [(7, Freshness.FRESH), (8, Freshness.DUE), (15, Freshness.STALE)]
)
def test_a_key_result_grows_stale_after_two_cadences(days: int, expected: Freshness) -> None:
    now = START + timedelta(days=days)
    assert freshness(START, START, now, 7) is expected
    assert freshness(None, START, now, 7) is expected
    assert freshness(START - timedelta(days=90), START, now, 7) is expected
