from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.grammar.progress import Band, Grade, band, grade, progress, shown, weighted

numbers = st.decimals(-1_000_000, 1_000_000, places=3)


@pytest.mark.parametrize(
    ("start", "current", "target", "expected"),
    [
        (45, 33, 21, "0.5"),  # falling counts the same as rising
        (20, 30, 40, "0.5"),
        (20, 48, 40, "1.4"),
        (20, 10, 40, "-0.5"),
        (0, 0, 5, "0"),
    ],
)
def test_progress_is_the_share_of_the_way(
    start: int, current: int, target: int, expected: str
) -> None:
    assert progress(Decimal(start), Decimal(current), Decimal(target)) == Decimal(expected)


def test_progress_is_undefined_without_a_way_or_with_a_blank() -> None:
    assert progress(Decimal(90), Decimal(95), Decimal(90)) is None
    assert progress(None, Decimal(1), Decimal(2)) is None
    assert progress(Decimal(1), None, Decimal(2)) is None
    assert progress(Decimal(1), Decimal(1), None) is None


@given(numbers, numbers, numbers)
def test_progress_does_not_care_which_way_is_up(
    start: Decimal, current: Decimal, target: Decimal
) -> None:
    assert progress(start, current, target) == progress(-start, -current, -target)


def test_raw_progress_rolls_up_and_only_the_shown_one_is_clamped() -> None:
    rolled_up = weighted([(Decimal("0.5"), Decimal(1)), (Decimal("1.4"), Decimal(1))])
    assert rolled_up == Decimal("0.95")
    assert [shown(Decimal(raw)) for raw in ("-0.5", "0.3", "1.4")] == [0, Decimal("0.3"), 1]
    assert shown(None) is None


def test_undefined_parts_are_left_out_of_the_mean() -> None:
    parts = [(None, Decimal(5)), (Decimal("0.2"), Decimal(1)), (Decimal("0.8"), Decimal(3))]
    assert weighted(parts) == Decimal("0.65")
    assert weighted([(None, Decimal(1))]) is None
    assert weighted([]) is None
    assert weighted([(Decimal(1), Decimal(0))]) is None


def test_a_negative_weight_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        weighted([(Decimal(1), Decimal(-1))])


@pytest.mark.parametrize(
    ("value", "colour"),
    [
        ("0.39999", Band.RED),
        ("0.4", Band.AMBER),
        ("0.69999", Band.AMBER),
        ("0.7", Band.GREEN),
        ("1.3", Band.GREEN),
        ("-1", Band.RED),
    ],
)
def test_bands_leave_no_gap(value: str, colour: Band) -> None:
    assert band(Decimal(value)) is colour


def test_nothing_measured_has_no_colour() -> None:
    assert band(None) is None


@pytest.mark.parametrize(
    ("kind", "raw", "expected"),
    [
        ("committed", "1", Grade.PASSED),
        ("committed", "0.99", Grade.MISSED),
        ("aspirational", "0.65", Grade.SCORED),
        ("guardrail", "1", Grade.HELD),
        ("guardrail", "0.9", Grade.BREACHED),
        ("baseline", "0", Grade.DONE),
        ("baseline", None, Grade.OPEN),
        ("learning", "1", Grade.NOT_ENOUGH_EVIDENCE),
        ("committed", None, None),
    ],
)
def test_each_type_has_its_own_grades(kind: str, raw: str | None, expected: Grade | None) -> None:
    assert grade(kind, None if raw is None else Decimal(raw)) is expected


def test_learning_takes_the_verdict_of_people() -> None:
    assert grade("learning", None, finding=Grade.VALIDATED) is Grade.VALIDATED


def test_an_unknown_type_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="'heroic'"):
        grade("heroic", Decimal(1))
