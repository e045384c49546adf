"""Statements about check-ins."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, exists, func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased, contains_eager, joinedload

from coach.checkins.errors import CheckInNotFound
from coach.checkins.models import CheckIn
from coach.checkins.values import Moved
from coach.cycles.models import Cycle
from coach.cycles.values import Phase
from coach.kpis.models import KpiLink
from coach.okrs.models import KeyResult, Objective
from coach.okrs.store.visibility import readable
from coach.okrs.values import Status
from coach.people.values import Actor


async def check_in(session: AsyncSession, check_in_id: UUID, *, visible_to: Actor) -> CheckIn:
    """Load one entry on a key result that the actor may see."""
    query = (
        select(CheckIn)
        .join(KeyResult, KeyResult.id == CheckIn.key_result_id)
        .join(Objective, Objective.id == KeyResult.objective_id)
        .where(CheckIn.id == check_in_id, readable(visible_to))
    )
    found = await session.scalar(query)
    if found is None:
        raise CheckInNotFound
    return found


async def is_corrected(session: AsyncSession, check_in_id: UUID) -> bool:
    """Tell whether an entry has been corrected."""
    return bool(await session.scalar(select(exists().where(CheckIn.corrects_id == check_in_id))))


async def standing_entry(session: AsyncSession, key_result_id: UUID) -> CheckIn | None:
    """Find the entry that says what a key result stands at: the latest that nothing corrects."""
    newer = aliased(CheckIn)
    query = (
        select(CheckIn)
        .where(
            CheckIn.key_result_id == key_result_id,
            CheckIn.value.is_not(None),
            ~select(newer.id).where(newer.corrects_id == CheckIn.id).exists(),
        )
        .order_by(CheckIn.measured_at.desc(), CheckIn.id.desc())
        .limit(1)
    )
    return await session.scalar(query)


async def check_ins(
    session: AsyncSession, key_result_id: UUID, *, visible_to: Actor, limit: int
) -> Sequence[CheckIn]:
    """List the newest entries of a key result, the newest first, with who wrote them."""
    query = (
        select(CheckIn)
        .where(CheckIn.org_id == visible_to.org_id, CheckIn.key_result_id == key_result_id)
        .options(joinedload(CheckIn.author))
        .order_by(CheckIn.at.desc(), CheckIn.id.desc())
        .limit(limit)
    )
    return (await session.scalars(query)).all()


async def points(
    session: AsyncSession, key_result_id: UUID, *, visible_to: Actor
) -> Sequence[CheckIn]:
    """List the entries that stand, the oldest first."""
    newer = aliased(CheckIn)
    query = (
        select(CheckIn)
        .where(
            CheckIn.org_id == visible_to.org_id,
            CheckIn.key_result_id == key_result_id,
            CheckIn.value.is_not(None),
            ~select(newer.id).where(newer.corrects_id == CheckIn.id).exists(),
        )
        .order_by(CheckIn.measured_at, CheckIn.id)
    )
    return (await session.scalars(query)).all()


async def moved(
    session: AsyncSession, objective_ids: Iterable[UUID], *, visible_to: Actor
) -> dict[UUID, Moved]:
    """Name the objectives that a change touched, as far as the actor may see them."""
    query = select(Objective.id, Objective.title, Objective.progress).where(
        Objective.id.in_(list(objective_ids)), readable(visible_to)
    )
    return {row[0]: Moved(*row) for row in await session.execute(query)}


async def hold_cycle(session: AsyncSession, cycle_id: UUID) -> Cycle:
    """Keep a cycle in its phase until the transaction ends. Many may at once."""
    query = (
        select(Cycle)
        .where(Cycle.id == cycle_id)
        .with_for_update(read=True)
        .execution_options(populate_existing=True)
    )
    return (await session.scalars(query)).one()


def of_kpi(kpi_id: UUID, only: UUID | None = None) -> Select[UUID]:
    """Select the objectives whose key results a KPI stands behind, or that of ``only`` one."""
    query = (
        select(KeyResult.objective_id)
        .join(KpiLink, KpiLink.key_result_id == KeyResult.id)
        .where(KpiLink.kpi_id == kpi_id)
    )
    return query if only is None else query.where(KeyResult.id == only)


async def linked_key_results(
    session: AsyncSession, kpi_id: UUID, *, visible_to: Actor
) -> Sequence[KeyResult]:
    """Load the key results that a KPI moves: those of cycles that are not closed."""
    query = (
        select(KeyResult)
        .join(KpiLink, KpiLink.key_result_id == KeyResult.id)
        .join(KeyResult.objective)
        .join(Objective.cycle)
        .where(
            KpiLink.kpi_id == kpi_id,
            KpiLink.org_id == visible_to.org_id,
            Cycle.phase != Phase.CLOSED.value,
        )
        .options(contains_eager(KeyResult.objective).contains_eager(Objective.cycle))
        .order_by(KeyResult.id)
        .execution_options(populate_existing=True)
    )
    return (await session.scalars(query)).all()


async def due(
    session: AsyncSession, now: datetime, *, visible_to: Actor, limit: int
) -> Sequence[KeyResult]:
    """List the actor's own key results that wait for a check-in, the longest waiting first.

    Their own are those of their teams, of themselves, and those they are accountable for.
    """
    cadence = func.make_interval(0, 0, 0, Cycle.check_in_days)
    query = (
        select(KeyResult)
        .join(KeyResult.objective)
        .join(Objective.cycle)
        .where(
            KeyResult.org_id == visible_to.org_id,
            Objective.status == Status.PUBLISHED.value,
            Cycle.phase.in_([Phase.ACTIVE.value, Phase.WRAP_UP.value]),
            ~KeyResult.postponed,
            or_(
                Objective.team_id.in_(sorted(visible_to.team_ids)),
                Objective.person_id == visible_to.person_id,
                Objective.accountable_id == visible_to.person_id,
            ),
            func.coalesce(KeyResult.checked_at, Cycle.starts_on) <= literal(now) - cadence,
        )
        .options(
            contains_eager(KeyResult.objective).contains_eager(Objective.cycle),
            contains_eager(KeyResult.objective).joinedload(Objective.team),
            contains_eager(KeyResult.objective).joinedload(Objective.person),
        )
        .order_by(KeyResult.checked_at.asc().nulls_first(), KeyResult.id)
        .limit(limit)
    )
    return (await session.scalars(query)).all()
