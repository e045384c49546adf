"""What the page needs of the rows that the authoring service hands out.

Tables belong to the slices below, so pages name only the columns that they read.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID


class Named(Protocol):
    """Somebody with a name."""

    name: str


class Said(Protocol):
    """One turn of a conversation."""

    id: UUID
    author_id: UUID | None
    by_coauthor: bool
    text: str
    questions: list[str]
    notices: list[dict[str, str]]
    engine: str | None
    model: str | None
    prompt: str | None
    at: datetime

    @property
    def author(self) -> Named | None:
        """Who said it; None for the co-author, and for somebody who left."""
        ...


class Proposed(Protocol):
    """One proposal."""

    id: UUID
    turn_id: UUID
    alternative: bool
    objective_id: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    why: str
    state: str


class Talked(Protocol):
    """A whole conversation."""

    id: UUID
    team_id: UUID
    cycle_id: UUID
    title: str
    state: str
    version: int
    sheet: dict[str, Any]

    @property
    def turns(self) -> Sequence[Said]:
        """What was said, oldest first."""
        ...

    @property
    def proposals(self) -> Sequence[Proposed]:
        """What was proposed, oldest first."""
        ...


class Kept(Protocol):
    """One version of a sheet."""

    version: int
    sheet: dict[str, Any]
    cause: str
    at: datetime

    @property
    def author(self) -> Named | None:
        """Who made it."""
        ...
