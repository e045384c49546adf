"""Choosing entries of the library by function, by kind and by what somebody searches for."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar
from urllib.parse import urlencode

from retrieval.library import entries
from retrieval.library.entries import Kpi, Okr
from retrieval.port import LibrarySearch

SHOWN = 24  # entries on a page, a multiple of every number of columns
SEARCHED = 60  # entries that a search may bring up
Kind = Literal["okrs", "kpis"]


class Shelved(Protocol):
    """An entry that belongs to a business function."""

    @property
    def function(self) -> str:
        """The business function."""
        ...


T = TypeVar("T", bound=Shelved)


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody wants to see. Empty texts do not narrow anything.

    ``sort`` is committed, aspirational or learning for OKRs; leading or lagging for KPIs.
    """

    kind: Kind
    q: str = ""
    function: str = ""
    sort: str = ""
    role: str = ""
    page: int = 1

    def address(self, **changed: str | int) -> str:
        """Write the address of the page that shows this choice with something changed."""
        wanted = {
            "q": self.q,
            "function": self.function,
            "sort": self.sort,
            "role": self.role,
            **changed,
        }
        kind = wanted.pop("kind", self.kind)
        query = urlencode({name: value for name, value in wanted.items() if value})
        return f"/gallery/{kind}?{query}" if query else f"/gallery/{kind}"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The entries that fit a choice, one page of them, and what else could be chosen."""

    okrs: Sequence[Okr]
    kpis: Sequence[Kpi]
    found: int
    more: int
    functions: Sequence[tuple[str, int]]
    roles: Sequence[str]


def browse(library: LibrarySearch, choice: Choice) -> Shelf:
    """Find what fits the choice. A search runs the embedding model: call it in a thread."""
    words = choice.q.strip()
    if choice.kind == "okrs":
        every: Sequence[Okr] = (
            tuple(match.entry for match in library.okrs(words, limit=SEARCHED))
            if words
            else entries.okrs()
        )
        sorted_out = [one for one in every if choice.sort in {"", one.type}]
        here = _of_function(sorted_out, choice.function)
        chosen = [one for one in here if choice.role in {"", one.role}]
        shown, more = _page(chosen, choice.page)
        roles = sorted({one.role for one in here}) if choice.function or words else []
        return Shelf(shown, (), len(chosen), more, _counted(sorted_out), roles)
    kpis: Sequence[Kpi] = (
        tuple(match.entry for match in library.kpis(words, limit=SEARCHED))
        if words
        else entries.kpis()
    )
    fitting = [one for one in kpis if choice.sort in {"", one.kind}]
    picked = _of_function(fitting, choice.function)
    cards, left = _page(picked, choice.page)
    return Shelf((), cards, len(picked), left, _counted(fitting), ())


def _of_function(found: Iterable[T], function: str) -> list[T]:
    return [one for one in found if function in {"", one.function}]


def _counted(found: Iterable[Shelved]) -> list[tuple[str, int]]:
    return sorted(Counter(one.function for one in found).items())


def _page(found: Sequence[T], page: int) -> tuple[Sequence[T], int]:
    start = (max(page, 1) - 1) * SHOWN
    return found[start : start + SHOWN], max(0, len(found) - start - SHOWN)


def okr_of(okr_id: str) -> Okr | None:
    """Look an exemplary OKR up by its id."""
    return next((one for one in entries.okrs() if one.id == okr_id), None)


def kpi_of(kpi_id: str) -> Kpi | None:
    """Look a KPI up by its id."""
    return next((one for one in entries.kpis() if one.id == kpi_id), None)


def kpis_of(ids: Iterable[str]) -> list[Kpi]:
    """Look several KPIs up; an id that is not there is left out."""
    return [found for one in ids if (found := kpi_of(one)) is not None]


def okrs_with(kpi_id: str) -> list[Okr]:
    """Find the exemplary OKRs that move a KPI or keep an eye on it."""
    return [
        one
        for one in entries.okrs()
        if kpi_id in one.kpis or any(result.kpi == kpi_id for result in one.key_results)
    ]
