"""Builders: one function a noun (``a_person``, ``an_objective``), each a whole, valid thing.

A test names only what it is about; the builder fills in the rest. A builder takes values, returns
an object, and touches no database.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from coach.cycles.models import Cycle
from coach.cycles.values import Phase
from coach.db import Sessions, new_id
from coach.okrs.values import Owner, SubmittedKeyResult, SubmittedObjective, SubmittedSet
from coach.people.models import Membership, Organisation, Person, RoleGrant, Team
from coach.people.values import Actor, Role


def an_organisation(name: str | None = None) -> Organisation:
    """An organisation of which nothing is known but its name."""
    return Organisation(
        id=new_id(), name=name or f"Company {uuid4().hex[:8]}", mission="", vision="", priorities=[]
    )


def a_person(
    org_id: UUID, name: str = "Ada Byron", *, email: str | None = None, active: bool = True
) -> Person:
    """Somebody who works there."""
    address = email or f"{name.split(maxsplit=1)[0].lower()}.{uuid4().hex[:6]}@example.com"
    return Person(id=new_id(), org_id=org_id, name=name, email=address, active=active)


def a_team(org_id: UUID, name: str = "Customer Success") -> Team:
    """A team without members."""
    return Team(id=new_id(), org_id=org_id, name=name)


def a_cycle(org_id: UUID, name: str = "2027-Q1", *, phase: Phase = Phase.ACTIVE) -> Cycle:
    """The quarter around the day that ``FixedClock`` stands at."""
    return Cycle(
        id=new_id(),
        org_id=org_id,
        name=name,
        cadence="quarter",
        starts_on=date(2027, 1, 1),
        ends_on=date(2027, 3, 31),
        planning_on=date(2026, 12, 1),
        wrap_up_on=date(2027, 3, 24),
        check_in_days=7,
        phase=phase.value,
    )


def an_actor(person: Person, *roles: Role, teams: Iterable[Team] = ()) -> Actor:
    """The actor that a person is, with these roles and as a member of these teams."""
    return Actor(
        person_id=person.id,
        org_id=person.org_id,
        email=person.email,
        name=person.name,
        roles=frozenset({Role.MEMBER, *roles}),
        team_ids=frozenset(team.id for team in teams),
    )


async def stored(
    session: AsyncSession, person: Person, *roles: Role, teams: Iterable[Team] = ()
) -> Actor:
    """Put a person with roles and memberships into the store; return the actor they are."""
    session.add(person)
    await session.flush()
    session.add_all(
        RoleGrant(org_id=person.org_id, person_id=person.id, role=role.value) for role in roles
    )
    for team in teams:
        session.add(Membership(org_id=person.org_id, team_id=team.id, person_id=person.id))
    await session.flush()
    return an_actor(person, *roles, teams=teams)


async def a_company(sessions: Sessions, *roles: Role) -> Actor:
    """Store a fresh organisation with one person who holds these roles; return the actor."""
    organisation = an_organisation()
    async with sessions.begin() as session:
        session.add(organisation)
        await session.flush()
        return await stored(session, a_person(organisation.id), *roles)


def a_set(owner: Owner, cycle: Cycle, *titles: str) -> SubmittedSet:
    """A set of OKRs for an owner, each with two key results."""
    return SubmittedSet(
        owner,
        cycle.id,
        tuple(
            SubmittedObjective(
                title,
                key_results=(
                    SubmittedKeyResult("Reduce onboarding time from 45 days to 21 days"),
                    SubmittedKeyResult("Raise activation from 41% to 60%"),
                ),
            )
            for title in titles or ("Shorten the road to first value so that customers renew",)
        ),
    )
