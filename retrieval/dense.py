"""Ranking by meaning in memory: several vectors a document, the closest ones count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from retrieval.embedding import Vectors


@dataclass(frozen=True, slots=True)
class Nearness:
    """How close a query is to each document, by document number; 1 is the same text.

    ``best`` is the closest of a document's vectors, ``head`` its first one (what the entry is), and
    ``mean`` the mean of its two closest: one lucky wording says less than two.
    """

    best: Vectors
    head: Vectors
    mean: Vectors


class DenseIndex:
    """Cosine similarity of a query to every document at once."""

    def __init__(self, vectors: Vectors, sizes: Sequence[int]) -> None:
        """Take the documents' vectors, one after the other, and how many each document has."""
        import numpy as np  # noqa: PLC0415 - heavy, and a search by words does without

        self._vectors = vectors
        widest = max(sizes, default=1)
        starts = np.cumsum([0, *sizes[:-1]]) if sizes else np.zeros(0, dtype=np.int64)
        columns = np.arange(widest)
        # A table of row numbers, a line per document; short documents repeat their first vector
        # behind a mask.
        inside = columns[None, :] < np.array(sizes, dtype=np.int64)[:, None]
        self._rows: npt.NDArray[np.int64] = np.where(
            inside, starts[:, None] + columns[None, :], starts[:, None]
        )
        self._outside: npt.NDArray[np.bool_] = ~inside

    def near(self, query: Vectors) -> Nearness:
        """Compare one query's vector with every document."""
        import numpy as np  # noqa: PLC0415 - heavy, and a search by words does without

        table = (self._vectors @ query)[self._rows]
        head = table[:, 0].copy()
        table[self._outside] = -1.0
        if table.shape[1] == 1:
            return Nearness(head, head, head)
        closest = np.sort(np.partition(table, -2, axis=1)[:, -2:], axis=1)
        best = closest[:, 1]
        second = np.where(self._outside[:, 1], best, closest[:, 0])
        mean: Vectors = ((best + second) / 2).astype(np.float32)
        return Nearness(best, head, mean)
