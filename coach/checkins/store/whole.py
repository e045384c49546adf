"""Statements that read an organisation's numbers as a whole, for the recomputation."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy import case, func, select, text
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from coach.checkins.models import CheckIn
from coach.okrs.models import Contribution, KeyResult, Objective
from coach.okrs.rollup import Edge, Node
from coach.people.values import Actor


@dataclass(frozen=True, slots=True)
class Standing:
    """A key result as stored, with how many entries it has and the value that stands."""

    id: UUID
    objective_id: UUID
    baseline: Decimal | None
    current: Decimal | None
    target: Decimal | None
    progress: Decimal | None
    counted: Decimal
    entries: int
    standing: Decimal | None


async def freeze_view(session: AsyncSession) -> None:
    """Let every statement of the transaction see the store at one moment."""
    await session.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))


async def all_nodes(session: AsyncSession, *, visible_to: Actor) -> list[Node]:
    """Load the numbers of every objective of an organisation."""
    query = select(
        Objective.id,
        Objective.progress_from,
        Objective.progress,
        Objective.own_sum,
        Objective.own_weight,
        Objective.child_sum,
        Objective.child_weight,
    ).where(Objective.org_id == visible_to.org_id)
    return [Node(*row) for row in await session.execute(query)]


async def all_edges(session: AsyncSession, *, visible_to: Actor) -> list[Edge]:
    """Load every link of an organisation that counts."""
    query = select(Contribution.child_id, Contribution.parent_id, Contribution.weight).where(
        Contribution.org_id == visible_to.org_id, Contribution.counts
    )
    return [Edge(*row) for row in await session.execute(query)]


async def all_standings(session: AsyncSession, *, visible_to: Actor) -> list[Standing]:
    """Load every key result of an organisation with what its check-ins say."""
    newer = aliased(CheckIn)
    standing = (
        select(CheckIn.key_result_id, CheckIn.value)
        .where(
            CheckIn.org_id == visible_to.org_id,
            CheckIn.value.is_not(None),
            ~select(newer.id).where(newer.corrects_id == CheckIn.id).exists(),
        )
        .ext(distinct_on(CheckIn.key_result_id))
        .order_by(CheckIn.key_result_id, CheckIn.measured_at.desc(), CheckIn.id.desc())
        .subquery()
    )
    entries = (
        select(CheckIn.key_result_id, func.count().label("entries"))
        .where(CheckIn.org_id == visible_to.org_id)
        .group_by(CheckIn.key_result_id)
        .subquery()
    )
    averaged = KeyResult.type.is_distinct_from("guardrail") & ~KeyResult.postponed
    query = (
        select(
            KeyResult.id,
            KeyResult.objective_id,
            KeyResult.baseline,
            KeyResult.current,
            KeyResult.target,
            KeyResult.progress,
            case((averaged, KeyResult.weight), else_=0),
            func.coalesce(entries.c.entries, 0),
            standing.c.value,
        )
        .outerjoin(standing, standing.c.key_result_id == KeyResult.id)
        .outerjoin(entries, entries.c.key_result_id == KeyResult.id)
        .where(KeyResult.org_id == visible_to.org_id)
    )
    return [Standing(*row) for row in await session.execute(query)]
