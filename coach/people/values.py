"""Who is acting, and the words for what they may be."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What somebody may do beyond their own teams. Everybody active is a member."""

    MEMBER = "member"
    COACH = "coach"
    HR = "hr"
    ADMIN = "admin"


class TeamKind(StrEnum):
    """A team stands in the organisation's tree; a squad draws people from several."""

    TEAM = "team"
    SQUAD = "squad"


class LinkKind(StrEnum):
    """What a one-time link in a mail lets somebody do."""

    INVITATION = "invitation"
    PASSWORD_RESET = "password_reset"  # noqa: S105 - the name of a kind, not a password


@dataclass(frozen=True, slots=True)
class Actor:
    """The person on whose behalf something happens. Every read and every use case takes one."""

    person_id: UUID
    org_id: UUID
    email: str
    name: str
    roles: frozenset[Role] = frozenset()
    team_ids: frozenset[UUID] = frozenset()
    led_team_ids: frozenset[UUID] = field(default=frozenset())

    def has(self, *roles: Role) -> bool:
        """Whether the actor holds one of the roles."""
        return bool(self.roles.intersection(roles))


def normal_email(email: str) -> str:
    """Write an address the way the store keys it: trimmed and in lower case."""
    return email.strip().casefold()
