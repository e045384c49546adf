"""The port behind which an engine drafts and edits, whichever engine it is."""

from dataclasses import dataclass
from typing import Protocol

from coach.authoring.sheet import Sheet, SheetObjective
from coach.composer.values import EngineName, Notice
from coach.llm.port import Caller


@dataclass(frozen=True, slots=True)
class Context:
    """What an engine may know of the team beside its words."""

    team: str
    department: str
    cycle: str
    mission: str
    priorities: tuple[str, ...]
    caller: Caller | None = None
    """On whose account a model is asked."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A change to one objective: None before means a new one, None after takes it away."""

    objective_id: str
    before: SheetObjective | None
    after: SheetObjective | None
    why: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What the co-author says, and the changes it proposes.

    ``alternatives`` means that the suggestions are ways to write the same thing, of which a team
    takes one.
    """

    text: str
    suggestions: tuple[Suggestion, ...]
    engine: EngineName
    alternatives: bool = False
    questions: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    model: str | None = None
    prompt: str | None = None


class CoAuthor(Protocol):
    """Answers what a team says, in view of its sheet."""

    async def reply(self, words: str, sheet: Sheet, context: Context, said: str) -> Reply:
        """Answer ``words``. ``said`` is what the team said before, oldest first."""
        ...
