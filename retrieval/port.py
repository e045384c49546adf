"""What a search answers, whichever index stands behind it."""

from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from retrieval.library.entries import Kpi, Okr

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Match(Generic[T_co]):
    """An entry that answers the query. ``score`` runs from 0 to 1 and compares across queries."""

    entry: T_co
    score: float


class LibrarySearch(Protocol):
    """Finds entries of the shipped library for a text in anybody's words.

    Best first, and only what fits: an empty answer means that the library knows nothing about it.
    """

    def kpis(self, text: str, *, limit: int = 5) -> tuple[Match[Kpi], ...]:
        """Find the KPIs that measure what the text is about."""
        ...

    def okrs(self, text: str, *, limit: int = 5) -> tuple[Match[Okr], ...]:
        """Find exemplary OKRs about the text's subject."""
        ...
