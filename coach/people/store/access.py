"""Statements behind signing in. They run before there is an actor, so they take hashes."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, delete, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from coach.people.models import (
    AccessToken,
    BrowserSession,
    Credential,
    FailedSignIn,
    Membership,
    OneTimeLink,
    Person,
    RoleGrant,
    Team,
)
from coach.people.values import Actor, LinkKind, Role

_WITH_ACCESS = (selectinload(Person.grants), selectinload(Person.memberships))


async def sign_in_candidates(
    session: AsyncSession, email: str
) -> Sequence[tuple[Person, str | None]]:
    """Find active people with that address, in any organisation, with their password hash."""
    query = (
        select(Person, Credential.password_hash)
        .join(Credential, Credential.person_id == Person.id, isouter=True)
        .where(Person.email == email, Person.active)
        .options(*_WITH_ACCESS)
        .order_by(Person.id)
    )
    return [(row[0], row[1]) for row in (await session.execute(query)).all()]


async def actor_of_session(session: AsyncSession, token_hash: bytes, now: datetime) -> Actor | None:
    """Find whom a browser's cookie stands for, in one statement."""
    whose = select(BrowserSession.person_id).where(
        BrowserSession.token_hash == token_hash, BrowserSession.expires_at > now
    )
    return await _actor(session, whose)


async def actor_of_token(session: AsyncSession, token_hash: bytes) -> Actor | None:
    """Find whom a program's bearer token stands for, in one statement."""
    whose = select(AccessToken.person_id).where(
        AccessToken.token_hash == token_hash, AccessToken.revoked_at.is_(None)
    )
    return await _actor(session, whose)


async def actor_of_person(session: AsyncSession, person_id: UUID) -> Actor | None:
    """Make the actor of an active person, as jobs and the command line need it."""
    return await _actor(session, select(literal(person_id)))


async def _actor(session: AsyncSession, whose: Select[UUID]) -> Actor | None:
    """Gather person, roles and teams as arrays: every request pays for this once."""
    roles = select(func.array_agg(RoleGrant.role)).where(RoleGrant.person_id == Person.id)
    teams = select(func.array_agg(Membership.team_id)).where(Membership.person_id == Person.id)
    led = select(func.array_agg(Team.id)).where(Team.lead_id == Person.id)
    query = select(
        Person.id,
        Person.org_id,
        Person.email,
        Person.name,
        roles.scalar_subquery(),
        teams.scalar_subquery(),
        led.scalar_subquery(),
    ).where(Person.id.in_(whose), Person.active)
    row = (await session.execute(query)).one_or_none()
    if row is None:
        return None
    person_id, org_id, email, name, granted, member_of, leads = row
    return Actor(
        person_id,
        org_id,
        email,
        name,
        frozenset(Role(role) for role in granted or ()) | {Role.MEMBER},
        frozenset(member_of or ()) | frozenset(leads or ()),
        frozenset(leads or ()),
    )


async def credential(session: AsyncSession, person_id: UUID) -> Credential | None:
    """Load somebody's password hash."""
    return await session.get(Credential, person_id)


async def end_sessions(session: AsyncSession, person_id: UUID) -> None:
    """Sign somebody out everywhere."""
    await session.execute(delete(BrowserSession).where(BrowserSession.person_id == person_id))


async def end_session(session: AsyncSession, token_hash: bytes) -> None:
    """Sign one browser out."""
    await session.execute(delete(BrowserSession).where(BrowserSession.token_hash == token_hash))


async def forget_expired_sessions(session: AsyncSession, now: datetime) -> None:
    """Delete sessions that can no longer be used."""
    await session.execute(delete(BrowserSession).where(BrowserSession.expires_at <= now))


async def failures_since(session: AsyncSession, key_hash: bytes, since: datetime) -> int:
    """Count the failed sign-ins with one key since a moment."""
    query = select(func.count()).where(FailedSignIn.key_hash == key_hash, FailedSignIn.at > since)
    return int(await session.scalar(query) or 0)


async def forget_failures(session: AsyncSession, key_hash: bytes, before: datetime) -> None:
    """Drop a key's failures, and everybody's old ones."""
    stale = or_(FailedSignIn.key_hash == key_hash, FailedSignIn.at < before)
    await session.execute(delete(FailedSignIn).where(stale))


async def use_link(
    session: AsyncSession, token_hash: bytes, kind: LinkKind, now: datetime
) -> OneTimeLink | None:
    """Mark a one-time link as used and return it, if it was still good. Safe against two clicks."""
    query = (
        update(OneTimeLink)
        .where(
            OneTimeLink.token_hash == token_hash,
            OneTimeLink.kind == kind.value,
            OneTimeLink.used_at.is_(None),
            OneTimeLink.expires_at > now,
        )
        .values(used_at=now)
        .returning(OneTimeLink)
    )
    return (await session.scalars(query)).one_or_none()


async def good_link(
    session: AsyncSession, token_hash: bytes, kind: LinkKind, now: datetime
) -> Person | None:
    """Find whose one-time link this is, without using it up."""
    query = (
        select(Person)
        .join(OneTimeLink, OneTimeLink.person_id == Person.id)
        .where(
            OneTimeLink.token_hash == token_hash,
            OneTimeLink.kind == kind.value,
            OneTimeLink.used_at.is_(None),
            OneTimeLink.expires_at > now,
            Person.active,
        )
    )
    return (await session.scalars(query)).one_or_none()


async def void_links(session: AsyncSession, person_id: UUID, kind: LinkKind, now: datetime) -> None:
    """Make somebody's open links of one kind useless, since a newer one replaces them."""
    await session.execute(
        update(OneTimeLink)
        .where(
            OneTimeLink.person_id == person_id,
            OneTimeLink.kind == kind.value,
            OneTimeLink.used_at.is_(None),
        )
        .values(used_at=now)
    )


async def tokens(session: AsyncSession, *, visible_to: Actor) -> Sequence[AccessToken]:
    """List the actor's own live tokens, newest first."""
    query = (
        select(AccessToken)
        .where(
            AccessToken.org_id == visible_to.org_id,
            AccessToken.person_id == visible_to.person_id,
            AccessToken.revoked_at.is_(None),
        )
        .order_by(AccessToken.id.desc())
    )
    return (await session.scalars(query)).all()
