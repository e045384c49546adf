"""Tries every mutant and says which gates saw it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from evals.baseline import Baseline
from evals.gate import Verdict, judge
from evals.mutants.catalogue import MUTANTS, UNTRIED
from evals.mutants.mutant import Mutant, applied
from evals.running import run_suite
from evals.suite import Suite, SuiteRun

LOWEST_KILL_RATE = 11 / 12
SAMPLE = 4


@dataclass(frozen=True, slots=True)
class Kill:
    """How a mutant fared. ``metric`` and ``cases`` are those that saw it, if any did."""

    mutant: str
    about: str
    suite: str
    metric: str = ""
    gate: str = ""
    cases: tuple[str, ...] = ()

    @property
    def killed(self) -> bool:
        """Whether some gate saw it."""
        return bool(self.metric)


@dataclass(frozen=True, slots=True)
class Trial:
    """All mutants tried, and those that this engine cannot reveal, each with the reason."""

    kills: tuple[Kill, ...]
    untried: Mapping[str, str]

    @property
    def rate(self) -> float:
        """The share of tried mutants that were killed."""
        return sum(kill.killed for kill in self.kills) / len(self.kills) if self.kills else 1.0


def try_mutants(
    true_runs: Mapping[str, tuple[Suite[Any, Any], SuiteRun]],
    say: Callable[[str], None] = lambda _: None,
    mutants: tuple[Mutant, ...] = MUTANTS,
) -> Trial:
    """Run each mutant on its suite and compare with the true run of the same hour.

    The true run stands in for the baseline, so that a kill never rests on an old mark. Mutants of
    suites that did not run are untried.
    """
    kills = []
    untried = dict(UNTRIED)
    for mutant in mutants:
        if mutant.suite not in true_runs:
            untried[mutant.name] = f"its suite, {mutant.suite}, did not run"
            continue
        suite, run = true_runs[mutant.suite]
        try:
            kill = _attempt(mutant, suite, run)
        except AttributeError as error:
            untried[mutant.name] = f"what it changes has moved: {error}"
            continue
        say(f"mutant {mutant.name}: {'killed by ' + kill.metric if kill.killed else 'SURVIVED'}")
        kills.append(kill)
    return Trial(tuple(kills), untried)


def _attempt(mutant: Mutant, suite: Suite[Any, Any], true_run: SuiteRun) -> Kill:
    """Try a mutant on every fourth case, and on all of them only if those did not see it."""
    ids = [case.id for case in true_run.cases]
    for chosen in (ids[::SAMPLE], ids):
        kill = _attempt_on(mutant, suite, true_run, chosen)
        if kill.killed:
            return kill
    return Kill(mutant.name, mutant.about, mutant.suite)


def _attempt_on(
    mutant: Mutant, suite: Suite[Any, Any], true_run: SuiteRun, chosen: list[str]
) -> Kill:
    kept = frozenset(chosen)
    true_part = replace(true_run, cases=tuple(case for case in true_run.cases if case.id in kept))
    with applied(mutant):
        run = run_suite(suite, engine=true_run.engine, only=kept)
    already = {
        (verdict.gate, verdict.metric): set(verdict.cases)
        for verdict in judge(suite, true_part, Baseline.of(true_part))
    }
    for verdict in judge(suite, run, Baseline.of(true_part)):
        new = set(verdict.cases) - already.get((verdict.gate, verdict.metric), set())
        if new:
            cases = tuple(case for case in verdict.cases if case in new)
            return Kill(
                mutant.name, mutant.about, mutant.suite, verdict.metric, verdict.gate, cases
            )
    return Kill(mutant.name, mutant.about, mutant.suite)


def judge_kill_rate(trial: Trial) -> Iterator[Verdict]:
    """Fail the suite itself when too many mutants live."""
    if trial.rate >= LOWEST_KILL_RATE:
        return
    alive = ", ".join(kill.mutant for kill in trial.kills if not kill.killed)
    message = f"only {trial.rate:.0%} of the mutants were seen; alive: {alive}"
    yield Verdict("mutants", "", "kill-rate", passed=False, message=message)
