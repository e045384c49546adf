from dataclasses import replace
from pathlib import Path

import pytest

from coach.errors import Invalid
from evals.baseline import read_baseline
from evals.gate import Verdict
from evals.lock import LOCK
from evals.running import run_suite
from evals.session import Outcome, evaluate, record
from tests.evals.toy import a_suite, toy_cases


def an_outcome(folder: Path, *verdicts: Verdict) -> Outcome:
    run = run_suite(a_suite(folder, cases=toy_cases(10)))
    return Outcome("composer", (run,), verdicts, None, {"words": "1"})


def test_a_part_of_the_suites_is_recorded_without_renewing_the_lock(tmp_path: Path) -> None:
    before = LOCK.read_bytes()
    other = replace(a_suite(tmp_path), name="other")

    told = record(an_outcome(tmp_path), (a_suite(tmp_path), other))

    assert told[0] == "toy: the first baseline, 10 cases"
    assert "the lock stays" in told[-1]
    assert LOCK.read_bytes() == before
    assert read_baseline(tmp_path, "composer") is not None


def test_a_run_that_breaks_a_floor_is_no_baseline(tmp_path: Path) -> None:
    low = Verdict("floor", "toy", "right", passed=False, message="0.1 is below the floor of 0.5")

    with pytest.raises(Invalid, match="a baseline must pass by itself"):
        record(an_outcome(tmp_path, low), (a_suite(tmp_path),))

    assert read_baseline(tmp_path, "composer") is None


def test_a_mark_that_moved_down_may_be_replaced_on_purpose(tmp_path: Path) -> None:
    moved = Verdict("pinned", "toy", "right", passed=False, message="1 was right")

    assert record(
        an_outcome(tmp_path, moved), (a_suite(tmp_path), replace(a_suite(tmp_path), name="b"))
    )


def test_an_engine_that_no_suite_has_is_refused_with_the_choices(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="try composer, llm"):
        evaluate((a_suite(tmp_path),), engine="local")
