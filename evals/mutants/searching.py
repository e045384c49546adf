"""Worse searches: no threshold, ranks turned round, no meaning."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from evals.mutants.mutant import Mutant, Patch
from retrieval import memory
from retrieval.embedding import DIMENSIONS, EmbedderMissing
from retrieval.memory import LibraryIndex
from retrieval.port import Match

Find = Callable[..., tuple[Match[Any], ...]]


class Meaningless:
    """An embedder that is not there."""

    model = "none"
    dimensions = DIMENSIONS

    def embed(self, texts: Sequence[str]) -> Any:
        """Refuse, as the true one does where its files are missing."""
        raise EmbedderMissing(f"{len(texts)} texts and no model")


class Confused(Meaningless):
    """An embedder for which all texts mean the same."""

    def embed(self, texts: Sequence[str]) -> Any:
        """Give every text one vector."""
        return np.full((len(texts), DIMENSIONS), DIMENSIONS**-0.5, dtype=np.float32)


def _upside_down(find: Find) -> Find:
    def worse(self: LibraryIndex, text: str, *, limit: int = 5) -> tuple[Match[Any], ...]:
        found = find(self, text, limit=limit)
        scores = [each.score for each in found]
        return tuple(
            Match(each.entry, score) for each, score in zip(reversed(found), scores, strict=True)
        )

    return worse


def _first_dropped(find: Find) -> Find:
    return lambda self, text, *, limit=5: find(self, text, limit=limit + 1)[1:]


def _at(value: float) -> Callable[[float], float]:
    return lambda _: value


def _thresholds(value: float) -> Callable[[], tuple[Patch, ...]]:
    return lambda: (Patch(memory, "FITS", _at(value)), Patch(memory, "BESIDE", _at(value)))


def _embedding(embedder: type[Meaningless]) -> Callable[[], tuple[Patch, ...]]:
    return lambda: (Patch(memory, "MiniLmEmbedder", lambda _: embedder),)


SEARCH_MUTANTS: tuple[Mutant, ...] = (
    Mutant("threshold-removed", "something always fits", "kpis", _thresholds(0.0)),
    Mutant("threshold-raised", "hardly anything fits", "kpis", _thresholds(0.9)),
    Mutant(
        "ranks-turned",
        "the worst that fits comes first",
        "kpis",
        lambda: (Patch(LibraryIndex, "kpis", _upside_down),),
    ),
    Mutant(
        "best-dropped",
        "the best answer is left out",
        "kpis",
        lambda: (Patch(LibraryIndex, "kpis", _first_dropped),),
    ),
    Mutant("meaning-missing", "search goes by words alone", "retrieval", _embedding(Meaningless)),
    Mutant("meaning-confused", "all texts mean the same", "kpis", _embedding(Confused)),
    Mutant("okr-threshold-removed", "an OKR is found for anything", "retrieval", _thresholds(0.0)),
)
