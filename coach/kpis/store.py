"""Statements about KPIs and their measurements."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from coach.kpis.errors import KpiNotFound
from coach.kpis.models import Kpi, KpiLink, Measurement
from coach.kpis.values import BAD_PERIODS, Visibility
from coach.okrs.store.visibility import SEES_ALL
from coach.people.values import Actor


def readable(actor: Actor) -> ColumnElement[bool]:
    """Return the condition that a KPI is one the actor may see.

    Public ones are everybody's, a team's are for its members, private ones for their owner;
    coaches, HR and administrators see all but private ones.
    """
    mine = [
        Kpi.visibility == Visibility.PUBLIC.value,
        Kpi.owner_id == actor.person_id,
        and_(Kpi.visibility == Visibility.TEAM.value, Kpi.team_id.in_(sorted(actor.team_ids))),
    ]
    if actor.has(*SEES_ALL):
        mine.append(Kpi.visibility != Visibility.PRIVATE.value)
    return and_(Kpi.org_id == actor.org_id, or_(*mine))


async def kpi(session: AsyncSession, kpi_id: UUID, *, visible_to: Actor, lock: bool = False) -> Kpi:
    """Load one KPI; with ``lock`` nobody else measures it until the transaction ends."""
    query = (
        select(Kpi)
        .where(Kpi.id == kpi_id, readable(visible_to))
        .execution_options(populate_existing=True)
    )
    found = await session.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise KpiNotFound
    return found


async def kpis(
    session: AsyncSession,
    *,
    visible_to: Actor,
    team_id: UUID | None = None,
    query: str = "",
    limit: int,
) -> Sequence[Kpi]:
    """List KPIs by name, with owner and team."""
    statement = (
        select(Kpi)
        .where(readable(visible_to))
        .options(joinedload(Kpi.owner), joinedload(Kpi.team))
        .order_by(Kpi.name, Kpi.id)
        .limit(limit)
    )
    if team_id is not None:
        statement = statement.where(Kpi.team_id == team_id)
    if words := query.strip():
        statement = statement.where(
            or_(
                Kpi.name.icontains(words, autoescape=True),
                Kpi.definition.icontains(words, autoescape=True),
            )
        )
    return (await session.scalars(statement)).all()


async def measurements(
    session: AsyncSession, kpi_id: UUID, *, visible_to: Actor, limit: int
) -> Sequence[Measurement]:
    """List the newest measurements of a KPI by day, the newest first."""
    query = (
        select(Measurement)
        .where(Measurement.org_id == visible_to.org_id, Measurement.kpi_id == kpi_id)
        .order_by(Measurement.measured_on.desc(), Measurement.id.desc())
        .limit(limit)
    )
    return (await session.scalars(query)).all()


async def latest(session: AsyncSession, kpi_id: UUID) -> Sequence[Measurement]:
    """Find the measurements that a KPI's health goes by: the last one of each newest day."""
    query = (
        select(Measurement)
        .where(Measurement.kpi_id == kpi_id)
        .ext(distinct_on(Measurement.measured_on))
        .order_by(Measurement.measured_on.desc(), Measurement.id.desc())
        .limit(BAD_PERIODS)
    )
    return (await session.scalars(query)).all()


async def link(session: AsyncSession, key_result_id: UUID, *, visible_to: Actor) -> KpiLink | None:
    """Find the KPI behind a key result, if there is one."""
    query = (
        select(KpiLink)
        .where(KpiLink.key_result_id == key_result_id, KpiLink.org_id == visible_to.org_id)
        .with_for_update()
    )
    return await session.scalar(query)


async def kpi_behind(
    session: AsyncSession, key_result_id: UUID, *, visible_to: Actor
) -> Kpi | None:
    """Find the KPI behind a key result, as far as the actor may see it."""
    query = (
        select(Kpi)
        .join(KpiLink, KpiLink.kpi_id == Kpi.id)
        .where(KpiLink.key_result_id == key_result_id, readable(visible_to))
    )
    return await session.scalar(query)
