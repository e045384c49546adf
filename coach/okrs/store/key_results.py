"""Statements about key results."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import contains_eager

from coach.okrs.errors import KeyResultNotFound
from coach.okrs.models import KeyResult, Objective
from coach.okrs.store.visibility import readable
from coach.people.values import Actor


async def key_result(session: AsyncSession, key_result_id: UUID, *, visible_to: Actor) -> KeyResult:
    """Load a key result with its objective and cycle, as they are at this moment."""
    query = (
        select(KeyResult)
        .join(KeyResult.objective)
        .where(KeyResult.id == key_result_id, readable(visible_to))
        .options(
            contains_eager(KeyResult.objective).joinedload(Objective.cycle, innerjoin=True),
        )
        .execution_options(populate_existing=True)
    )
    found = await session.scalar(query)
    if found is None:
        raise KeyResultNotFound
    return found


async def next_position(session: AsyncSession, objective_id: UUID) -> int:
    """Return the place after an objective's last key result."""
    highest = await session.scalar(
        select(func.max(KeyResult.position)).where(KeyResult.objective_id == objective_id)
    )
    return 0 if highest is None else int(highest) + 1
