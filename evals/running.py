"""Runs suites through pydantic-evals and keeps what matters of its report."""

import time
from collections import defaultdict
from collections.abc import Callable, Collection
from typing import Any, TypeVar

from pydantic_evals import Case, Dataset
from pydantic_evals.reporting import EvaluationReport, ReportCase, ReportCaseFailure

from evals.cases import CaseModel
from evals.grading import Graded
from evals.suite import ANSWERED, CaseRun, Suite, SuiteRun

CaseT = TypeVar("CaseT", bound=CaseModel)
AnswerT = TypeVar("AnswerT")

Progress = Callable[[str, int], None]
"""Told after each answer: the suite, and how many were given so far."""


def run_suite(
    suite: Suite[CaseT, AnswerT],
    *,
    engine: str = "composer",
    samples: int = 1,
    only: Collection[str] | None = None,
    progress: Progress | None = None,
) -> SuiteRun:
    """Ask the engine every case, ``samples`` times each, and grade the answers.

    ``only`` limits the run to the cases of these ids. An engine that raises gives the case no
    score but ``answered``; a grader that raises is named in ``broken``.
    """
    cases = [case for case in suite.cases() if only is None or case.id in only]
    answer = suite.engine(engine)
    given = 0

    async def task(case: CaseT) -> AnswerT:
        nonlocal given
        answered = answer(case)
        given += 1
        if progress is not None:
            progress(suite.name, given)
        return answered

    dataset: Dataset[CaseT, AnswerT, Any] = Dataset(
        name=suite.name,
        cases=[Case(name=case.id, inputs=case) for case in cases],
        evaluators=[Graded(grader) for grader in suite.graders],
    )
    started = time.perf_counter()
    # One at a time: the engines keep the processor busy, and order makes logs comparable.
    report = dataset.evaluate_sync(
        task, name=suite.name, max_concurrency=1, progress=False, repeat=samples
    )
    return _kept(suite, cases, report, engine, samples, time.perf_counter() - started)


def _kept(
    suite: Suite[CaseT, AnswerT],
    cases: list[CaseT],
    report: EvaluationReport[Any, Any, Any],
    engine: str,
    samples: int,
    seconds: float,
) -> SuiteRun:
    answers: dict[str, list[ReportCase[Any, Any, Any]]] = defaultdict(list)
    failures: dict[str, list[ReportCaseFailure[Any, Any, Any]]] = defaultdict(list)
    for found in report.cases:
        answers[found.source_case_name or found.name].append(found)
    for failed in report.failures:
        failures[failed.source_case_name or failed.name].append(failed)
    broken = {
        f"{failure.name} on {found.name}: {failure.error_message}"
        for found in report.cases
        for failure in found.evaluator_failures
    }
    return SuiteRun(
        suite=suite.name,
        engine=engine,
        samples=samples,
        seconds=seconds,
        cases=tuple(_case_run(suite, case, answers[case.id], failures[case.id]) for case in cases),
        broken=tuple(sorted(broken)),
    )


def _case_run(
    suite: Suite[CaseT, AnswerT],
    case: CaseT,
    answers: list[ReportCase[Any, Any, Any]],
    failures: list[ReportCaseFailure[Any, Any, Any]],
) -> CaseRun:
    scores: dict[str, list[float]] = defaultdict(list)
    reasons: dict[str, str] = {}
    for found in answers:
        scores[ANSWERED].append(1.0)
        for name, result in found.scores.items():
            scores[name].append(float(result.value))
            if result.reason:
                reasons[name] = result.reason
    for failed in failures:
        scores[ANSWERED].append(0.0)
        reasons[ANSWERED] = failed.error_message
    return CaseRun(
        id=case.id,
        why=case.why,
        asked=suite.asked(case),
        shown=suite.shown(answers[0].output) if answers else None,
        scores={name: tuple(values) for name, values in scores.items()},
        reasons=reasons,
    )
