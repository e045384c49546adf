"""Keeping a sheet in versions, under the conversation's lock."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from coach.authoring import store
from coach.authoring.errors import AlreadySubmitted
from coach.authoring.models import Conversation, SheetVersion
from coach.authoring.sheet import Sheet
from coach.people.values import Actor


@dataclass(frozen=True, slots=True)
class Change:
    """Who changed a sheet, when and by what."""

    actor: Actor
    at: datetime
    cause: str
    restores: int | None = None
    proposal_id: UUID | None = None


async def opened(session: AsyncSession, actor: Actor, conversation_id: UUID) -> Conversation:
    """Load a conversation that is about to change, locked. Raises AlreadySubmitted."""
    found = await store.conversation(session, conversation_id, visible_to=actor, for_update=True)
    if found.state != "open":
        raise AlreadySubmitted
    return found


def write(session: AsyncSession, found: Conversation, sheet: Sheet, change: Change) -> None:
    """Make a sheet the newest version."""
    found.version = (found.version or 0) + 1
    found.sheet = sheet.to_json()
    session.add(
        SheetVersion(
            conversation_id=found.id,
            version=found.version,
            org_id=found.org_id,
            sheet=found.sheet,
            cause=change.cause,
            restores=change.restores,
            proposal_id=change.proposal_id,
            changed_by=change.actor.person_id,
            at=change.at,
        )
    )
