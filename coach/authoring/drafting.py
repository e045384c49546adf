"""Drafting from a brief, through whichever engine there is."""

from dataclasses import dataclass, replace
from typing import Literal
from uuid import UUID

from coach.authoring.engine import Engine
from coach.composer.compose import Request
from coach.composer.values import Draft, Notice
from coach.db import Sessions
from coach.people.store import directory
from coach.people.values import Actor

EngineChoice = Literal["auto", "composer", "llm"]
NO_MODEL = (
    "No language model is set up, so the composer wrote this draft. Set WAYMARK_LLM_BASE_URL and"
    " WAYMARK_LLM_MODEL (and WAYMARK_LLM_API_KEY, where the service asks for a key), or"
    " WAYMARK_LOCAL_MODEL."
)


@dataclass(frozen=True, slots=True)
class DraftingService:
    """Drafts without a conversation, for programs. ``llm`` is None where no model is set up."""

    sessions: Sessions
    composer: Engine
    llm: Engine | None = None

    async def draft(
        self,
        actor: Actor,
        request: Request,
        *,
        team_id: UUID | None = None,
        engine: EngineChoice = "auto",
    ) -> Draft:
        """Draft for a brief, in the name of a team when one is given.

        ``auto`` takes the model where one is set up, and the composer otherwise. A model that was
        asked for and is not there is said in a notice. Raises TeamNotFound.
        """
        if team_id is not None:
            async with self.sessions() as session:
                team = await directory.team(session, team_id, visible_to=actor)
            request = replace(request, team=team.name)
        if engine != "composer" and self.llm is not None:
            return await self.llm.draft(request)
        drafted = await self.composer.draft(request)
        if engine == "llm":
            return replace(drafted, notices=(*drafted.notices, Notice("fallback", NO_MODEL)))
        return drafted
