"""Statements about which objective contributes to which."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import contains_eager, joinedload

from coach.okrs.errors import LinkNotFound
from coach.okrs.models import Contribution, KeyResult, Objective
from coach.okrs.store.visibility import readable
from coach.people.values import Actor


async def parents(
    session: AsyncSession, child_id: UUID, *, visible_to: Actor
) -> Sequence[Contribution]:
    """List what an objective contributes to, as far as the actor may see it."""
    query = (
        select(Contribution)
        .join(Contribution.parent)
        .where(Contribution.child_id == child_id, readable(visible_to))
        .options(joinedload(Contribution.parent, innerjoin=True))
        .order_by(Contribution.id)
    )
    return (await session.scalars(query)).all()


async def link(session: AsyncSession, link_id: UUID, *, visible_to: Actor) -> Contribution:
    """Load one link whose child the actor may see, with child, its cycle, and parent."""
    query = (
        select(Contribution)
        .join(Contribution.child)
        .where(Contribution.id == link_id, readable(visible_to))
        .options(
            contains_eager(Contribution.child).joinedload(Objective.cycle, innerjoin=True),
            joinedload(Contribution.parent, innerjoin=True),
        )
        .execution_options(populate_existing=True)
    )
    found = await session.scalar(query)
    if found is None:
        raise LinkNotFound
    return found


async def targets(
    session: AsyncSession,
    objective_ids: Sequence[UUID],
    key_result_ids: Sequence[UUID],
    *,
    visible_to: Actor,
) -> dict[UUID, Objective]:
    """Find the objective behind each objective or key result that the actor may see."""
    query = (
        select(Objective, KeyResult.id)
        .outerjoin(
            KeyResult,
            (KeyResult.objective_id == Objective.id) & KeyResult.id.in_(key_result_ids),
        )
        .where(
            or_(Objective.id.in_(objective_ids), KeyResult.id.is_not(None)),
            readable(visible_to),
        )
    )
    found: dict[UUID, Objective] = {}
    for objective, key_result_id in await session.execute(query):
        if objective.id in objective_ids:
            found[objective.id] = objective
        if key_result_id is not None:
            found[key_result_id] = objective
    return found


async def leads_to(
    session: AsyncSession, start_id: UUID, goal_id: UUID, *, visible_to: Actor
) -> bool:
    """Tell whether following links upwards from one objective reaches another, or is it already."""
    up = (
        select(Objective.id)
        .where(Objective.id == start_id, Objective.org_id == visible_to.org_id)
        .cte("up", recursive=True)
    )
    up = up.union(select(Contribution.parent_id).join(up, Contribution.child_id == up.c.id))
    return bool(await session.scalar(select(exists().where(up.c.id == goal_id))))
