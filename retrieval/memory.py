"""The shipped library in memory: for the command line, the composer and tests."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Self

from retrieval.lexical import LexicalIndex
from retrieval.library import entries
from retrieval.library.entries import Kpi, Okr
from retrieval.port import Match

LONGEST = 4_000  # characters of a query that are read; the rest of a longer text is left out
FITS = 0.3  # a score below this says that the entry is about something else


class LibraryIndex:
    """Finds KPIs and exemplary OKRs. A ``LibrarySearch``; build it once and share it."""

    def __init__(self, kpis: Sequence[Kpi], okrs: Sequence[Okr]) -> None:
        self._kpis = tuple(kpis)
        self._okrs = tuple(okrs)
        self._by_id: Mapping[str, Kpi] = {entry.id: entry for entry in self._kpis}
        functions: dict[str, list[Kpi]] = defaultdict(list)
        for entry in self._kpis:
            functions[entry.function].append(entry)
        self._functions: Mapping[str, tuple[Kpi, ...]] = {
            name: tuple(found) for name, found in functions.items()
        }
        self._kpi_words = LexicalIndex([_parts_of_kpi(entry) for entry in self._kpis])
        self._okr_words = LexicalIndex([_parts_of_okr(entry) for entry in self._okrs])

    @classmethod
    def shipped(cls) -> Self:
        """Index the library that ships with the program. Takes tens of milliseconds."""
        return cls(entries.kpis(), entries.okrs())

    def kpis(self, text: str, *, limit: int = 5) -> tuple[Match[Kpi], ...]:
        """Find the KPIs that measure what the text is about, best first; none if none fits."""
        ranked = _ranked(self._kpi_words, text, limit)
        return tuple(Match(self._kpis[number], score) for number, score in ranked)

    def okrs(self, text: str, *, limit: int = 5) -> tuple[Match[Okr], ...]:
        """Find exemplary OKRs about the text's subject, best first; none if none fits."""
        ranked = _ranked(self._okr_words, text, limit)
        return tuple(Match(self._okrs[number], score) for number, score in ranked)

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


def _ranked(index: LexicalIndex, text: str, limit: int) -> list[tuple[int, float]]:
    hits = index.search(text[:LONGEST])
    scores = (
        (number, hit.coverage * hit.strength / (hit.strength + 3)) for number, hit in hits.items()
    )
    fitting = [(number, round(score, 4)) for number, score in scores if score >= FITS]
    return sorted(fitting, key=lambda pair: (-pair[1], pair[0]))[: max(limit, 0)]


def _parts_of_kpi(entry: Kpi) -> Iterable[tuple[float, str]]:
    yield 3.0, entry.name
    yield 1.0, f"{entry.phrase} {entry.definition} {entry.who}"
    yield 2.0, " ".join((*entry.synonyms, *entry.words))
    yield 1.5, " ".join(entry.problems)
    yield 0.5, f"{entry.formula} {entry.function}"


def _parts_of_okr(entry: Okr) -> Iterable[tuple[float, str]]:
    yield 2.0, f"{entry.objective} {entry.role}"
    yield 1.0, " ".join(result.text for result in entry.key_results)
    yield 0.5, " ".join((entry.function, *entry.initiatives, entry.why))
