"""Puts teams into the order of their tree. Pure."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from coach.people.values import TeamKind


class InTree(Protocol):
    """What the order needs to know of a team."""

    @property
    def id(self) -> UUID:
        """The team."""
        ...

    @property
    def kind(self) -> str:
        """Team or squad."""
        ...

    @property
    def parent_id(self) -> UUID | None:
        """The team that it stands inside."""
        ...


T = TypeVar("T", bound=InTree)


@dataclass(frozen=True, slots=True)
class Branch(Generic[T]):
    """A team at its depth in the tree."""

    team: T
    depth: int


def branches(teams: Sequence[T]) -> tuple[Branch[T], ...]:
    """List the teams, each followed by those inside it; squads stand apart and are left out.

    A team whose parent is missing, or that stands in a circle, still appears, at the top.
    """
    standing = [team for team in teams if team.kind == TeamKind.TEAM]
    known = {team.id for team in standing}
    inside: dict[UUID | None, list[T]] = defaultdict(list)
    for team in standing:
        inside[team.parent_id if team.parent_id in known else None].append(team)
    found = list(_below(inside, None, 0))
    reached = {branch.team.id for branch in found}
    return (*found, *(Branch(team, 0) for team in standing if team.id not in reached))


def _below(
    inside: dict[UUID | None, list[T]], parent: UUID | None, depth: int
) -> Iterator[Branch[T]]:
    for team in inside[parent]:
        yield Branch(team, depth)
        yield from _below(inside, team.id, depth + 1)
