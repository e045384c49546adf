import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.statistics import mean_interval, paired_change, wilson


def test_wilson_matches_published_values() -> None:
    low, high = wilson(8, 10)

    assert (low, high) == pytest.approx((0.4902, 0.9433), abs=1e-3)


@given(st.integers(0, 40), st.integers(0, 40))
def test_an_interval_holds_its_share_and_stays_between_nought_and_one(
    hits: int, misses: int
) -> None:
    low, high = wilson(hits, hits + misses)

    assert 0 <= low <= high <= 1
    if hits + misses:
        assert low <= hits / (hits + misses) <= high


def test_more_cases_make_a_narrower_interval() -> None:
    few, many = wilson(9, 10), wilson(90, 100)

    assert many.high - many.low < few.high - few.low


def test_intervals_repeat_for_the_same_seed() -> None:
    values = [0.2, 0.5, 0.9, 1.0]

    assert mean_interval(values, seed="a") == mean_interval(values, seed="a")


def test_a_clear_drop_is_told_from_noise() -> None:
    before = [(1.0,)] * 40
    dropped = [(0.0,)] * 12 + [(1.0,)] * 28

    change, interval = paired_change(before, dropped, seed="x")
    assert change == pytest.approx(-0.3)
    assert interval.high < 0

    one_off = [(0.0,)] + [(1.0,)] * 39
    assert paired_change(before, one_off, seed="x")[1].high == 0


def test_repeats_of_few_cases_do_not_pass_for_many_cases() -> None:
    before = [(1.0, 1.0), (1.0, 1.0), (0.0, 0.0), (0.0, 0.0)] * 2
    few = paired_change(before, before[::-1], seed="x")[1]
    once, flipped = (1.0, 1.0, 0.0, 0.0) * 8, (0.0, 0.0, 1.0, 1.0) * 8
    many = paired_change([(each,) for each in once], [(each,) for each in flipped], seed="x")[1]

    assert many.high - many.low < few.high - few.low
