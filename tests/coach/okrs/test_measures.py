"""What a key result's words say, in columns."""

from decimal import Decimal

import pytest

from coach.errors import Invalid
from coach.okrs.measures import checked_number, checked_weight, measure_of, write_measure
from coach.okrs.models import KeyResult
from coach.okrs.values import KeyResultFields


@pytest.mark.parametrize(
    ("title", "unit", "baseline", "target"),
    [
        ("Reduce onboarding time from 45 days to 21 days", "days", "45", "21"),
        ("Cut waiting from 90 minutes to 1 hour", "hours", "1.5", "1"),
        ("Halve waiting time from 40 minutes", "minutes", "40", "20"),
        ("Double sign-ups from 20", "", "20", "40"),
        ("Reduce churn from X% to Y%", "%", None, None),
        ("Raise reviews from 3.1/5 to 4.2/5", "/5", "3.1", "4.2"),
        ("Publish the setup guide", "", None, None),
    ],
)
def test_numbers_are_read_into_one_unit(
    title: str, unit: str, baseline: str | None, target: str | None
) -> None:
    read = measure_of(title)
    expected = [None if number is None else Decimal(number) for number in (baseline, target)]
    assert (read.unit, [read.baseline, read.target]) == (unit, expected)


def test_a_percentage_that_changes_by_a_percentage_is_left_open() -> None:
    assert measure_of("Raise conversion from 20% by 10%").target is None


def test_what_is_no_number_of_ours_is_refused_by_name() -> None:
    for value in ("NaN", "Infinity", "1e16"):
        with pytest.raises(Invalid) as caught:
            checked_number(Decimal(value), "target")
        assert caught.value.field == "target"
    for weight in ("-0.1", "1001", "NaN"):
        with pytest.raises(Invalid):
            checked_weight(Decimal(weight))
    assert str(checked_number(Decimal("1E+2"), "target")) == "100"


@pytest.mark.parametrize(
    ("title", "given", "unit", "baseline", "target"),
    [
        ("Cut waiting from 90 minutes to 1 hour", "min", "minutes", "90", "60"),
        ("Cut waiting from 90 minutes to 1 hour", "percent", "%", None, None),
        ("Raise NPS from 0 to 10", "points", "points", "0", "10"),
        ("Cut backlog from 60 tickets to 20 tickets", "requests", "requests", "60", "20"),
    ],
)
def test_a_unit_given_beside_the_words_is_the_one_that_counts(
    title: str, given: str, unit: str, baseline: str | None, target: str | None
) -> None:
    line = KeyResult()
    write_measure(line, KeyResultFields(title, unit=given))
    expected = [None if number is None else Decimal(number) for number in (baseline, target)]
    assert (line.unit, [line.baseline, line.target]) == (unit, expected)
