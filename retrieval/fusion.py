"""Joins what words and meaning say about an entry into one score between 0 and 1.

The score is the logistic estimate that a person would call the entry an answer, so scores compare
across queries and one threshold decides whether anything fits. The weights were fitted on half of
``evals/suites/kpis/cases.yaml``; the other half measures them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from retrieval.dense import Nearness
from retrieval.lexical import Hit

FITS = 0.3  # a score below this says that the entry is about something else
HALF_STRENGTH = 6.0  # the BM25 sum that counts half


class Weights(NamedTuple):
    """What each sign adds to the log-odds that an entry fits."""

    bias: float
    best: float
    head: float
    mean: float
    coverage: float
    strength: float


WITH_MEANING = Weights(bias=-6.3, best=5.0, head=2.0, mean=5.0, coverage=2.0, strength=2.0)
WORDS_ONLY = Weights(bias=-4.5, best=0.0, head=0.0, mean=0.0, coverage=4.0, strength=4.0)
NO_HIT = Hit(0.0, 0.0)


def fused(hits: Mapping[int, Hit], near: Nearness | None) -> Iterator[tuple[int, float]]:
    """Score every document that words or meaning bring up, by document number."""
    if near is None:
        for number, hit in hits.items():
            yield number, _score(WORDS_ONLY, hit)
        return
    signs = zip(near.best.tolist(), near.head.tolist(), near.mean.tolist(), strict=True)
    for number, (best, head, mean) in enumerate(signs):
        hit = hits.get(number, NO_HIT)
        yield number, _score(WITH_MEANING, hit, best=best, head=head, mean=mean)


def _score(
    weights: Weights, hit: Hit, *, best: float = 0.0, head: float = 0.0, mean: float = 0.0
) -> float:
    odds = (
        weights.bias
        + weights.best * best
        + weights.head * head
        + weights.mean * mean
        + weights.coverage * hit.coverage
        + weights.strength * hit.strength / (hit.strength + HALF_STRENGTH)
    )
    return 1 / (1 + math.exp(-odds))
