import pytest

from evals.bench.__main__ import BENCHMARKS, main
from evals.bench.chart import as_json, drawn
from evals.bench.linting import key_results
from evals.bench.measure import Measure, growth_exponent, typical_seconds


def a_measure(seconds: float = 0.2, **changes: object) -> Measure:
    values: dict[str, object] = {
        "name": "linting",
        "floor_name": "parsing",
        "floor_seconds": 0.1,
        "budget": 3.0,
        "unit": "ratio",
    }
    return Measure(seconds=seconds, **{**values, **changes})  # type: ignore[arg-type] # by field


def test_a_budget_is_held_against_the_ratio_or_the_seconds() -> None:
    assert a_measure(0.2).kept
    assert not a_measure(0.4).kept
    assert a_measure(0.4, unit="seconds", budget=0.5).kept
    assert not a_measure(0.6, unit="seconds", budget=0.5).kept


@pytest.mark.parametrize(("power", "base"), [(1, 0.01), (2, 0.0001)])
def test_growth_is_told_by_its_exponent(power: int, base: float) -> None:
    points = tuple((size, base * size**power) for size in (10, 100, 1000))

    assert growth_exponent(points) == pytest.approx(power)
    assert a_measure(growth=points).exponent == pytest.approx(power)
    assert a_measure().exponent is None


def test_work_is_done_once_more_than_measured() -> None:
    done: list[int] = []

    assert typical_seconds(lambda: done.append(1), rounds=3) >= 0
    assert len(done) == 4


def test_a_chart_shows_value_floor_and_verdict() -> None:
    chart = drawn([a_measure(0.4, growth=((10, 0.1), (100, 0.4)))])

    assert "4.0 times its floor" in chart
    assert "MISSED" in chart
    assert "at 100" in chart
    assert as_json([a_measure()])[0]["kept"] is True


def test_the_lines_to_lint_are_all_different() -> None:
    lines = key_results(200)

    assert len(set(lines)) == 200


def test_an_unknown_benchmark_is_refused_with_the_choices(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["nope"]) == 2
    said = capsys.readouterr().out
    assert all(name in said for name in BENCHMARKS)
