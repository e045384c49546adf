"""Statements that look an owner up, and nothing around it."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.people.models import Person, Team
from coach.people.values import Actor


async def team(session: AsyncSession, team_id: UUID, *, visible_to: Actor) -> Team | None:
    """Find a team or a squad of the actor's organisation."""
    return await session.scalar(
        select(Team).where(Team.id == team_id, Team.org_id == visible_to.org_id)
    )


async def person(session: AsyncSession, person_id: UUID, *, visible_to: Actor) -> Person | None:
    """Find somebody of the actor's organisation, whether still here or not."""
    return await session.scalar(
        select(Person).where(Person.id == person_id, Person.org_id == visible_to.org_id)
    )
