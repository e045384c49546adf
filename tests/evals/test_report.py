from datetime import UTC, datetime
from pathlib import Path

import pytest

from coach.errors import Invalid, NotFound
from evals.baseline import Baseline
from evals.comparison import compare, comparison_table
from evals.gate import judge
from evals.mutants.trial import Kill, Trial
from evals.report import as_report, keep, read_report, table
from evals.report_page import comparison_page, run_page
from evals.running import run_suite
from evals.session import Outcome
from tests.evals.toy import a_suite, toy_cases

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


def an_outcome(folder: Path, bonus: int = 0) -> Outcome:
    cases = toy_cases(10)
    true_run = run_suite(a_suite(folder, cases=cases))
    suite = a_suite(folder, lambda number: 2 * number + bonus * (number == 3), cases=cases)
    run = run_suite(suite)
    trial = Trial(
        (Kill("halved", "halves", "toy", "right", "pinned", ("n-1",)),), {"hot": "no model"}
    )
    return Outcome(
        "composer", (run,), tuple(judge(suite, run, Baseline.of(true_run))), trial, {"words": "1"}
    )


def test_a_report_says_what_failed_where_and_how_sure_each_figure_is(tmp_path: Path) -> None:
    report = as_report(an_outcome(tmp_path, bonus=2), NOON)

    right = next(row for row in report["metrics"] if row["metric"] == "right")
    assert (right["suite"], right["value"], right["gate"], right["pass"]) == (
        "toy",
        0.9,
        "pinned",
        False,
    )
    assert right["interval"][0] < 0.9 < right["interval"][1]
    assert report["passed"] is False
    assert report["mutants"]["tried"][0]["cases"] == ["n-1"]


def test_the_table_names_the_cases_and_the_untried_mutants(tmp_path: Path) -> None:
    text = table(an_outcome(tmp_path, bonus=2))

    assert "FAIL pinned" in text
    assert "n-3" in text
    assert "untried: hot" in text
    assert "PASS" in table(an_outcome(tmp_path))


def test_a_kept_report_is_found_by_name_and_by_age(tmp_path: Path) -> None:
    report = as_report(an_outcome(tmp_path), NOON)
    path = keep(report, tmp_path)

    assert path.with_suffix(".html").exists()
    assert read_report("latest", tmp_path) == read_report(str(path), tmp_path)
    assert read_report(path.stem[:10], tmp_path)["at"] == report["at"]
    with pytest.raises(NotFound, match="waymark evals run makes one"):
        read_report("latest", tmp_path / "empty")
    with pytest.raises(NotFound, match=path.stem):
        read_report("1999", tmp_path)


def test_a_file_that_is_no_report_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text("[]", encoding="utf-8")

    with pytest.raises(Invalid, match="not a report"):
        read_report(str(path))


def test_a_page_runs_nothing_that_a_case_holds(tmp_path: Path) -> None:
    report = as_report(an_outcome(tmp_path, bonus=2), NOON)
    attack = "<script>alert(1)</script>"
    for case in report["suites"][0]["cases"]:
        case["asked"] = case["shown"] = attack

    page = run_page(report)

    assert attack not in page
    assert "&lt;script&gt;" in page
    assert "http" not in page.replace("http-equiv", "")


def test_a_comparison_shows_the_cases_that_moved_with_both_answers(tmp_path: Path) -> None:
    before, after = (as_report(an_outcome(tmp_path, bonus), NOON) for bonus in (0, 2))

    found = compare(before, after)

    assert [case["id"] for case in found["cases"]] == ["n-3"]
    assert (found["cases"][0]["before"], found["cases"][0]["after"]) == (6, 8)
    right = next(row for row in found["metrics"] if row["metric"] == "right")
    assert right["change"] == pytest.approx(-0.1)
    assert "n-3" in comparison_table(found)
    page = comparison_page(found)
    assert "<del>6</del>" in page
    assert "<ins>8</ins>" in page


def test_two_equal_runs_differ_in_nothing(tmp_path: Path) -> None:
    report = as_report(an_outcome(tmp_path), NOON)

    assert "No score differs" in comparison_table(compare(report, report))
