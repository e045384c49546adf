"""What a benchmark yields, and how a duration is taken."""

import gc
import math
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Measure:
    """A duration beside the floor it is held against, both in seconds.

    ``budget`` is the highest allowed value of what ``unit`` names: ``ratio`` to the floor, or
    ``seconds``. ``growth`` holds durations by size, where size matters.
    """

    name: str
    seconds: float
    floor_name: str
    floor_seconds: float
    budget: float
    unit: str
    growth: tuple[tuple[int, float], ...] = ()

    @property
    def ratio(self) -> float:
        """How many times the floor it takes."""
        return self.seconds / self.floor_seconds if self.floor_seconds else float("inf")

    @property
    def kept(self) -> bool:
        """Whether the budget holds."""
        return (self.ratio if self.unit == "ratio" else self.seconds) <= self.budget

    @property
    def exponent(self) -> float | None:
        """How cost grows with size: 1 is linear, 2 quadratic; None where it was not measured."""
        return growth_exponent(self.growth) if len(self.growth) > 1 else None


Clock = Callable[[], float]


def children_seconds() -> float:
    """Tell the processor time of finished child processes."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def typical_seconds(
    work: Callable[[], object], *, rounds: int = 7, clock: Clock = time.process_time
) -> float:
    """Return the median of processor time, the first round left out: it warms caches.

    Processor time, because a machine that does other things too must not look slow.
    """
    work()
    durations = []
    for _ in range(rounds):
        gc.collect()
        started = clock()
        work()
        durations.append(clock() - started)
    return median(durations)


def growth_exponent(points: tuple[tuple[int, float], ...]) -> float:
    """Fit duration = c * size^exponent through the first and the last point."""
    (small, fast), (large, slow) = points[0], points[-1]
    return math.log(slow / fast) / math.log(large / small)
