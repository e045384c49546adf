from coach.linter.finding import Finding, Fix, Severity
from evals.graders.document_places import right_places
from evals.graders.fix_mends import fix_mends
from evals.graders.lint_findings import (
    calm,
    points_at,
    right_findings,
    right_severity,
    spans_inside,
)
from evals.suites.lint import LineCase

LINE = "Launch the booking app"


def labels(**parts: object) -> LineCase:
    return LineCase.model_validate(
        {"id": "x", "why": "a test", "kind": "key_result", "line": LINE, **parts}
    )


def a_finding(
    code: str = "KR201", span: tuple[int, int] | None = (0, 6), **changes: object
) -> Finding:
    values: dict[str, object] = {
        "name": "task",
        "severity": Severity.ERROR,
        "where": "objectives[0].key_results[0]",
        "line": 1,
        "message": "work",
        "source": "us",
    }
    return Finding(code=code, span=span, **{**values, **changes})  # type: ignore[arg-type] # by field


def test_the_right_finding_scores_in_full() -> None:
    grades = right_findings({"KR201"}, labels(codes=["KR201"]), set())

    assert {name: grade.score for name, grade in grades.items()} == {
        "recall:KR201": 1,
        "precision:KR201": 1,
        "exact": 1,
    }


def test_a_missing_finding_costs_recall_and_a_foreign_one_precision() -> None:
    grades = right_findings({"KR204"}, labels(codes=["KR201"]), set())

    assert grades["recall:KR201"].score == 0
    assert grades["precision:KR204"].score == 0
    assert grades["exact"].score == 0


def test_a_tolerated_finding_counts_neither_way() -> None:
    grades = right_findings({"KR201", "KR203"}, labels(codes=["KR201"]), {"KR203"})

    assert "precision:KR203" not in grades
    assert grades["exact"].score == 1


def test_one_of_several_readings_is_enough() -> None:
    either = labels(one_of=["KR201", "KR202"])

    assert right_findings({"KR202"}, either, set())["exact"].score == 1
    assert right_findings(set(), either, set())["exact"].score == 0


def test_a_finding_at_another_place_is_another_finding() -> None:
    here = labels(kind="document", codes=["KR201@objectives[0].key_results[1]"])

    grades = right_findings({"KR201@objectives[0].key_results[0]"}, here, set())

    assert (grades["recall:KR201"].score, grades["precision:KR201"].score) == (0, 0)


def test_spans_must_touch_the_fault_and_lie_in_the_line() -> None:
    assert points_at([a_finding()], "KR201", "Launch", LINE)["span"].score == 1
    assert points_at([a_finding(span=(11, 18))], "KR201", "Launch", LINE)["span"].score == 0
    assert points_at([], "KR201", "Launch", LINE) == {}
    assert spans_inside([a_finding(span=(5, 99))], LINE)["span-inside"].score == 0
    assert spans_inside([a_finding(span=(5, 5))], LINE)["span-inside"].score == 0
    assert spans_inside([a_finding(message=" ")], LINE)["span-inside"].score == 0


def test_a_softened_finding_is_seen() -> None:
    book = {"KR201": "error"}

    assert right_severity([a_finding()], book)["severity"].score == 1
    assert right_severity([a_finding(severity=Severity.WARNING)], book)["severity"].score == 0
    assert right_severity([a_finding("KR999")], book)["severity"].score == 0


def test_only_sound_lines_can_tell_whether_the_linter_is_calm() -> None:
    assert calm([a_finding()], honest=False, tolerated=()) == {}
    assert calm([a_finding()], honest=True, tolerated=())["calm"].score == 0
    assert calm([a_finding()], honest=True, tolerated=("KR201",))["calm"].score == 1


def test_a_fix_that_leaves_its_fault_is_seen() -> None:
    found = a_finding(fix=Fix("Turn it round", "Launch"))

    assert fix_mends([found], {0: ("KR201",)})["fix-mends"].score == 0
    assert fix_mends([found], {0: ("KR204",)})["fix-mends"].score == 1
    assert fix_mends([found], {}) == {}


def test_findings_must_name_their_line() -> None:
    text = "# O: Win growers so that shelves fill\ntype: committed\n- KR: Launch the app\n"
    place = "objectives[0].key_results[0]"

    assert right_places(text, [a_finding(line=3, where=place)])["places"].score == 1
    assert right_places(text, [a_finding(line=2, where=place)])["places"].score == 0
