"""Statements about the organisation, its people and its teams."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from coach.people.errors import OrganisationNotFound, PersonNotFound, TeamNotFound
from coach.people.models import (
    AuditEvent,
    Membership,
    Organisation,
    Person,
    RoleGrant,
    Team,
)
from coach.people.values import Actor, Role

_WITH_ACCESS = (selectinload(Person.grants), selectinload(Person.memberships))


async def organisations(session: AsyncSession) -> Sequence[Organisation]:
    """List every organisation of this installation."""
    return (await session.scalars(select(Organisation).order_by(Organisation.name))).all()


async def organisation(session: AsyncSession, *, visible_to: Actor) -> Organisation:
    """Load the actor's organisation."""
    found = await session.get(Organisation, visible_to.org_id)
    if found is None:
        raise OrganisationNotFound("This organisation no longer exists.")
    return found


async def people(
    session: AsyncSession, *, visible_to: Actor, query: str = "", include_inactive: bool = False
) -> Sequence[Person]:
    """List people by name, with manager, roles and teams; ``query`` looks in names and jobs."""
    statement = (
        select(Person)
        .where(Person.org_id == visible_to.org_id)
        .options(*_WITH_ACCESS, selectinload(Person.manager))
        .order_by(func.lower(Person.name), Person.id)
    )
    if not include_inactive:
        statement = statement.where(Person.active)
    if words := query.strip():
        pattern = f"%{_literally(words)}%"
        columns = (Person.name, Person.email, Person.job, Person.department)
        statement = statement.where(or_(*(column.ilike(pattern) for column in columns)))
    return (await session.scalars(statement)).all()


def _literally(words: str) -> str:
    """Keep the wildcards of LIKE from meaning anything."""
    return words.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")


async def person(session: AsyncSession, person_id: UUID, *, visible_to: Actor) -> Person:
    """Load one person with manager, roles and teams."""
    query = (
        select(Person)
        .where(Person.id == person_id, Person.org_id == visible_to.org_id)
        .options(*_WITH_ACCESS, selectinload(Person.manager))
        .execution_options(populate_existing=True)
    )
    found = await session.scalar(query)
    if found is None:
        raise PersonNotFound("There is no such person in your organisation.")
    return found


async def reports(session: AsyncSession, person_id: UUID, *, visible_to: Actor) -> Sequence[Person]:
    """List the active people whom somebody manages directly."""
    query = (
        select(Person)
        .where(Person.org_id == visible_to.org_id, Person.manager_id == person_id, Person.active)
        .order_by(func.lower(Person.name))
    )
    return (await session.scalars(query)).all()


async def people_by_email(
    session: AsyncSession, emails: Iterable[str], *, visible_to: Actor
) -> dict[str, Person]:
    """Find people by address, in one statement however many there are."""
    query = select(Person).where(Person.org_id == visible_to.org_id, Person.email.in_(set(emails)))
    return {found.email: found for found in await session.scalars(query)}


async def manages(
    session: AsyncSession, manager_id: UUID, person_id: UUID, *, visible_to: Actor
) -> bool:
    """Whether one person stands above another in the tree of managers, at any depth."""
    chain = (
        select(Person.id, Person.manager_id)
        .where(Person.id == person_id, Person.org_id == visible_to.org_id)
        .cte("chain", recursive=True)
    )
    above = select(Person.id, Person.manager_id).join(chain, Person.id == chain.c.manager_id)
    chain = chain.union(above)  # UNION, not UNION ALL: ends even if the data held a circle
    query = select(func.count()).select_from(chain).where(chain.c.manager_id == manager_id)
    return bool(await session.scalar(query))


async def teams(session: AsyncSession, *, visible_to: Actor) -> Sequence[Team]:
    """List teams and squads by name, with lead and members."""
    query = (
        select(Team)
        .where(Team.org_id == visible_to.org_id)
        .options(
            selectinload(Team.lead),
            selectinload(Team.memberships).selectinload(Membership.person),
        )
        .order_by(func.lower(Team.name))
        .execution_options(populate_existing=True)
    )
    return (await session.scalars(query)).all()


async def team(session: AsyncSession, team_id: UUID, *, visible_to: Actor) -> Team:
    """Load one team with lead, parent and members."""
    query = (
        select(Team)
        .where(Team.id == team_id, Team.org_id == visible_to.org_id)
        .options(
            selectinload(Team.lead),
            selectinload(Team.parent),
            selectinload(Team.memberships).selectinload(Membership.person),
        )
        .execution_options(populate_existing=True)
    )
    found = await session.scalar(query)
    if found is None:
        raise TeamNotFound("There is no such team in your organisation.")
    return found


async def contains(
    session: AsyncSession, outer_id: UUID, team_id: UUID, *, visible_to: Actor
) -> bool:
    """Whether one team stands above another in the tree of teams, at any depth."""
    chain = (
        select(Team.id, Team.parent_id)
        .where(Team.id == team_id, Team.org_id == visible_to.org_id)
        .cte("chain", recursive=True)
    )
    above = select(Team.id, Team.parent_id).join(chain, Team.id == chain.c.parent_id)
    chain = chain.union(above)
    query = select(func.count()).select_from(chain).where(chain.c.parent_id == outer_id)
    return bool(await session.scalar(query))


async def replace_members(session: AsyncSession, found: Team, person_ids: Iterable[UUID]) -> None:
    """Make a team consist of exactly these people."""
    await session.execute(delete(Membership).where(Membership.team_id == found.id))
    session.add_all(
        Membership(team_id=found.id, person_id=person_id, org_id=found.org_id)
        for person_id in dict.fromkeys(person_ids)
    )


async def known_people(
    session: AsyncSession, person_ids: Iterable[UUID], *, visible_to: Actor
) -> set[UUID]:
    """Return those of the ids that belong to people of the actor's organisation."""
    query = select(Person.id).where(
        Person.org_id == visible_to.org_id, Person.id.in_(set(person_ids))
    )
    return set(await session.scalars(query))


async def administrators(session: AsyncSession, *, visible_to: Actor) -> set[UUID]:
    """Return the active administrators, locked so that two people cannot remove each other."""
    query = (
        select(RoleGrant.person_id)
        .join(Person, Person.id == RoleGrant.person_id)
        .where(
            RoleGrant.org_id == visible_to.org_id,
            RoleGrant.role == Role.ADMIN.value,
            Person.active,
        )
        .with_for_update(of=RoleGrant)
    )
    return set(await session.scalars(query))


async def audit_trail(
    session: AsyncSession, *, visible_to: Actor, limit: int
) -> Sequence[AuditEvent]:
    """List the newest audit events of the organisation."""
    query = (
        select(AuditEvent)
        .where(AuditEvent.org_id == visible_to.org_id)
        .order_by(AuditEvent.at.desc(), AuditEvent.id.desc())
        .limit(limit)
    )
    return (await session.scalars(query)).all()
