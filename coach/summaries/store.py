"""Statements about what summaries draw on, and about summaries."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.checkins.models import CheckIn
from coach.cycles.models import Cycle
from coach.feedback.values import Period
from coach.okrs.models import KeyResult, Objective
from coach.okrs.store.visibility import readable
from coach.okrs.values import Status
from coach.people.values import Actor
from coach.summaries.errors import SummaryNotFound
from coach.summaries.models import Summary

MOST_GOALS = 100
MOST_CHECK_INS = 500


async def goals(
    session: AsyncSession, person_id: UUID, period: Period, *, visible_to: Actor
) -> Sequence[tuple[Objective, Cycle]]:
    """Load the goals that were somebody's in cycles that meet a period."""
    query = (
        select(Objective, Cycle)
        .join(Cycle, Cycle.id == Objective.cycle_id)
        .where(
            readable(visible_to),
            or_(Objective.person_id == person_id, Objective.accountable_id == person_id),
            Objective.status.in_([Status.PUBLISHED.value, Status.CLOSED.value]),
            Cycle.starts_on <= period.last,
            Cycle.ends_on >= period.first,
        )
        .order_by(Objective.id)
        .limit(MOST_GOALS)
    )
    return [(row[0], row[1]) for row in await session.execute(query)]


async def check_ins(
    session: AsyncSession, person_id: UUID, period: Period, *, visible_to: Actor
) -> Sequence[tuple[CheckIn, str]]:
    """Load what somebody wrote in check-ins in a period, with the key results' titles."""
    start = datetime.combine(max(period.first, _DAWN), time(), UTC)
    end = datetime.combine(min(period.last, _DUSK), time(), UTC) + timedelta(days=1)
    query = (
        select(CheckIn, KeyResult.title)
        .join(KeyResult, KeyResult.id == CheckIn.key_result_id)
        .join(Objective, Objective.id == KeyResult.objective_id)
        .where(
            readable(visible_to),
            CheckIn.author_id == person_id,
            CheckIn.at >= start,
            CheckIn.at < end,
            func.concat(CheckIn.note, CheckIn.helped, CheckIn.blocker) != "",
        )
        .order_by(CheckIn.id.desc())
        .limit(MOST_CHECK_INS)
    )
    return [(row[0], row[1]) for row in await session.execute(query)]


_DAWN = datetime(1970, 1, 1, tzinfo=UTC).date()
_DUSK = datetime(9000, 1, 1, tzinfo=UTC).date()


async def summary(session: AsyncSession, summary_id: UUID, *, visible_to: Actor) -> Summary:
    """Load one of the actor's own summaries. Raises SummaryNotFound."""
    query = select(Summary).where(
        Summary.id == summary_id,
        Summary.org_id == visible_to.org_id,
        Summary.owner_id == visible_to.person_id,
    )
    found = await session.scalar(query)
    if found is None:
        raise SummaryNotFound
    return found


async def summaries(
    session: AsyncSession, about_id: UUID, *, visible_to: Actor, receiver: bool, limit: int
) -> Sequence[Summary]:
    """List the actor's own summaries about somebody, the newest first."""
    query = (
        select(Summary)
        .where(
            Summary.org_id == visible_to.org_id,
            Summary.about_id == about_id,
            Summary.owner_id == visible_to.person_id,
        )
        .order_by(Summary.made_at.desc(), Summary.id.desc())
        .limit(limit)
    )
    if not receiver:
        query = query.where(~Summary.as_receiver)
    return (await session.scalars(query)).all()
