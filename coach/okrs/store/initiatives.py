"""Statements about initiatives."""

from uuid import UUID

from sqlalchemy import exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import contains_eager

from coach.okrs.errors import InitiativeNotFound
from coach.okrs.models import Initiative, KeyResult, Objective
from coach.okrs.store.visibility import readable
from coach.people.values import Actor


async def initiative(
    session: AsyncSession, initiative_id: UUID, *, visible_to: Actor
) -> Initiative:
    """Load and lock an initiative, with its objective and cycle."""
    query = (
        select(Initiative)
        .join(Initiative.objective)
        .where(Initiative.id == initiative_id, readable(visible_to))
        .options(contains_eager(Initiative.objective).joinedload(Objective.cycle, innerjoin=True))
        .with_for_update(of=Initiative)
        .execution_options(populate_existing=True)
    )
    found = await session.scalar(query)
    if found is None:
        raise InitiativeNotFound
    return found


async def next_position(session: AsyncSession, objective_id: UUID) -> int:
    """Return the place after an objective's last initiative."""
    highest = await session.scalar(
        select(func.max(Initiative.position)).where(Initiative.objective_id == objective_id)
    )
    return 0 if highest is None else int(highest) + 1


async def holds(session: AsyncSession, objective_id: UUID, key_result_id: UUID) -> bool:
    """Tell whether an objective holds a key result."""
    query = select(
        exists().where(KeyResult.id == key_result_id, KeyResult.objective_id == objective_id)
    )
    return bool(await session.scalar(query))
