"""Founding an organisation, and saying where it is going."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from coach.clock import Clock
from coach.db import Sessions
from coach.errors import Invalid
from coach.people.audit import event
from coach.people.errors import NotAllowed, OrganisationExists, OrganisationNotFound
from coach.people.models import Credential, Organisation, Person, RoleGrant
from coach.people.passwords import Passwords
from coach.people.store import access, directory
from coach.people.values import Actor, Role, normal_email
from coach.people.wording import checked_email, checked_text

PRIORITIES_ALLOWED = 7


@dataclass(frozen=True, slots=True)
class Direction:
    """Where an organisation is going: the start of every draft."""

    mission: str
    vision: str
    priorities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrganisationService:
    """The organisation as a whole. Every public method is one use case."""

    sessions: Sessions
    clock: Clock
    passwords: Passwords

    async def found(
        self, name: str, owner_email: str, password: str | None, *, is_demo: bool = False
    ) -> Actor:
        """Make an organisation with its first administrator; ``is_demo`` marks an invented one.

        Without a password nobody can sign in yet; a program can, with a token. Raises
        OrganisationExists, and Invalid for a name, an address or a password that will not do.
        """
        name, email = checked_text(name, "organisation", 200), checked_email(owner_email, "owner")
        password_hash = await self.passwords.hash(password) if password is not None else None
        async with self.sessions.begin() as session:
            if any(existing.name == name for existing in await directory.organisations(session)):
                raise OrganisationExists(f"There is already an organisation called {name}.")
            organisation = Organisation(
                name=name, mission="", vision="", priorities=[], is_demo=is_demo
            )
            session.add(organisation)
            await session.flush()
            owner = Person(
                org_id=organisation.id, email=email, name=email.partition("@")[0], active=True
            )
            session.add(owner)
            await session.flush()
            session.add(RoleGrant(org_id=owner.org_id, person_id=owner.id, role=Role.ADMIN.value))
            if password_hash is not None:
                session.add(
                    Credential(
                        org_id=owner.org_id,
                        person_id=owner.id,
                        password_hash=password_hash,
                        changed_at=self.clock.now(),
                    )
                )
        return Actor(
            owner.id, owner.org_id, email, owner.name, frozenset({Role.ADMIN, Role.MEMBER})
        )

    async def organisations(self) -> Sequence[Organisation]:
        """List every organisation of this installation, for the operator."""
        async with self.sessions() as session:
            return await directory.organisations(session)

    async def the_one(self, name: str | None) -> Organisation:
        """Find the organisation that a command means: the only one, or the one named."""
        everyone = await self.organisations()
        matching = [found for found in everyone if name is None or found.name == name]
        if len(matching) == 1:
            return matching[0]
        names = ", ".join(found.name for found in everyone)
        if not everyone:
            raise OrganisationNotFound("There is no organisation yet. Run: waymark init, or demo.")
        if name is not None:
            raise OrganisationNotFound(
                f"There is no organisation called {name}. There is: {names}."
            )
        raise Invalid(
            f"There are several organisations: {names}. Say which with --organisation NAME.",
            field="organisation",
        )

    async def actor(self, organisation_id: UUID, email: str) -> Actor:
        """Act as somebody, from the command line, where the operator is trusted."""
        address = normal_email(email)
        async with self.sessions() as session:
            for person, _ in await access.sign_in_candidates(session, address):
                if person.org_id == organisation_id:
                    actor = await access.actor_of_person(session, person.id)
                    if actor is not None:
                        return actor
        raise Invalid(f"Nobody active here has the address {address}.", field="email")

    @staticmethod
    def operator(organisation: Organisation) -> Actor:
        """Act as whoever operates the installation: they hold the database anyway.

        Their id is the organisation's, so that the audit trail tells them from people.
        """
        return Actor(organisation.id, organisation.id, "", "operator", frozenset({Role.ADMIN}))

    async def mine(self, actor: Actor) -> Organisation:
        """Show the actor's organisation."""
        async with self.sessions() as session:
            return await directory.organisation(session, visible_to=actor)

    async def set_direction(self, actor: Actor, direction: Direction) -> Organisation:
        """State mission, vision and priorities. Raises NotAllowed and Invalid."""
        if not actor.has(Role.ADMIN):
            raise NotAllowed("Only administrators change the organisation's direction.")
        wanted = [text for line in direction.priorities if (text := line.strip())]
        if len(wanted) > PRIORITIES_ALLOWED:
            raise Invalid(
                f"More than {PRIORITIES_ALLOWED} priorities are none. Keep the ones that decide.",
                field="priorities",
            )
        async with self.sessions.begin() as session:
            organisation = await directory.organisation(session, visible_to=actor)
            organisation.mission = checked_text(direction.mission, "mission", 1000, empty=True)
            organisation.vision = checked_text(direction.vision, "vision", 1000, empty=True)
            organisation.priorities = [checked_text(text, "priorities", 300) for text in wanted]
            subject = ("organisation", actor.org_id)
            session.add(event(actor, self.clock.now(), "organisation.direction", subject))
        return organisation
