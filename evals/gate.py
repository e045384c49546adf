"""Decides whether a run may pass: lock, graders, invariants, pinned cases, change, floors.

A deterministic engine has no luck: a case that was right and is wrong now was broken by a change,
so its cases are pinned one by one. An engine that varies is judged by its means alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from evals.baseline import Baseline
from evals.lock import changed
from evals.statistics import paired_change
from evals.suite import Suite, SuiteRun

DETERMINISTIC = frozenset({"composer"})
TOLERATED_DROP = 0.02
FEWEST_PAIRS = 8  # below this a bootstrap says nothing


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one gate says about one metric, with the cases that decided it."""

    gate: str
    suite: str
    metric: str
    passed: bool
    message: str
    cases: tuple[str, ...] = ()


def judge_lock(recorded: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Verdict]:
    """Fail for every locked part that was edited since a run was recorded for it."""
    for name in changed(recorded, now):
        message = "changed since the last recorded run; read this one, then: waymark evals record"
        yield Verdict("lock", "", name, passed=False, message=message)


def judge(suite: Suite[Any, Any], run: SuiteRun, baseline: Baseline | None) -> list[Verdict]:
    """Put a run through every gate but the lock; only what failed comes back."""
    verdicts = [*_graders(run), *_invariants(suite, run), *_floors(suite, run)]
    if baseline is not None:
        if run.engine in DETERMINISTIC:
            verdicts.extend(_pinned(suite, run, baseline))
        verdicts.extend(_change(run, baseline))
    return verdicts


def _graders(run: SuiteRun) -> Iterator[Verdict]:
    for broken in run.broken:
        yield Verdict(
            "graders", run.suite, "graders", passed=False, message=f"a grader broke: {broken}"
        )


def _invariants(suite: Suite[Any, Any], run: SuiteRun) -> Iterator[Verdict]:
    for name in run.score_names():
        if not suite.gates.is_invariant(name):
            continue
        failed = [case for case in run.having(name) if min(case.scores[name]) < 1]
        if failed:
            reason = failed[0].reasons.get(name, "")
            message = f"must hold in every case; {len(failed)} broke it, first: {reason}"
            cases = tuple(case.id for case in failed)
            yield Verdict("invariant", run.suite, name, passed=False, message=message, cases=cases)


def _floors(suite: Suite[Any, Any], run: SuiteRun) -> Iterator[Verdict]:
    for name in run.score_names():
        floor = suite.gates.floor_of(name)
        if floor is None:
            continue
        metric = run.metric(name)
        if metric.value < floor:
            low = tuple(case.id for case in run.having(name) if (case.mean(name) or 0.0) < 1)
            message = f"{metric.value:.3f} is below the floor of {floor:.3f}"
            yield Verdict("floor", run.suite, name, passed=False, message=message, cases=low)


def _pinned(suite: Suite[Any, Any], run: SuiteRun, baseline: Baseline) -> Iterator[Verdict]:
    """Fail for cases that were right when the baseline was recorded and are not any more."""
    now = {case.id: case for case in run.cases}
    lost: dict[str, list[str]] = {}
    for case_id, scores in baseline.cases.items():
        if case_id not in now:
            lost.setdefault("cases", []).append(case_id)
            continue
        for name, values in scores.items():
            if min(values) < 1 or suite.gates.is_soft(name):
                continue
            mean = now[case_id].mean(name)
            if mean is not None and mean < 1:
                lost.setdefault(name, []).append(case_id)
    for name, cases in sorted(lost.items()):
        what = "were removed" if name == "cases" else "were right at the baseline and are wrong now"
        reason = now[cases[0]].reasons.get(name, "") if cases[0] in now else ""
        message = f"{len(cases)} {what}; first: {cases[0]} {reason}".strip()
        yield Verdict("pinned", run.suite, name, passed=False, message=message, cases=tuple(cases))


def _change(run: SuiteRun, baseline: Baseline) -> Iterator[Verdict]:
    for name in run.score_names():
        pairs = [
            (baseline.cases[case.id][name], case.scores[name])
            for case in run.having(name)
            if name in baseline.cases.get(case.id, {})
        ]
        if len(pairs) < FEWEST_PAIRS:
            continue
        before, after = zip(*pairs, strict=True)
        change, interval = paired_change(before, after, seed=f"{run.suite}/{name}")
        if interval.high < 0 and change < -TOLERATED_DROP:
            worse = tuple(
                case.id
                for case in run.having(name)
                if name in baseline.cases.get(case.id, {})
                and sum(case.scores[name]) < sum(baseline.cases[case.id][name])
            )
            spread = f"[{-interval.high:.3f}, {-interval.low:.3f}]"
            message = f"fell by {-change:.3f} {spread} against the baseline"
            yield Verdict("change", run.suite, name, passed=False, message=message, cases=worse)
