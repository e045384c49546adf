"""Tables of the people slice."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coach.db import Base, Identified, Stamped, new_id
from coach.people.values import Role, TeamKind


class Organisation(Stamped, Base):
    """A company that runs Waymark. Its direction is where every draft starts."""

    __tablename__ = "organisations"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id, sort_order=-10)
    name: Mapped[str] = mapped_column(Text, unique=True)
    mission: Mapped[str] = mapped_column(Text, default="")
    vision: Mapped[str] = mapped_column(Text, default="")
    priorities: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    is_demo: Mapped[bool] = mapped_column(default=False)


class Person(Identified, Stamped, Base):
    """Somebody who works here. ``email`` is kept in lower case and unique in the organisation."""

    __tablename__ = "people"
    __table_args__ = (
        UniqueConstraint("org_id", "email"),
        CheckConstraint("manager_id <> id", name="not_own_manager"),
    )

    email: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    pronouns: Mapped[str] = mapped_column(Text, default="")
    manager_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("people.id", ondelete="SET NULL"), index=True
    )
    department: Mapped[str] = mapped_column(Text, default="")
    job: Mapped[str] = mapped_column(Text, default="")
    level: Mapped[str] = mapped_column(Text, default="")
    active: Mapped[bool] = mapped_column(default=True)

    manager: Mapped["Person | None"] = relationship(remote_side="Person.id", lazy="raise")
    grants: Mapped[list["RoleGrant"]] = relationship(
        lazy="raise", foreign_keys="RoleGrant.person_id"
    )
    memberships: Mapped[list["Membership"]] = relationship(back_populates="person", lazy="raise")

    @property
    def roles(self) -> frozenset[Role]:
        """What the person may do; needs ``grants`` to be loaded."""
        return frozenset(Role(grant.role) for grant in self.grants) | {Role.MEMBER}


class Team(Identified, Stamped, Base):
    """A team of the organisation's tree, or a squad across it."""

    __tablename__ = "teams"
    __table_args__ = (
        UniqueConstraint("org_id", "name"),
        CheckConstraint("parent_id <> id", name="not_own_parent"),
        CheckConstraint("kind IN ('team', 'squad')", name="known_kind"),
    )

    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text, default=TeamKind.TEAM.value)
    purpose: Mapped[str] = mapped_column(Text, default="")
    department: Mapped[str] = mapped_column(Text, default="")
    parent_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("teams.id", ondelete="SET NULL"), index=True
    )
    lead_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("people.id", ondelete="SET NULL"), index=True
    )

    lead: Mapped[Person | None] = relationship(lazy="raise")
    parent: Mapped["Team | None"] = relationship(remote_side="Team.id", lazy="raise")
    memberships: Mapped[list["Membership"]] = relationship(back_populates="team", lazy="raise")


class Membership(Base):
    """Who belongs to which team. Somebody may belong to several."""

    __tablename__ = "memberships"

    team_id: Mapped[UUID] = mapped_column(ForeignKey(Team.id, ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(
        ForeignKey(Person.id, ondelete="CASCADE"), primary_key=True, index=True
    )
    org_id: Mapped[UUID] = mapped_column(index=True)

    team: Mapped[Team] = relationship(back_populates="memberships", lazy="raise")
    person: Mapped[Person] = relationship(back_populates="memberships", lazy="raise")


class RoleGrant(Base):
    """A role that somebody holds, and who gave it."""

    __tablename__ = "role_grants"
    __table_args__ = (CheckConstraint("role IN ('coach', 'hr', 'admin')", name="known_role"),)

    person_id: Mapped[UUID] = mapped_column(
        ForeignKey(Person.id, ondelete="CASCADE"), primary_key=True
    )
    role: Mapped[str] = mapped_column(Text, primary_key=True)
    org_id: Mapped[UUID] = mapped_column(index=True)
    granted_by: Mapped[UUID | None] = mapped_column(ForeignKey(Person.id, ondelete="SET NULL"))
    granted_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Credential(Base):
    """An argon2 hash of somebody's password. Nobody without one can sign in."""

    __tablename__ = "credentials"

    person_id: Mapped[UUID] = mapped_column(
        ForeignKey(Person.id, ondelete="CASCADE"), primary_key=True
    )
    org_id: Mapped[UUID] = mapped_column(index=True)
    password_hash: Mapped[str] = mapped_column(Text)
    changed_at: Mapped[datetime] = mapped_column(server_default=func.now())


class BrowserSession(Base):
    """A signed-in browser, known by the SHA-256 of its cookie."""

    __tablename__ = "browser_sessions"

    token_hash: Mapped[bytes] = mapped_column(primary_key=True)
    org_id: Mapped[UUID] = mapped_column(index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey(Person.id, ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)


class AccessToken(Identified, Base):
    """A bearer token for programs, known by its SHA-256."""

    __tablename__ = "access_tokens"

    token_hash: Mapped[bytes] = mapped_column(unique=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey(Person.id, ondelete="CASCADE"), index=True)
    label: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class OneTimeLink(Base):
    """A link sent by mail, known by its SHA-256, good once and for a limited time."""

    __tablename__ = "one_time_links"

    token_hash: Mapped[bytes] = mapped_column(primary_key=True)
    org_id: Mapped[UUID] = mapped_column(index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey(Person.id, ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class FailedSignIn(Base):
    """A failed sign-in, kept for a while so that guessing is slow. The key is a hash."""

    __tablename__ = "failed_sign_ins"
    __table_args__ = (Index(None, "key_hash", "at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    key_hash: Mapped[bytes]
    at: Mapped[datetime] = mapped_column(index=True)


class AuditEvent(Identified, Base):
    """Something that must be answerable for later. Rows are added, never changed."""

    __tablename__ = "audit_events"
    __table_args__ = (Index(None, "org_id", "at"),)

    at: Mapped[datetime]
    actor_id: Mapped[UUID | None]
    action: Mapped[str] = mapped_column(Text)
    subject_kind: Mapped[str] = mapped_column(Text)
    subject_id: Mapped[UUID | None]
    detail: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)
