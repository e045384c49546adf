"""Drafting from a brief, through whichever engine there is."""

from dataclasses import dataclass, replace
from typing import Literal
from uuid import UUID

from coach.authoring.engine import Engine, Occasion
from coach.composer.compose import Request
from coach.composer.values import Draft, Notice
from coach.db import Sessions
from coach.llm.choosing import NOT_CONFIGURED, NoModel
from coach.llm.port import Caller
from coach.people.store import directory
from coach.people.values import Actor

EngineChoice = Literal["auto", "composer", "llm"]


@dataclass(frozen=True, slots=True)
class DraftingService:
    """Drafts without a conversation, for programs. ``llm`` is None where no model may be asked."""

    sessions: Sessions
    composer: Engine
    llm: Engine | None = None
    without: NoModel | None = None
    """Why no model may be asked, where none may."""

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
            return await self.llm.draft(request, await self._occasion(actor))
        drafted = await self.composer.draft(request)
        missing = self.without or NoModel("fallback", NOT_CONFIGURED)
        if engine == "llm" or (engine == "auto" and missing.insistent):
            notice = Notice(missing.code, missing.text)
            return replace(drafted, notices=(*drafted.notices, notice))
        return drafted

    async def _occasion(self, actor: Actor) -> Occasion:
        async with self.sessions() as session:
            organisation = await directory.organisation(session, visible_to=actor)
        return Occasion(
            Caller(actor.org_id, actor.person_id, "draft"),
            (organisation.mission, organisation.vision, *organisation.priorities),
        )
