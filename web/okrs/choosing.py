"""Which OKRs the list shows: read leniently from an address that people share and edit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar
from urllib.parse import urlencode
from uuid import UUID

from coach.okrs.values import OwnerKind, Status


class Identified(Protocol):
    """A thing with an id."""

    @property
    def id(self) -> UUID:
        """Which thing it is."""
        ...


class TeamLike(Identified, Protocol):
    """A team or a squad."""

    @property
    def kind(self) -> str:
        """Which of the two."""
        ...


T = TypeVar("T", bound=Identified)


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody wants to see. Empty texts do not narrow anything."""

    cycle_id: UUID | None
    team: str = ""
    status: str = ""
    q: str = ""

    @property
    def team_id(self) -> UUID | None:
        """The chosen team; None for all, and for anything that is no id."""
        return _id(self.team)

    @property
    def statuses(self) -> frozenset[Status]:
        """The chosen status; empty for all, and for anything that is none."""
        return frozenset(status for status in Status if status.value == self.status)

    def address(self, **changed: str | None) -> str:
        """Write the address of the list with something changed."""
        wanted = {
            "cycle": str(self.cycle_id or ""),
            "team": self.team,
            "status": self.status,
            "q": self.q,
            **changed,
        }
        return f"/okrs?{urlencode({name: value for name, value in wanted.items() if value})}"


def chosen_cycle(cycles: Sequence[T], current: T | None, wanted: str) -> T | None:
    """Find the cycle that was asked for; else today's; else the latest."""
    asked = _id(wanted)
    found = next((cycle for cycle in cycles if cycle.id == asked), current)
    return found or (cycles[0] if cycles else None)


def team_kind(teams: Iterable[TeamLike], team_id: UUID | None) -> OwnerKind | None:
    """Say whether the chosen owner is a team or a squad."""
    kind = next((team.kind for team in teams if team.id == team_id), None)
    return OwnerKind(kind) if kind else None


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
