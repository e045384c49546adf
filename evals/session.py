"""One evaluation from start to verdict: suites, gates and, where asked for, mutants."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from coach.errors import Invalid
from evals.baseline import differences, read_baseline, write_baseline
from evals.gate import Verdict, judge, judge_lock
from evals.lock import digests, read_lock, write_lock
from evals.mutants.trial import Trial, judge_kill_rate, try_mutants
from evals.running import Progress, run_suite
from evals.suite import Suite, SuiteRun

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an evaluation found. ``verdicts`` are the gates that failed; none means a pass."""

    engine: str
    runs: tuple[SuiteRun, ...]
    verdicts: tuple[Verdict, ...]
    trial: Trial | None
    digests: dict[str, str]

    @property
    def passed(self) -> bool:
        """Whether every gate let this run through."""
        return not self.verdicts


def evaluate(
    suites: Sequence[Suite[Any, Any]],
    *,
    engine: str = "composer",
    samples: int = 1,
    mutants: bool = True,
    progress: Progress | None = None,
    say: Say = lambda _: None,
) -> Outcome:
    """Run suites and put them through the gates.

    ``mutants`` also tries worse versions of the engines on the same suites, with the lock off: a
    lock would catch them all and prove nothing. Raises Invalid for an engine no suite has.
    """
    fitting = [suite for suite in suites if engine in suite.engines]
    if not fitting:
        known = sorted({name for suite in suites for name in suite.engines})
        raise Invalid(
            f"no suite runs with the engine “{engine}”; try {', '.join(known)}", field="engine"
        )
    now = digests()
    runs = tuple(
        run_suite(suite, engine=engine, samples=samples, progress=progress) for suite in fitting
    )
    verdicts = list(judge_lock(read_lock(), now))
    for suite, run in zip(fitting, runs, strict=True):
        verdicts.extend(judge(suite, run, read_baseline(suite.folder, engine)))
    trial = None
    if mutants:
        trial = try_mutants(
            {suite.name: (suite, run) for suite, run in zip(fitting, runs, strict=True)}, say
        )
        verdicts.extend(judge_kill_rate(trial))
    return Outcome(engine, runs, tuple(verdicts), trial, now)


def record(outcome: Outcome, suites: Sequence[Suite[Any, Any]]) -> list[str]:
    """Keep an outcome as baseline; returns the table of differences, then what was written.

    The lock is renewed only when all suites ran: words that no suite drafted from are unevaluated.

    Raises Invalid when a gate fails that does not depend on the old baseline: a new mark must hold
    by itself.
    """
    broken = [each for each in outcome.verdicts if each.gate in {"graders", "invariant", "floor"}]
    if broken:
        first = broken[0]
        raise Invalid(
            f"{first.suite}: {first.metric}: {first.message}. Mend it first: "
            "a baseline must pass by itself"
        )
    by_name = {suite.name: suite for suite in suites}
    told = [
        line
        for run in outcome.runs
        for line in differences(read_baseline(by_name[run.suite].folder, run.engine), run)
    ]
    written = ["wrote " + str(write_baseline(by_name[run.suite], run)) for run in outcome.runs]
    if {run.suite for run in outcome.runs} == set(by_name):
        write_lock(outcome.digests)
        return [*told, *written, "the lock holds what lies here now"]
    return [*told, *written, "the lock stays: it is renewed when all suites are recorded"]
