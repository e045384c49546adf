"""Ranking by meaning in memory: several vectors a document, and the closest ones count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from retrieval.embedding import Vectors


@dataclass(frozen=True, slots=True)
class Nearness:
    """How close a query is to each document, by document number; 1 is the same text.

    ``head`` and ``label`` compare with a document's first and second vector, ``told`` with the two
    closest of the others, on average (one lucky wording says less than two), and ``best`` with the
    closest of all.
    """

    head: Vectors
    label: Vectors
    told: Vectors
    best: Vectors


class DenseIndex:
    """Cosine similarity of a query to every document at once."""

    def __init__(self, vectors: Vectors, sizes: Sequence[int]) -> None:
        """Take the documents' vectors, one after the other, and how many each document has.

        Every document has at least four: what it is, what it is called, and how people tell of it.
        """
        import numpy as np  # noqa: PLC0415 - heavy, and a search by words does without

        self._vectors = vectors
        self._heads = np.cumsum([0, *sizes[:-1]]) if sizes else np.zeros(0, dtype=np.int64)
        columns = np.arange(2, max(sizes, default=4))
        inside = columns[None, :] < np.array(sizes, dtype=np.int64)[:, None]
        # A table of row numbers, a line a document; what a short line lacks is masked.
        self._told = np.where(inside, self._heads[:, None] + columns[None, :], 0)
        self._lacking = ~inside

    def near(self, query: Vectors) -> Nearness:
        """Compare one query's vector with every document."""
        import numpy as np  # noqa: PLC0415 - heavy, and a search by words does without

        # Not "@": its threads, waiting for a busy processor, cost fifty times the sum itself.
        similarity = np.einsum("ij,j->i", self._vectors, query)
        head, label = similarity[self._heads], similarity[self._heads + 1]
        told = similarity[self._told]
        told[self._lacking] = -1.0
        closest = np.partition(told, -2, axis=1)[:, -2:]
        best = np.maximum(np.maximum(head, label), closest.max(axis=1))
        return Nearness(head, label, closest.mean(axis=1), best)
