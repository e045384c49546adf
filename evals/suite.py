"""What a suite is, and what comes out when one is run."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Generic, TypeVar

import numpy as np

from evals.cases import CaseModel
from evals.grading import Grader
from evals.statistics import Interval, mean_interval

CaseT = TypeVar("CaseT", bound=CaseModel)
AnswerT = TypeVar("AnswerT")

ANSWERED = "answered"
"""The score that every suite has: 1 when the engine answered at all, 0 when it raised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gates:
    """What a suite demands, by score name; ``*`` and ``?`` stand for any letters.

    ``invariants`` fail on a single case. ``floors`` are the lowest means; the first pattern that
    fits a name counts. ``soft`` scores may move from case to case: only their mean is watched.
    """

    invariants: tuple[str, ...] = ()
    floors: Mapping[str, float] = field(default_factory=dict)
    soft: tuple[str, ...] = ()

    def is_invariant(self, score: str) -> bool:
        """Say whether one failure of this score fails the run."""
        return score == ANSWERED or _fits(score, self.invariants)

    def is_soft(self, score: str) -> bool:
        """Say whether single cases may fall in this score."""
        return _fits(score, self.soft)

    def floor_of(self, score: str) -> float | None:
        """Return the lowest mean allowed for this score, None where none is set."""
        return next(
            (floor for pattern, floor in self.floors.items() if fnmatchcase(score, pattern)), None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Suite(Generic[CaseT, AnswerT]):
    """A part of the product and the cases that guard it.

    ``engine`` is called once a run with the engine's name and returns what answers a case.
    ``asked`` and ``shown`` put a case and an answer into reports, as plain JSON values.
    """

    name: str
    why: str
    folder: Path
    cases: Callable[[], tuple[CaseT, ...]]
    engine: Callable[[str], Callable[[CaseT], AnswerT]]
    graders: tuple[Grader[CaseT, AnswerT], ...]
    asked: Callable[[CaseT], str]
    shown: Callable[[AnswerT], Any]
    gates: Gates
    engines: tuple[str, ...] = ("composer",)


@dataclass(frozen=True, slots=True)
class CaseRun:
    """One case as it came out. ``scores`` holds a value per repeat."""

    id: str
    why: str
    asked: str
    shown: Any
    scores: Mapping[str, tuple[float, ...]]
    reasons: Mapping[str, str]

    def mean(self, score: str) -> float | None:
        """Return the mean over repeats, None where no grader could tell."""
        values = self.scores.get(score)
        return float(np.mean(values)) if values else None


@dataclass(frozen=True, slots=True)
class Metric:
    """The mean of one score over the cases that have it, and its 95% interval."""

    name: str
    value: float
    interval: Interval
    cases: int


@dataclass(frozen=True, slots=True)
class SuiteRun:
    """All cases of one suite under one engine. ``broken`` names graders that raised, and why."""

    suite: str
    engine: str
    samples: int
    seconds: float
    cases: tuple[CaseRun, ...]
    broken: tuple[str, ...] = ()

    def score_names(self) -> tuple[str, ...]:
        """Every score that some case has, in alphabetical order."""
        return tuple(sorted({name for case in self.cases for name in case.scores}))

    def having(self, score: str) -> Iterable[CaseRun]:
        """The cases for which this score was given."""
        return (case for case in self.cases if score in case.scores)

    def metric(self, score: str) -> Metric:
        """Average one score over its cases."""
        values = [value for case in self.having(score) if (value := case.mean(score)) is not None]
        interval = mean_interval(values, seed=f"{self.suite}/{score}")
        return Metric(score, float(np.mean(values)), interval, len(values))

    def metrics(self) -> tuple[Metric, ...]:
        """Average every score."""
        return tuple(self.metric(name) for name in self.score_names())


def _fits(score: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(score, pattern) for pattern in patterns)
