from pathlib import Path

from evals.baseline import Baseline, differences, read_baseline, write_baseline
from evals.gate import judge, judge_lock
from evals.running import run_suite
from evals.suite import Gates
from tests.evals.toy import a_suite, toy_cases


def verdicts(
    worse: object, tmp_path: Path, *, engine: str = "composer", count: int = 12
) -> set[tuple[str, str]]:
    cases = toy_cases(count)
    true_run = run_suite(a_suite(tmp_path, cases=cases), engine=engine)
    suite = a_suite(tmp_path, worse, cases=cases)  # type: ignore[arg-type] # a callable, by name
    run = run_suite(suite, engine=engine)
    return {(each.gate, each.metric) for each in judge(suite, run, Baseline.of(true_run))}


def test_an_unchanged_engine_passes_every_gate(tmp_path: Path) -> None:
    assert verdicts(lambda number: 2 * number, tmp_path) == set()


def test_one_broken_invariant_fails(tmp_path: Path) -> None:
    found = verdicts(lambda number: 2 * number + (number == 4), tmp_path)

    assert ("invariant", "even") in found


def test_one_lost_case_fails_a_deterministic_engine_and_not_one_that_varies(tmp_path: Path) -> None:
    worse = lambda number: 2 * number + 2 * (number == 3)  # noqa: E731 - a worse engine in one line

    assert verdicts(worse, tmp_path, count=60) == {("pinned", "right")}
    assert verdicts(worse, tmp_path, count=60, engine="llm") == set()


def test_many_lost_cases_fail_as_a_change_and_as_a_floor(tmp_path: Path) -> None:
    found = verdicts(lambda number: number, tmp_path, engine="llm", count=40)

    assert {("change", "right"), ("change", "near"), ("floor", "right")} <= found


def test_an_engine_that_raises_fails_and_names_its_error(tmp_path: Path) -> None:
    suite = a_suite(tmp_path, lambda number: 1 // (number - 5))
    run = run_suite(suite)

    failed = next(each for each in judge(suite, run, None) if each.metric == "answered")

    assert failed.cases == ("n-5",)
    assert "ZeroDivisionError" in failed.message


def test_a_broken_grader_fails_the_run_and_gives_no_score(tmp_path: Path) -> None:
    suite = a_suite(tmp_path, lambda _: "many", gates=Gates())  # type: ignore[arg-type,return-value] # not a number
    run = run_suite(suite)

    assert {each.gate for each in judge(suite, run, None)} == {"graders"}
    assert run.score_names() == ("answered",)


def test_a_removed_case_fails(tmp_path: Path) -> None:
    baseline = Baseline.of(run_suite(a_suite(tmp_path, cases=toy_cases(12))))
    fewer = a_suite(tmp_path, cases=toy_cases(11))

    found = judge(fewer, run_suite(fewer), baseline)

    assert [(each.gate, each.metric, each.cases) for each in found] == [
        ("pinned", "cases", ("n-11",))
    ]


def test_a_baseline_survives_its_file_for_each_engine(tmp_path: Path) -> None:
    suite = a_suite(tmp_path)
    write_baseline(suite, run_suite(suite))
    write_baseline(suite, run_suite(suite, engine="llm", samples=3))

    kept = read_baseline(tmp_path, "llm")

    assert read_baseline(tmp_path, "local") is None
    assert kept is not None
    assert kept.cases["n-3"]["right"] == (1.0, 1.0, 1.0)
    composer = read_baseline(tmp_path, "composer")
    assert composer is not None
    assert composer.cases["n-3"]["right"] == (1.0,)


def test_an_edit_that_nobody_evaluated_fails_the_lock() -> None:
    found = list(
        judge_lock({"prompts": "1", "words": "2"}, {"prompts": "1", "words": "3", "new": "4"})
    )

    assert [each.metric for each in found] == ["new", "words"]
    assert not any(each.passed for each in found)


def test_a_new_baseline_tells_what_moved(tmp_path: Path) -> None:
    old = Baseline.of(run_suite(a_suite(tmp_path, cases=toy_cases(10))))
    worse = a_suite(tmp_path, lambda number: 2 * number + 2 * (number == 3), cases=toy_cases(11))

    told = differences(old, run_suite(worse))

    assert "toy right: 1.000 → 0.909" in told
    assert "toy: 1 cases added, 0 removed" in told
    assert differences(None, run_suite(worse)) == ["toy: the first baseline, 11 cases"]
