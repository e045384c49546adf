"""Joins what words, names and meaning say about an entry into one score between 0 and 1.

The score is a logistic one, so scores compare across queries and one threshold says whether
anything fits. The weights were fitted on half of ``evals/suites/kpis/cases.yaml``, for rank first
and then for likelihood; the other half measures them. The bias puts the threshold, just under the
weakest true answer, at ``FITS``.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from retrieval.dense import Nearness
from retrieval.lexical import NO_HIT, Hit

FITS = 0.28  # when the best score is below this, the text is about something else
BESIDE = 0.1  # what stands beside a fitting entry may fit less
BENEATH_NOTICE = -4.0  # log-odds; a score of 0.02
HALF_STRENGTH = 6.0  # the BM25 sum that counts half


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign adds to the log-odds that an entry fits."""

    bias: float
    strength: float
    coverage: float
    named: float = 0.0
    head: float = 0.0
    label: float = 0.0
    told: float = 0.0
    best: float = 0.0


@dataclass(frozen=True, slots=True)
class Weighing:
    """The weights with the embedding model, and those for words alone."""

    meaning: Weights
    words: Weights


KPIS = Weighing(
    meaning=Weights(
        -7.3, strength=3.7, coverage=0.9, named=6.5, head=1.5, label=2.5, told=6.1, best=3.6
    ),
    words=Weights(-4.5, strength=7.2, coverage=1.0, named=3.7),
)
OKRS = Weighing(
    meaning=Weights(-5.4, strength=0.0, coverage=1.9, head=3.8, label=3.7, told=2.9, best=3.5),
    words=Weights(-2.5, strength=1.8, coverage=0.7),
)


@dataclass(frozen=True, slots=True)
class Signs:
    """All that speaks for the documents of one kind, by their number."""

    hits: Mapping[int, Hit]
    named: Mapping[int, float]
    near: Nearness | None


def scores(signs: Signs, weighing: Weighing) -> Iterator[tuple[int, float]]:
    """Score the documents that words or meaning bring up; the others are beneath notice."""
    weights = weighing.words if signs.near is None else weighing.meaning
    by_words = {number: _by_words(weights, signs, number) for number in {*signs.hits, *signs.named}}
    if signs.near is None:
        by_meaning = dict.fromkeys(by_words, weights.bias)
    else:
        by_meaning = _by_meaning(weights, signs.near, by_words)
    for number, odds in by_meaning.items():
        likely = odds + by_words.get(number, 0.0)
        if likely > BENEATH_NOTICE:
            yield number, 1 / (1 + math.exp(-likely))


def _by_meaning(weights: Weights, near: Nearness, told: Container[int]) -> dict[int, float]:
    odds = (
        weights.bias
        + weights.head * near.head
        + weights.label * near.label
        + weights.told * near.told
        + weights.best * near.best
    )
    return {
        number: by_meaning
        for number, by_meaning in enumerate(odds.tolist())
        if by_meaning > BENEATH_NOTICE or number in told
    }


def _by_words(weights: Weights, signs: Signs, number: int) -> float:
    hit = signs.hits.get(number, NO_HIT)
    return (
        weights.strength * hit.strength / (hit.strength + HALF_STRENGTH)
        + weights.coverage * hit.coverage
        + weights.named * signs.named.get(number, 0.0)
    )
