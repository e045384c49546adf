"""Statements that find objectives and what stands under them."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVarTuple
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    and_,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    tuple_,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased, joinedload, selectinload

from coach.db.paging import Key, Page, page_of, read
from coach.okrs.errors import ObjectiveNotFound
from coach.okrs.models import Change, Comment, Contribution, KeyResult, Objective
from coach.okrs.store.visibility import readable
from coach.okrs.values import ObjectiveFilter, Owner, OwnerKind
from coach.people.models import Person, Team
from coach.people.values import Actor

LONGEST_PAGE = 200
KINDS = [kind.value for kind in OwnerKind]
CURSOR = (int, str, int, str)
Row = TypeVarTuple("Row")
OWNERS = (
    joinedload(Objective.team),
    joinedload(Objective.person),
    joinedload(Objective.accountable),
    joinedload(Objective.cycle),
)
PARTS = (
    selectinload(Objective.key_results),
    selectinload(Objective.initiatives),
    selectinload(Objective.watched_kpis),
)


async def objective(session: AsyncSession, objective_id: UUID, *, visible_to: Actor) -> Objective:
    """Load one objective with its owner, cycle, key results, initiatives and KPIs."""
    query = (
        select(Objective)
        .where(Objective.id == objective_id, readable(visible_to))
        .options(*OWNERS, *PARTS)
        .execution_options(populate_existing=True)
    )
    found = (await session.scalars(query)).one_or_none()
    if found is None:
        raise ObjectiveNotFound
    return found


async def seen(session: AsyncSession, objective_id: UUID, *, visible_to: Actor) -> None:
    """Make sure that the actor may see an objective. Raises ObjectiveNotFound."""
    query = select(exists().where(Objective.id == objective_id, readable(visible_to)))
    if not await session.scalar(query):
        raise ObjectiveNotFound


async def lock(session: AsyncSession, objective_id: UUID, *, visible_to: Actor) -> Objective:
    """Load one objective with its cycle and keep others from changing it until the end."""
    query = (
        select(Objective)
        .where(Objective.id == objective_id, readable(visible_to))
        .options(joinedload(Objective.cycle, innerjoin=True))
        .with_for_update(of=Objective)
        .execution_options(populate_existing=True)
    )
    found = await session.scalar(query)
    if found is None:
        raise ObjectiveNotFound
    return found


async def goal(
    session: AsyncSession, objective_id: UUID, *, visible_to: Actor
) -> tuple[Objective, int]:
    """Load one objective as ``objective`` does, with the number of those that contribute to it."""
    query = (
        select(Objective, _children(visible_to))
        .where(Objective.id == objective_id, readable(visible_to))
        .options(*OWNERS, *PARTS)
        .execution_options(populate_existing=True)
    )
    row = (await session.execute(query)).one_or_none()
    if row is None:
        raise ObjectiveNotFound
    return row[0], row[1]


async def objectives(
    session: AsyncSession, chosen: ObjectiveFilter, *, visible_to: Actor
) -> Page[Objective]:
    """List objectives by owner, then in the owner's order, with everything under them."""
    limit = _limit(chosen)
    query = _listing(select(Objective), chosen, visible_to).limit(limit + 1)
    return page_of((await session.scalars(query)).all(), limit, _key_of)


async def goals(
    session: AsyncSession, chosen: ObjectiveFilter, *, visible_to: Actor
) -> Page[tuple[Objective, int]]:
    """List objectives as above, each with the number of those that contribute to it."""
    limit = _limit(chosen)
    columns = select(Objective, _children(visible_to))
    query = _listing(columns, chosen, visible_to).limit(limit + 1)
    rows = [(row[0], row[1]) for row in await session.execute(query)]
    return page_of(rows, limit, lambda row: _key_of(row[0]))


def _limit(chosen: ObjectiveFilter) -> int:
    return min(max(chosen.limit, 1), LONGEST_PAGE)


def _listing(columns: Select[*Row], chosen: ObjectiveFilter, actor: Actor) -> Select[*Row]:
    key = _sort_key()
    query = (
        columns.outerjoin(Team, Team.id == Objective.team_id)
        .outerjoin(Person, Person.id == Objective.person_id)
        .where(readable(actor), *_conditions(chosen, actor))
        .options(*OWNERS, *PARTS)
        .order_by(*key)
    )
    if chosen.cursor:
        query = query.where(tuple_(*key) > tuple_(*_read_cursor(chosen.cursor)))
    return query


