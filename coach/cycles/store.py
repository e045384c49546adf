"""Statements about cycles. Everybody in an organisation may see its cycles."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import case, select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.cycles.errors import CycleNotFound
from coach.cycles.models import Cycle
from coach.cycles.values import Phase
from coach.people.values import Actor


async def cycle(
    session: AsyncSession, cycle_id: UUID, *, visible_to: Actor, lock: bool = False
) -> Cycle:
    """Load one cycle; with ``lock`` nobody else changes it until the transaction ends."""
    query = (
        select(Cycle)
        .where(Cycle.id == cycle_id, Cycle.org_id == visible_to.org_id)
        .execution_options(populate_existing=True)
    )
    found = await session.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise CycleNotFound
    return found


async def cycles(session: AsyncSession, *, visible_to: Actor) -> Sequence[Cycle]:
    """List cycles, the latest first."""
    query = (
        select(Cycle)
        .where(Cycle.org_id == visible_to.org_id)
        .order_by(Cycle.starts_on.desc(), Cycle.ends_on, Cycle.id)
    )
    return (await session.scalars(query)).all()


async def current(session: AsyncSession, today: date, *, visible_to: Actor) -> Cycle | None:
    """Find the cycle that work belongs to: active today, else the next planned, else wrapping up.

    Of several active ones the shortest wins: a quarter, rather than the year around it.
    """
    rank = case(
        (Cycle.phase == Phase.ACTIVE.value, 0), (Cycle.phase == Phase.PLAN.value, 1), else_=2
    )
    query = (
        select(Cycle)
        .where(
            Cycle.org_id == visible_to.org_id,
            Cycle.phase != Phase.CLOSED.value,
            Cycle.ends_on >= today,
            (Cycle.starts_on <= today) | (Cycle.phase == Phase.PLAN.value),
        )
        .order_by(rank, Cycle.ends_on, Cycle.starts_on.desc(), Cycle.id)
        .limit(1)
    )
    return (await session.scalars(query)).one_or_none()
