"""The shipped library in memory: for the command line, the composer and tests."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from retrieval.dense import DenseIndex
from retrieval.embedding import Embedder, EmbedderMissing, MiniLmEmbedder
from retrieval.fusion import BESIDE, FITS, KPIS, OKRS, Signs, Weighing, scores
from retrieval.lexical import LexicalIndex
from retrieval.library import entries
from retrieval.library.entries import Kpi, Okr
from retrieval.library.texts import (
    WeightedTexts,
    meanings_of_kpi,
    meanings_of_okr,
    names_of_kpi,
    words_of_kpi,
    words_of_okr,
)
from retrieval.library.vectors import StoredVectors
from retrieval.naming import NameIndex
from retrieval.port import Match
from retrieval.queries import parts_of

if TYPE_CHECKING:
    from retrieval.embedding import Vectors

T = TypeVar("T")
BORROWED = 0.5  # how far an entry counts as an answer because one that it is tied to is one
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
        self._beside = _beside(kpis)
        self._meaning = _Meaning(embedder, stored)
        self._kpis = _Shelf(
            tuple(kpis),
            words=[words_of_kpi(entry) for entry in kpis],
            names=[names_of_kpi(entry) for entry in kpis],
            texts=[meanings_of_kpi(entry) for entry in kpis],
            meaning=self._meaning,
            weighing=KPIS,
        )
        self._okrs = _Shelf(
            tuple(okrs),
            words=[words_of_okr(entry) for entry in okrs],
            names=[],
            texts=[meanings_of_okr(entry) for entry in okrs],
            meaning=self._meaning,
            weighing=OKRS,
        )

    @classmethod
    def shipped(cls, embedder: Embedder | None = None) -> LibraryIndex:
        """Index the library that ships with the program, with the embedded model by default."""
        return cls(entries.kpis(), entries.okrs(), embedder=embedder or MiniLmEmbedder())

    def kpis(self, text: str, *, limit: int = 5) -> tuple[Match[Kpi], ...]:
        """Find the KPIs that measure what the text is about, best first; none if none fits."""
        scores = list(self._kpis.scores(text))
        likely = {entry.id: score for entry, score in scores}
        # Companions show one problem from several sides: where one answers, the others may, too.
        joined = (
            (entry, _either(score, _highest(likely, self._beside[entry.id])))
            for entry, score in scores
        )
        return _best(joined, limit) if _fits(scores) else ()

    def okrs(self, text: str, *, limit: int = 5) -> tuple[Match[Okr], ...]:
        """Find exemplary OKRs about the text's subject, best first; none if none fits."""
        likely = {entry.id: score for entry, score in self._kpis.scores(text)}
        # An OKR also answers when what it moves does: a key result seldom says what hurts.
        joined = [
            (entry, _either(score, _highest(likely, _moved(entry))))
            for entry, score in self._okrs.scores(text)
        ]
        return _best(joined, limit) if _fits(joined) else ()

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
    """Entries of one kind with their indexes."""

    def __init__(
        self,
        items: Sequence[T],
        *,
        words: Sequence[WeightedTexts],
        names: Sequence[Iterable[str]],
        texts: Sequence[Sequence[str]],
        meaning: _Meaning,
        weighing: Weighing,
    ) -> None:
        self._items = items
        self._words = LexicalIndex(words)
        self._names = NameIndex(names)
        self._texts = texts
        self._meaning = meaning
        self._weighing = weighing
        self._building = threading.Lock()
        self._dense: DenseIndex | None = None

    def scores(self, text: str) -> Iterator[tuple[T, float]]:
        """Score the entries; each counts by that part of the text which it answers best."""
        best: dict[int, float] = {}
        for part in parts_of(text):
            for number, score in scores(self._signs(part), self._weighing):
                best[number] = max(score, best.get(number, 0.0))
        for number in sorted(best):
            yield self._items[number], best[number]

    def _signs(self, part: str) -> Signs:
        query = self._meaning.of_query(part) if self._items else None
        near = None if query is None else self._by_meaning().near(query)
        return Signs(self._words.search(part), self._names.search(part), near)

    def _by_meaning(self) -> DenseIndex:
        with self._building:
            if self._dense is None:
                every = [text for some in self._texts for text in some]
                vectors = self._meaning.of_entries(every)
                self._dense = DenseIndex(vectors, [len(some) for some in self._texts])
            return self._dense


def _beside(kpis: Iterable[Kpi]) -> Mapping[str, Collection[str]]:
    beside: dict[str, set[str]] = defaultdict(set)
    for entry in kpis:
        beside[entry.id].update(entry.companions)
        for companion in entry.companions:
            beside[companion].add(entry.id)
    return beside


def _moved(okr: Okr) -> tuple[str, ...]:
    return tuple(result.kpi for result in okr.key_results if result.kpi)


def _highest(likely: Mapping[str, float], ids: Iterable[str]) -> float:
    return max((likely.get(one, 0.0) for one in ids), default=0.0)


def _either(own: float, borrowed: float) -> float:
    return 1 - (1 - own) * (1 - BORROWED * borrowed)


def _fits(found: Iterable[tuple[object, float]]) -> bool:
    return max((score for _, score in found), default=0.0) >= FITS


def _best(found: Iterable[tuple[T, float]], limit: int) -> tuple[Match[T], ...]:
    ranked = sorted(found, key=lambda pair: -pair[1])[: max(limit, 0)]
    return tuple(Match(entry, round(score, 4)) for entry, score in ranked if score >= BESIDE)
