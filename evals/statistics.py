"""How sure a figure is: intervals for shares and means, and for the change between two runs."""

import math
import zlib
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Z95 = 1.959964
RESAMPLES = 2000


class Interval(NamedTuple):
    """The 95% interval around a value."""

    low: float
    high: float


def wilson(successes: float, trials: int) -> Interval:
    """Return the Wilson interval of a share; honest for few trials and for shares near 0 or 1."""
    if trials == 0:
        return Interval(0.0, 1.0)
    share = successes / trials
    scale = 1 + Z95**2 / trials
    centre = (share + Z95**2 / (2 * trials)) / scale
    reach = Z95 * math.sqrt(share * (1 - share) / trials + Z95**2 / (4 * trials**2)) / scale
    # The share itself is inside by definition; rounding must not put it out.
    return Interval(max(0.0, min(share, centre - reach)), min(1.0, max(share, centre + reach)))


def mean_interval(values: Sequence[float], *, seed: str) -> Interval:
    """Return the interval of a mean: Wilson's for zeros and ones, bootstrapped otherwise."""
    if all(value in {0.0, 1.0} for value in values):
        return wilson(sum(values), len(values))
    draws = _resampled_means(np.asarray(values, dtype=np.float64), _generator(seed))
    return _middle(draws)


def paired_change(
    before: Sequence[Sequence[float]], after: Sequence[Sequence[float]], *, seed: str
) -> tuple[float, Interval]:
    """Return the mean change over cases and its interval.

    Each item holds one case's repeats. Cases are drawn with replacement and repeats within them,
    so that many repeats of few cases do not pass for many cases.
    """
    generator = _generator(seed)
    means_before = [float(np.mean(case)) for case in before]
    means_after = [float(np.mean(case)) for case in after]
    change = float(np.mean(np.subtract(means_after, means_before)))
    if all(len(case) == 1 for case in (*before, *after)):
        differences = np.subtract(means_after, means_before)
        return change, _middle(_resampled_means(differences, generator))
    return change, _middle(_nested(before, after, generator))


def _nested(
    before: Sequence[Sequence[float]],
    after: Sequence[Sequence[float]],
    generator: np.random.Generator,
) -> NDArray[np.float64]:
    means = np.empty(RESAMPLES)
    for draw in range(RESAMPLES):
        chosen = generator.integers(0, len(before), len(before))
        means[draw] = np.mean(
            [
                generator.choice(after[case], len(after[case])).mean()
                - generator.choice(before[case], len(before[case])).mean()
                for case in chosen
            ]
        )
    return means


def _resampled_means(
    values: NDArray[np.float64], generator: np.random.Generator
) -> NDArray[np.float64]:
    chosen = generator.integers(0, len(values), (RESAMPLES, len(values)))
    means: NDArray[np.float64] = values[chosen].mean(axis=1)
    return means


def _middle(draws: NDArray[np.float64]) -> Interval:
    low, high = np.quantile(draws, (0.025, 0.975))
    return Interval(float(low), float(high))


def _generator(seed: str) -> np.random.Generator:
    """Seed by name, so that one metric's interval does not move when another is added."""
    return np.random.default_rng(zlib.crc32(seed.encode()))
