"""Who works here, in which teams, with which roles."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from uuid import UUID

from psycopg.errors import UniqueViolation
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from coach.clock import Clock
from coach.db import Sessions, new_id
from coach.errors import Conflict, Invalid
from coach.people.audit import event
from coach.people.errors import (
    EmailTaken,
    LastAdministrator,
    ManagerCircle,
    NotAllowed,
    TeamCircle,
    TeamNameTaken,
)
from coach.people.models import AuditEvent, Person, RoleGrant, Team
from coach.people.store import access, directory
from coach.people.values import Actor, Role, TeamKind
from coach.people.wording import checked_email, checked_text

GRANTABLE = frozenset({Role.COACH, Role.HR, Role.ADMIN})


@dataclass(frozen=True, slots=True)
class PersonFields:
    """What can be said of a person by those who keep the directory."""

    name: str
    email: str
    pronouns: str = ""
    manager_id: UUID | None = None
    department: str = ""
    job: str = ""
    level: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class TeamFields:
    """What can be said of a team. The lead counts as a member whether listed or not."""

    name: str
    kind: TeamKind = TeamKind.TEAM
    purpose: str = ""
    department: str = ""
    parent_id: UUID | None = None
    lead_id: UUID | None = None
    member_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class DirectoryService:
    """People, teams and roles. Every public method is one use case."""

    sessions: Sessions
    clock: Clock

    async def people(
        self, actor: Actor, query: str = "", *, include_inactive: bool = False
    ) -> Sequence[Person]:
        """List people by name, with their manager, roles and team ids."""
        async with self.sessions() as session:
            return await directory.people(
                session, visible_to=actor, query=query, include_inactive=include_inactive
            )

    async def person(self, actor: Actor, person_id: UUID) -> Person:
        """Show one person. Raises PersonNotFound."""
        async with self.sessions() as session:
            return await directory.person(session, person_id, visible_to=actor)

    async def reports(self, actor: Actor, person_id: UUID) -> Sequence[Person]:
        """List whom somebody manages directly."""
        async with self.sessions() as session:
            return await directory.reports(session, person_id, visible_to=actor)

    async def add_person(self, actor: Actor, fields: PersonFields) -> Person:
        """Add somebody. They cannot sign in before they are invited and choose a password."""
        _needs(actor, Role.ADMIN, Role.HR)
        person = Person(id=new_id(), org_id=actor.org_id)
        async with _unless_taken(self.sessions, _email_taken()) as session:
            await self._fill(session, actor, person, fields)
            session.add(person)
            await session.flush()
            session.add(event(actor, self.clock.now(), "person.added", ("person", person.id)))
        return await self.person(actor, person.id)

    async def change_person(self, actor: Actor, person_id: UUID, fields: PersonFields) -> Person:
        """Change what is said of somebody. Making them inactive signs them out everywhere."""
        _needs(actor, Role.ADMIN, Role.HR)
        async with _unless_taken(self.sessions, _email_taken()) as session:
            person = await directory.person(session, person_id, visible_to=actor)
            if person.active and not fields.active:
                await self._may_lose_administrator(session, actor, person_id)
                await access.end_sessions(session, person_id)
            await self._fill(session, actor, person, fields)
            session.add(event(actor, self.clock.now(), "person.changed", ("person", person.id)))
        return await self.person(actor, person_id)

    async def _fill(
        self, session: AsyncSession, actor: Actor, person: Person, fields: PersonFields
    ) -> None:
        if fields.manager_id is not None:
            await directory.person(session, fields.manager_id, visible_to=actor)
            if fields.manager_id == person.id or await directory.manages(
                session, person.id, fields.manager_id, visible_to=actor
            ):
                raise ManagerCircle(
                    "That would make this person their own manager. Choose somebody else.",
                    field="manager",
                )
        person.name = checked_text(fields.name, "name", 200)
        person.email = checked_email(fields.email)
        person.pronouns = checked_text(fields.pronouns, "pronouns", 40, empty=True)
        person.department = checked_text(fields.department, "department", 120, empty=True)
        person.job = checked_text(fields.job, "job", 120, empty=True)
        person.level = checked_text(fields.level, "level", 60, empty=True)
        person.manager_id = fields.manager_id
        person.active = fields.active

    async def set_roles(self, actor: Actor, person_id: UUID, roles: frozenset[Role]) -> Person:
        """Grant exactly these roles. Raises LastAdministrator rather than lock everybody out."""
        _needs(actor, Role.ADMIN)
        wanted = roles & GRANTABLE
        async with self.sessions.begin() as session:
            person = await directory.person(session, person_id, visible_to=actor)
            held = person.roles & GRANTABLE
            if Role.ADMIN in held - wanted:
                await self._may_lose_administrator(session, actor, person_id)
            for grant in person.grants:
                if Role(grant.role) not in wanted:
                    await session.delete(grant)
            for role in wanted - held:
                session.add(
                    RoleGrant(
                        org_id=actor.org_id,
                        person_id=person_id,
                        role=role.value,
                        granted_by=actor.person_id,
                    )
                )
            if held != wanted:
                detail = {"from": sorted(held), "to": sorted(wanted)}
                session.add(
                    event(actor, self.clock.now(), "person.roles", ("person", person_id), detail)
                )
        return await self.person(actor, person_id)

    @staticmethod
    async def _may_lose_administrator(session: AsyncSession, actor: Actor, person_id: UUID) -> None:
        if await directory.administrators(session, visible_to=actor) == {person_id}:
            raise LastAdministrator

    async def teams(self, actor: Actor) -> Sequence[Team]:
        """List teams and squads by name, with lead and members."""
        async with self.sessions() as session:
            return await directory.teams(session, visible_to=actor)

    async def team(self, actor: Actor, team_id: UUID) -> Team:
        """Show one team with lead, parent and members. Raises TeamNotFound."""
        async with self.sessions() as session:
            return await directory.team(session, team_id, visible_to=actor)

    async def add_team(self, actor: Actor, fields: TeamFields) -> Team:
        """Add a team or a squad."""
        _needs(actor, Role.ADMIN, Role.HR)
        team = Team(id=new_id(), org_id=actor.org_id)
        async with _unless_taken(self.sessions, _name_taken(fields)) as session:
            await self._fill_team(session, actor, team, fields)
            session.add(event(actor, self.clock.now(), "team.added", ("team", team.id)))
        return await self.team(actor, team.id)

    async def change_team(self, actor: Actor, team_id: UUID, fields: TeamFields) -> Team:
        """Change a team: its lead may, and administrators and HR."""
        if team_id not in actor.led_team_ids:
            _needs(actor, Role.ADMIN, Role.HR)
        async with _unless_taken(self.sessions, _name_taken(fields)) as session:
            team = await directory.team(session, team_id, visible_to=actor)
            await self._fill_team(session, actor, team, fields)
            session.add(event(actor, self.clock.now(), "team.changed", ("team", team.id)))
        return await self.team(actor, team_id)

    async def _fill_team(
        self, session: AsyncSession, actor: Actor, team: Team, fields: TeamFields
    ) -> None:
        named = {*fields.member_ids} | ({fields.lead_id} if fields.lead_id else set())
        if named - await directory.known_people(session, named, visible_to=actor):
            raise Invalid("Some of these people are not in your organisation.", field="members")
        if fields.parent_id is not None:
            await directory.team(session, fields.parent_id, visible_to=actor)
            if fields.parent_id == team.id or await directory.contains(
                session, team.id, fields.parent_id, visible_to=actor
            ):
                raise TeamCircle("That would put this team inside itself.", field="parent")
        team.name = checked_text(fields.name, "name", 120)
        team.kind = fields.kind.value
        team.purpose = checked_text(fields.purpose, "purpose", 1000, empty=True)
        team.department = checked_text(fields.department, "department", 120, empty=True)
        team.parent_id, team.lead_id = fields.parent_id, fields.lead_id
        session.add(team)
        await session.flush()
        await directory.replace_members(session, team, [*fields.member_ids, *sorted(named)])

    async def audit_trail(self, actor: Actor, limit: int = 100) -> Sequence[AuditEvent]:
        """List the newest audit events, for administrators."""
        _needs(actor, Role.ADMIN)
        async with self.sessions() as session:
            return await directory.audit_trail(session, visible_to=actor, limit=limit)


def _needs(actor: Actor, *roles: Role) -> None:
    if not actor.has(*roles):
        raise NotAllowed("Only administrators and HR change people and teams.")


def _email_taken() -> EmailTaken:
    return EmailTaken("Somebody already has that address.")


def _name_taken(fields: TeamFields) -> TeamNameTaken:
    return TeamNameTaken(f"There is already a team called {fields.name.strip()}.")


@asynccontextmanager
async def _unless_taken(sessions: Sessions, taken: Conflict) -> AsyncIterator[AsyncSession]:
    """Open a transaction in which a broken uniqueness means that the name is taken."""
    try:
        async with sessions.begin() as session:
            yield session
    except IntegrityError as error:
        if isinstance(error.orig, UniqueViolation):
            raise taken from error
        raise