def _children(actor: Actor) -> ColumnElement[int]:
    """Count the contributing objectives that the actor may see."""
    child = aliased(Objective)
    count = (
        select(func.count())
        .select_from(Contribution)
        .join(child, child.id == Contribution.child_id)
        .where(Contribution.parent_id == Objective.id, readable(actor, child))
    )
    return count.correlate(Objective).scalar_subquery()


def _sort_key() -> tuple[Any, ...]:
    """Order by the owner's kind and name, then as the owner arranged them."""
    rank = case({kind: place for place, kind in enumerate(KINDS)}, value=Objective.owner_kind)
    name = func.coalesce(Team.name, Person.name, Objective.department)
    return rank, name, Objective.position, Objective.id


def _key_of(found: Objective) -> Key:
    name = found.owner_name if found.team or found.person else found.department
    return [KINDS.index(found.owner_kind), name, found.position, str(found.id)]


def _read_cursor(cursor: str) -> list[ColumnElement[Any]]:
    rank, name, position, last = read(cursor, CURSOR)
    try:
        last_id = UUID(str(last))
    except ValueError:
        last_id = UUID(int=0)
    return [literal(rank), literal(name, String), literal(position), literal(last_id)]


def _conditions(chosen: ObjectiveFilter, actor: Actor) -> Iterable[ColumnElement[bool]]:
    if chosen.cycle_id is not None:
        yield Objective.cycle_id == chosen.cycle_id
    if chosen.parent_id is not None:
        yield Objective.id.in_(
            select(Contribution.child_id).where(Contribution.parent_id == chosen.parent_id)
        )
    elif chosen.top_only:
        yield ~_has_parent(chosen, actor)
    if chosen.statuses:
        yield Objective.status.in_(sorted(status.value for status in chosen.statuses))
    yield from _of_owner(chosen)
    if words := chosen.query.strip():
        yield _mentions(words)


def _of_owner(chosen: ObjectiveFilter) -> Iterable[ColumnElement[bool]]:
    if chosen.owner_kind is not None:
        yield Objective.owner_kind == chosen.owner_kind.value
    if chosen.owner_id is not None:
        yield or_(
            Objective.team_id == chosen.owner_id,
            Objective.person_id == chosen.owner_id,
        )
    if chosen.department is not None:
        yield Objective.department == chosen.department


def _has_parent(chosen: ObjectiveFilter, actor: Actor) -> ColumnElement[bool]:
    """Tell whether an objective hangs under one that the same map shows."""
    parent = aliased(Objective)
    same_map = [readable(actor, parent)]
    if chosen.cycle_id is not None:
        same_map.append(parent.cycle_id == chosen.cycle_id)
    return exists().where(
        Contribution.child_id == Objective.id, parent.id == Contribution.parent_id, and_(*same_map)
    )


def _mentions(words: str) -> ColumnElement[bool]:
    return or_(
        Objective.title.icontains(words, autoescape=True),
        exists().where(
            KeyResult.objective_id == Objective.id,
            KeyResult.title.icontains(words, autoescape=True),
        ),
    )


async def next_position(
    session: AsyncSession, cycle_id: UUID, owner: Owner, *, visible_to: Actor
) -> int:
    """Return the place after an owner's last objective of a cycle."""
    highest = await session.scalar(
        select(func.max(Objective.position)).where(
            Objective.org_id == visible_to.org_id,
            Objective.cycle_id == cycle_id,
            Objective.owner_kind == owner.kind.value,
            func.coalesce(Objective.team_id, Objective.person_id).is_not_distinct_from(owner.id),
            Objective.department == owner.department,
        )
    )
    return 0 if highest is None else int(highest) + 1


async def changes(
    session: AsyncSession, objective_id: UUID, *, visible_to: Actor, limit: int
) -> Sequence[Change]:
    """List what was done to an objective, the newest first."""
    query = (
        select(Change)
        .where(Change.org_id == visible_to.org_id, Change.objective_id == objective_id)
        .options(joinedload(Change.actor))
        .order_by(Change.at.desc(), Change.id.desc())
        .limit(limit)
    )
    return (await session.scalars(query)).all()


async def comments(
    session: AsyncSession, objective_id: UUID, *, visible_to: Actor
) -> Sequence[Comment]:
    """List what was said about an objective, the oldest first."""
    query = (
        select(Comment)
        .where(Comment.org_id == visible_to.org_id, Comment.objective_id == objective_id)
        .options(joinedload(Comment.author))
        .order_by(Comment.at, Comment.id)
    )
    return (await session.scalars(query)).all()
