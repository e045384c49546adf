"""Statements about feedback. ``readable`` is the one place that says who reads what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Date,
    Select,
    Text,
    and_,
    case,
    cast,
    false,
    func,
    literal,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from coach.db import new_id
from coach.feedback.errors import RequestNotFound
from coach.feedback.models import AnonymousGroup, Feedback, FeedbackPolicy, FeedbackRequest
from coach.feedback.values import (
    FEWEST_GIVERS,
    Period,
    Sealed,
    Source,
    TimelineFilter,
    Visibility,
    givers,
    openable,
)
from coach.people.errors import PersonNotFound
from coach.people.models import Person
from coach.people.values import Actor, Role

DECIDES_WHO_SEES = ("about_id", "author_id", "perspective", "given_on", "visibility")
OVERWRITTEN = (*DECIDES_WHO_SEES, "kind", "text", "goal", "company_value")


@dataclass(frozen=True, slots=True)
class After:
    """Where the last page ended."""

    day: date
    id: UUID


def readable(actor: Actor, about_id: UUID, period: Period) -> ColumnElement[bool]:
    """Return the condition that a record about somebody, in a period, is one the actor may see.

    Named records go by who the actor is to the person today. Anonymous ones show by whole groups
    that lie in the period, to nobody because they wrote one, and with the private ones of others
    they are out of reach of every role.
    """
    is_self = actor.person_id == about_id
    oversees = false() if is_self else _oversees(actor, about_id)
    receives = true() if is_self else oversees
    mine = Feedback.author_id == actor.person_id
    return and_(
        Feedback.org_id == actor.org_id,
        Feedback.about_id == about_id,
        Feedback.given_on.between(period.first, period.last),
        or_(
            and_(Feedback.visibility == Visibility.SHARED.value, or_(receives, mine)),
            and_(Feedback.visibility == Visibility.MANAGER.value, or_(oversees, mine)),
            and_(Feedback.visibility == Visibility.PRIVATE.value, mine),
            and_(
                Feedback.visibility == Visibility.ANONYMOUS.value,
                receives,
                Feedback.group_id.in_(_open_groups(actor, about_id, period)),
            ),
        ),
    )


def _oversees(actor: Actor, about_id: UUID) -> ColumnElement[bool]:
    """Return the condition that the actor stands above somebody today, or is HR."""
    if actor.has(Role.HR):
        return true()
    chain = (
        select(Person.id, Person.manager_id)
        .where(Person.id == about_id, Person.org_id == actor.org_id)
        .cte("chain", recursive=True)
    )
    above = select(Person.id, Person.manager_id).join(chain, Person.id == chain.c.manager_id)
    chain = chain.union(above)
    return select(literal(1)).where(chain.c.manager_id == actor.person_id).exists()


def _open_groups(actor: Actor, about_id: UUID, period: Period) -> Select[UUID]:
    wanted = (
        select(FeedbackPolicy.fewest_givers)
        .where(FeedbackPolicy.org_id == actor.org_id)
        .scalar_subquery()
    )
    return select(AnonymousGroup.id).where(
        AnonymousGroup.org_id == actor.org_id,
        AnonymousGroup.about_id == about_id,
        AnonymousGroup.first_on >= period.first,
        AnonymousGroup.last_on <= period.last,
        AnonymousGroup.givers >= func.coalesce(wanted, FEWEST_GIVERS),
    )


async def receives(session: AsyncSession, about_id: UUID, *, visible_to: Actor) -> bool:
    """Tell whether the actor reads what is shared about somebody. Raises PersonNotFound."""
    query = select(_oversees(visible_to, about_id)).where(
        Person.id == about_id, Person.org_id == visible_to.org_id
    )
    row = (await session.execute(query)).one_or_none()
    if row is None:
        raise PersonNotFound("There is no such person in your organisation.")
    return bool(row[0]) or visible_to.person_id == about_id


async def records(
    session: AsyncSession, about_id: UUID, period: Period, *, visible_to: Actor
) -> Sequence[Feedback]:
    """Load everything about somebody in a period, with authors, in an order that tells nothing."""
    query = (
        select(Feedback)
        .where(readable(visible_to, about_id, period))
        .options(joinedload(Feedback.author))
        .order_by(Feedback.id)
    )
    return (await session.scalars(query)).all()


async def timeline(
    session: AsyncSession,
    about_id: UUID,
    wanted: TimelineFilter,
    *,
    visible_to: Actor,
    limit: int,
    after: After | None = None,
) -> Sequence[tuple[Feedback, date]]:
    """List records, the newest first, each with the day it shows under; one more than asked."""
    day = _shown_on()
    query = (
        select(Feedback, day)
        .where(readable(visible_to, about_id, wanted.period))
        .options(joinedload(Feedback.author))
        .order_by(day.desc(), Feedback.id)
        .limit(limit + 1)
    )
    if wanted.kinds:
        query = query.where(Feedback.kind.in_(sorted(wanted.kinds)))
    if wanted.perspectives:
        query = query.where(Feedback.perspective.in_(sorted(wanted.perspectives)))
    if after is not None:
        query = query.where(or_(day < after.day, and_(day == after.day, Feedback.id > after.id)))
    return [(row[0], row[1]) for row in await session.execute(query)]


def _shown_on() -> ColumnElement[date]:
    """Return the day a record shows under: for an anonymous one, the first of its month."""
    month = cast(func.date_trunc("month", Feedback.given_on), Date)
    anonymous = Feedback.visibility == Visibility.ANONYMOUS.value
    return case((anonymous, month), else_=Feedback.given_on)


async def open_groups(
    session: AsyncSession, about_id: UUID, period: Period, *, visible_to: Actor
) -> None:
    """Let sealed records out for a period, where enough people gave them (``values`` says how).

    The rows are locked, so that two readers who come at once open the same groups.
    """
    query = (
        select(Feedback.id, Feedback.perspective, Feedback.author_id, Feedback.given_on)
        .where(
            Feedback.org_id == visible_to.org_id,
            Feedback.about_id == about_id,
            Feedback.visibility == Visibility.ANONYMOUS.value,
            Feedback.group_id.is_(None),
            Feedback.given_on.between(period.first, period.last),
        )
        .order_by(Feedback.id)
        .with_for_update()
    )
    sealed = [Sealed(*row) for row in await session.execute(query)]
    if givers(sealed) < FEWEST_GIVERS:
        return
    fewest = (await policy(session, visible_to=visible_to)).fewest_givers
    groups = {new_id(): group for group in openable(sealed, period, fewest)}
    if not groups:
        return
    session.add_all(
        AnonymousGroup(
            id=group_id,
            org_id=visible_to.org_id,
            about_id=about_id,
            perspective=group[0].perspective,
            first_on=min(record.given_on for record in group),
            last_on=max(record.given_on for record in group),
            givers=givers(group),
        )
        for group_id, group in groups.items()
    )
    await session.flush()
    joined = [
        {"id": record.id, "group_id": group_id}
        for group_id, group in groups.items()
        for record in group
    ]
    await session.execute(update(Feedback), joined)


async def policy(session: AsyncSession, *, visible_to: Actor) -> FeedbackPolicy:
    """Load how the organisation handles feedback; the defaults where it has said nothing."""
    found = await session.get(FeedbackPolicy, visible_to.org_id)
    return found or FeedbackPolicy(
        org_id=visible_to.org_id, fewest_givers=FEWEST_GIVERS, company_values=[]
    )


async def given(session: AsyncSession, *, visible_to: Actor, limit: int) -> Sequence[Feedback]:
    """List what the actor wrote, the newest first."""
    query = (
        select(Feedback)
        .where(Feedback.org_id == visible_to.org_id, Feedback.author_id == visible_to.person_id)
        .options(joinedload(Feedback.about), joinedload(Feedback.author))
        .order_by(Feedback.given_on.desc(), Feedback.id)
        .limit(limit)
    )
    return (await session.scalars(query)).all()


async def waiting_requests(
    session: AsyncSession, *, visible_to: Actor
) -> Sequence[FeedbackRequest]:
    """List the open requests that wait for the actor, the oldest first."""
    query = (
        select(FeedbackRequest)
        .where(
            FeedbackRequest.org_id == visible_to.org_id,
            FeedbackRequest.giver_id == visible_to.person_id,
            FeedbackRequest.closed_at.is_(None),
        )
        .options(joinedload(FeedbackRequest.about), joinedload(FeedbackRequest.asker))
        .order_by(FeedbackRequest.id)
    )
    return (await session.scalars(query)).all()


async def close_request(
    session: AsyncSession, request_id: UUID, about_id: UUID, now: datetime, *, visible_to: Actor
) -> None:
    """Close a request that waits for the actor, about that person. Raises RequestNotFound."""
    query = (
        update(FeedbackRequest)
        .where(
            FeedbackRequest.id == request_id,
            FeedbackRequest.about_id == about_id,
            FeedbackRequest.org_id == visible_to.org_id,
            FeedbackRequest.giver_id == visible_to.person_id,
            FeedbackRequest.closed_at.is_(None),
        )
        .values(closed_at=now)
        .returning(FeedbackRequest.id)
    )
    if await session.scalar(query) is None:
        raise RequestNotFound


async def sources(
    session: AsyncSession, external_ids: Iterable[str], *, visible_to: Actor
) -> Mapping[str, Source]:
    """Tell which of the ids are in use, and how their records came here."""
    wanted = list(external_ids)
    query = select(Feedback.external_id, Feedback.source).where(
        Feedback.org_id == visible_to.org_id,
        Feedback.external_id == func.any(cast(wanted, ARRAY(Text))),
    )
    return {row[0]: Source(row[1]) for row in await session.execute(query)}


async def upsert(session: AsyncSession, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write imported records by their id, all in one statement sent many times.

    A record that changes in who it is by, whom it is about, or when and how it may be read leaves
    its anonymous group: the group was opened for something else.
    """
    if not rows:
        return
    statement = insert(Feedback)
    new = statement.excluded
    unmoved = and_(
        *(getattr(Feedback, name).is_not_distinct_from(new[name]) for name in DECIDES_WHO_SEES)
    )
    statement = statement.on_conflict_do_update(
        index_elements=["org_id", "external_id"],
        set_={
            **{name: new[name] for name in OVERWRITTEN},
            "group_id": case((unmoved, Feedback.group_id), else_=None),
            "updated_at": func.now(),
        },
    )
    await (await session.connection()).execute(statement, list(rows))


async def recount_groups(session: AsyncSession, *, visible_to: Actor) -> None:
    """Count again how many people stand behind each group, after records may have left some."""
    counted = (
        select(func.count(func.distinct(Feedback.author_id)))
        .where(Feedback.group_id == AnonymousGroup.id)
        .scalar_subquery()
    )
    await session.execute(
        update(AnonymousGroup)
        .where(
            AnonymousGroup.org_id == visible_to.org_id,
            AnonymousGroup.givers != counted,
        )
        .values(givers=counted)
        .execution_options(synchronize_session=False)
    )
