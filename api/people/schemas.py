"""What people and teams look like on the wire."""

from uuid import UUID

import msgspec

from coach.people import Organisation, Person, Team
from coach.people.service.directory import PersonFields, TeamFields
from coach.people.values import Actor, Role, TeamKind


class MeOut(msgspec.Struct, frozen=True):
    """Who the token or the cookie stands for."""

    id: UUID
    email: str
    name: str
    roles: list[str]
    team_ids: list[UUID]

    @classmethod
    def of(cls, actor: Actor) -> "MeOut":
        """Show an actor."""
        roles = sorted(role.value for role in actor.roles)
        return cls(actor.person_id, actor.email, actor.name, roles, sorted(actor.team_ids))


class PersonOut(msgspec.Struct, frozen=True):
    """Somebody in the directory."""

    id: UUID
    email: str
    name: str
    pronouns: str
    manager_id: UUID | None
    department: str
    job: str
    level: str
    active: bool
    roles: list[str]
    team_ids: list[UUID]

    @classmethod
    def of(cls, person: Person) -> "PersonOut":
        """Show a person whose roles and memberships are loaded."""
        return cls(
            id=person.id,
            email=person.email,
            name=person.name,
            pronouns=person.pronouns,
            manager_id=person.manager_id,
            department=person.department,
            job=person.job,
            level=person.level,
            active=person.active,
            roles=sorted(role.value for role in person.roles),
            team_ids=sorted(membership.team_id for membership in person.memberships),
        )


class PersonIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a program may say of a person."""

    name: str
    email: str
    pronouns: str = ""
    manager_id: UUID | None = None
    department: str = ""
    job: str = ""
    level: str = ""
    active: bool = True

    def fields(self) -> PersonFields:
        """Hand it to the directory."""
        return PersonFields(**msgspec.structs.asdict(self))


class RolesIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The roles that somebody is to hold from now on."""

    roles: list[Role]


class TeamOut(msgspec.Struct, frozen=True):
    """A team or a squad with its members."""

    id: UUID
    name: str
    kind: str
    purpose: str
    department: str
    parent_id: UUID | None
    lead_id: UUID | None
    member_ids: list[UUID]

    @classmethod
    def of(cls, team: Team) -> "TeamOut":
        """Show a team whose memberships are loaded."""
        return cls(
            id=team.id,
            name=team.name,
            kind=team.kind,
            purpose=team.purpose,
            department=team.department,
            parent_id=team.parent_id,
            lead_id=team.lead_id,
            member_ids=sorted(membership.person_id for membership in team.memberships),
        )


class TeamIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a program may say of a team."""

    name: str
    kind: TeamKind = TeamKind.TEAM
    purpose: str = ""
    department: str = ""
    parent_id: UUID | None = None
    lead_id: UUID | None = None
    member_ids: tuple[UUID, ...] = ()

    def fields(self) -> TeamFields:
        """Hand it to the directory."""
        return TeamFields(**msgspec.structs.asdict(self))


class OrganisationOut(msgspec.Struct, frozen=True):
    """The organisation and where it is going."""

    id: UUID
    name: str
    mission: str
    vision: str
    priorities: list[str]

    @classmethod
    def of(cls, organisation: Organisation) -> "OrganisationOut":
        """Show an organisation."""
        return cls(
            id=organisation.id,
            name=organisation.name,
            mission=organisation.mission,
            vision=organisation.vision,
            priorities=list(organisation.priorities),
        )


class DirectionIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Mission, vision and priorities as they shall stand from now on."""

    mission: str = ""
    vision: str = ""
    priorities: tuple[str, ...] = ()
