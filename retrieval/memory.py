"""The shipped library in memory: for the command line, the composer and tests."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from retrieval.dense import DenseIndex
from retrieval.embedding import Embedder, EmbedderMissing, MiniLmEmbedder
from retrieval.fusion import FITS, fused
from retrieval.lexical import LexicalIndex
from retrieval.library import entries
from retrieval.library.entries import Kpi, Okr
from retrieval.library.texts import (
    WeightedTexts,
    meanings_of_kpi,
    meanings_of_okr,
    words_of_kpi,
    words_of_okr,
)
from retrieval.library.vectors import StoredVectors
from retrieval.port import Match
from retrieval.queries import parts_of

if TYPE_CHECKING:
    from retrieval.embedding import Vectors

T = TypeVar("T")
REMEMBERED = 512  # query vectors kept: the composer asks for the same clause again and again


class LibraryIndex:
    """Finds KPIs and exemplary OKRs. A ``LibrarySearch``; build it once and share it.

    Searches by words and, where the embedding model is installed, by meaning. The model loads at
    the first search; without it the answers come from words alone and ``degraded`` says why.
    """

    def __init__(
        self,
        kpis: Sequence[Kpi],
        okrs: Sequence[Okr],
        *,
        embedder: Embedder,
        stored: Callable[[], StoredVectors] = StoredVectors.read,
    ) -> None:
        """Index the entries by words; ``stored`` is called at the first search by meaning."""
        self._by_id: Mapping[str, Kpi] = {entry.id: entry for entry in kpis}
        functions: dict[str, list[Kpi]] = defaultdict(list)
        for entry in kpis:
            functions[entry.function].append(entry)
        self._functions = {name: tuple(found) for name, found in functions.items()}
        meaning = _Meaning(embedder, stored)
        self._meaning = meaning
        self._kpis = _Shelf(tuple(kpis), words_of_kpi, meanings_of_kpi, meaning)
        self._okrs = _Shelf(tuple(okrs), words_of_okr, meanings_of_okr, meaning)

    @classmethod
    def shipped(cls, embedder: Embedder | None = None) -> LibraryIndex:
        """Index the library that ships with the program, with the embedded model by default."""
        return cls(entries.kpis(), entries.okrs(), embedder=embedder or MiniLmEmbedder())

    def kpis(self, text: str, *, limit: int = 5) -> tuple[Match[Kpi], ...]:
        """Find the KPIs that measure what the text is about, best first; none if none fits."""
        return self._kpis.search(text, limit)

    def okrs(self, text: str, *, limit: int = 5) -> tuple[Match[Okr], ...]:
        """Find exemplary OKRs about the text's subject, best first; none if none fits."""
        return self._okrs.search(text, limit)

    def kpi(self, kpi_id: str) -> Kpi | None:
        """Look one KPI up by its id."""
        return self._by_id.get(kpi_id)

    def by_function(self, function: str) -> tuple[Kpi, ...]:
        """Every KPI of a business function, in file order; none for an unknown function."""
        return self._functions.get(function, ())

    @property
    def functions(self) -> tuple[str, ...]:
        """The names of the business functions that the library covers."""
        return tuple(self._functions)

    @property
    def degraded(self) -> str:
        """Why the last searches went by words alone; empty when they did not."""
        return self._meaning.missing


class _Meaning:
    """Vectors of queries and of entries, until the model turns out to be missing."""

    def __init__(self, embedder: Embedder, stored: Callable[[], StoredVectors]) -> None:
        self._embedder = embedder
        self._read = lru_cache(maxsize=1)(stored)
        self._embed = lru_cache(maxsize=REMEMBERED)(self._embed_one)
        self.missing = ""

    def of_query(self, text: str) -> Vectors | None:
        if self.missing:
            return None
        try:
            return self._embed(text)
        except EmbedderMissing as error:
            self.missing = str(error)
            return None

    def _embed_one(self, text: str) -> Vectors:
        vector: Vectors = self._embedder.embed([text])[0]
        return vector

    def of_entries(self, texts: Sequence[str]) -> Vectors:
        return self._read().of(texts, self._embedder)


class _Shelf(Generic[T]):
    """Entries of one kind with their two indexes."""

    def __init__(
        self,
        items: Sequence[T],
        words: Callable[[T], WeightedTexts],
        meanings: Callable[[T], tuple[str, ...]],
        meaning: _Meaning,
    ) -> None:
        self._items = items
        self._words = LexicalIndex([words(item) for item in items])
        self._meanings = meanings
        self._meaning = meaning
        self._building = threading.Lock()
        self._dense: DenseIndex | None = None

    def search(self, text: str, limit: int) -> tuple[Match[T], ...]:
        best: dict[int, float] = {}
        for part in parts_of(text):
            for number, score in self._scores(part):
                if score >= FITS and score > best.get(number, 0.0):
                    best[number] = score
        ranked = sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))[: max(limit, 0)]
        return tuple(Match(self._items[number], round(score, 4)) for number, score in ranked)

    def _scores(self, part: str) -> list[tuple[int, float]]:
        hits = self._words.search(part)
        query = self._meaning.of_query(part) if self._items else None
        near = None if query is None else self._by_meaning().near(query)
        return list(fused(hits, near))

    def _by_meaning(self) -> DenseIndex:
        with self._building:
            if self._dense is None:
                texts = [self._meanings(item) for item in self._items]
                every = [text for some in texts for text in some]
                vectors = self._meaning.of_entries(every)
                self._dense = DenseIndex(vectors, [len(some) for some in texts])
            return self._dense
