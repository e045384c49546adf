"""Signing in and out, tokens, invitations and forgotten passwords."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from coach.clock import Clock
from coach.db import Sessions
from coach.errors import Unavailable
from coach.people import mail
from coach.people.audit import event
from coach.people.errors import (
    LinkExpired,
    NotAllowed,
    PersonNotFound,
    TooManyAttempts,
    WrongCredentials,
)
from coach.people.mail import Mailer
from coach.people.models import (
    AccessToken,
    BrowserSession,
    Credential,
    FailedSignIn,
    OneTimeLink,
    Person,
)
from coach.people.passwords import Passwords
from coach.people.store import access, directory
from coach.people.values import Actor, LinkKind, Role, normal_email

SESSION_LASTS = timedelta(days=14)
LINK_LASTS = {LinkKind.INVITATION: timedelta(days=7), LinkKind.PASSWORD_RESET: timedelta(hours=1)}
FAILURES_ALLOWED = 8
FAILURES_WITHIN = timedelta(minutes=TooManyAttempts.wait_minutes)

log = structlog.get_logger()


def digest(secret: str) -> bytes:
    """Hash a random secret for the store. It has 256 bits, so it needs no salt."""
    return hashlib.sha256(secret.encode()).digest()


@dataclass(frozen=True, slots=True)
class Invited:
    """What became of an invitation: the link, and whether a mail carries it."""

    link: str
    mailed: bool


@dataclass(frozen=True, slots=True)
class AccessService:
    """Who is at the door. Every public method is one use case."""

    sessions: Sessions
    clock: Clock
    passwords: Passwords
    mailer: Mailer
    base_url: str

    async def sign_in(self, email: str, password: str, *, planted: str | None = None) -> str:
        """Check a password and return the secret of a new browser session.

        ``planted`` is the cookie that came with the form: whatever it stood for ends here.
        Raises WrongCredentials, and TooManyAttempts after eight failures in a quarter of an hour.
        """
        address = normal_email(email)
        key, now = digest(address), self.clock.now()
        async with self.sessions.begin() as session:
            if await access.failures_since(session, key, now - FAILURES_WITHIN) >= FAILURES_ALLOWED:
                raise TooManyAttempts
            candidates = await access.sign_in_candidates(session, address)
        person = await self._whose_password(candidates, password)
        async with self.sessions.begin() as session:
            if person is None:
                session.add(FailedSignIn(key_hash=key, at=now))
            else:
                await access.forget_failures(session, key, now - FAILURES_WITHIN)
                await access.forget_expired_sessions(session, now)
                if planted:
                    await access.end_session(session, digest(planted))
                return self._open_session(session, person, now)
        log.info("people.sign_in_failed")
        raise WrongCredentials

    async def _whose_password(
        self, candidates: Sequence[tuple[Person, str | None]], password: str
    ) -> Person | None:
        if not candidates:
            await self.passwords.matches(password, None)
        for person, password_hash in candidates:
            if await self.passwords.matches(password, password_hash):
                return person
        return None

    @staticmethod
    def _open_session(session: AsyncSession, person: Person, now: datetime) -> str:
        secret = secrets.token_urlsafe(32)
        session.add(
            BrowserSession(
                token_hash=digest(secret),
                org_id=person.org_id,
                person_id=person.id,
                created_at=now,
                expires_at=now + SESSION_LASTS,
            )
        )
        return secret

    async def sign_out(self, secret: str) -> None:
        """End one browser's session. An unknown secret is not an error."""
        async with self.sessions.begin() as session:
            await access.end_session(session, digest(secret))

    async def actor_of_session(self, secret: str) -> Actor | None:
        """Find whom a cookie stands for; None when it is unknown or too old."""
        async with self.sessions() as session:
            return await access.actor_of_session(session, digest(secret), self.clock.now())

    async def actor_of_token(self, secret: str) -> Actor | None:
        """Find whom a bearer token stands for; None when it is unknown or revoked."""
        async with self.sessions() as session:
            return await access.actor_of_token(session, digest(secret))

    async def issue_token(self, actor: Actor, label: str) -> str:
        """Make a bearer token for the actor's own programs. It is shown this once only."""
        secret = f"waymark_{secrets.token_urlsafe(32)}"
        now = self.clock.now()
        async with self.sessions.begin() as session:
            session.add(
                AccessToken(
                    org_id=actor.org_id,
                    token_hash=digest(secret),
                    person_id=actor.person_id,
                    label=label.strip()[:100],
                    created_at=now,
                )
            )
            session.add(event(actor, now, "token.issued", ("person", actor.person_id)))
        return secret

    async def tokens(self, actor: Actor) -> Sequence[AccessToken]:
        """List the actor's live tokens, without their secrets."""
        async with self.sessions() as session:
            return await access.tokens(session, visible_to=actor)

    async def revoke_token(self, actor: Actor, token_id: UUID) -> None:
        """Make one of the actor's tokens useless. Doing it twice is not an error."""
        now = self.clock.now()
        async with self.sessions.begin() as session:
            for token in await access.tokens(session, visible_to=actor):
                if token.id == token_id:
                    token.revoked_at = now
                    session.add(event(actor, now, "token.revoked", ("person", actor.person_id)))

    async def invite(self, actor: Actor, person_id: UUID) -> Invited:
        """Send somebody a link with which they choose their first password.

        Without a mail server the link is returned for the administrator to hand over.
        """
        if not actor.has(Role.ADMIN, Role.HR):
            raise NotAllowed("Only administrators and HR invite people.")
        async with self.sessions.begin() as session:
            person = await directory.person(session, person_id, visible_to=actor)
            if not person.active:
                raise PersonNotFound("This person has left; make them active before inviting.")
            organisation = await directory.organisation(session, visible_to=actor)
            link = await self._new_link(session, person, LinkKind.INVITATION)
            session.add(event(actor, self.clock.now(), "person.invited", ("person", person.id)))
        letter = mail.invitation(person.email, organisation.name, actor.name, link)
        return Invited(link, await self._deliver(letter))

    async def request_password_reset(self, email: str) -> None:
        """Mail a reset link if the address is known; say nothing either way."""
        async with self.sessions.begin() as session:
            letters = [
                mail.password_reset(
                    person.email, await self._new_link(session, person, LinkKind.PASSWORD_RESET)
                )
                for person, _ in await access.sign_in_candidates(session, normal_email(email))
            ]
        for letter in letters:
            await self._deliver(letter)

    async def _new_link(self, session: AsyncSession, person: Person, kind: LinkKind) -> str:
        secret, now = secrets.token_urlsafe(32), self.clock.now()
        await access.void_links(session, person.id, kind, now)
        session.add(
            OneTimeLink(
                token_hash=digest(secret),
                org_id=person.org_id,
                person_id=person.id,
                kind=kind.value,
                created_at=now,
                expires_at=now + LINK_LASTS[kind],
            )
        )
        return f"{self.base_url.rstrip('/')}/welcome/{kind.value}/{secret}"

    async def _deliver(self, letter: mail.Mail) -> bool:
        if not self.mailer.configured:
            return False
        try:
            await self.mailer.send(letter)
        except Unavailable:
            log.warning("people.mail_failed")
            return False
        return True

    async def whose_link(self, kind: LinkKind, secret: str) -> Person:
        """Say for whom a link is, without using it up. Raises LinkExpired."""
        async with self.sessions() as session:
            person = await access.good_link(session, digest(secret), kind, self.clock.now())
        if person is None:
            raise LinkExpired
        return person

    async def choose_password(self, kind: LinkKind, secret: str, password: str) -> str:
        """Set a password with a one-time link, sign out everywhere, and sign in here.

        The password is hashed before the link is used, so a password that is refused costs nothing.
        """
        password_hash = await self.passwords.hash(password)
        now = self.clock.now()
        async with self.sessions.begin() as session:
            person = await access.good_link(session, digest(secret), kind, now)
            link = await access.use_link(session, digest(secret), kind, now)
            if link is None or person is None:
                raise LinkExpired
            themselves = Actor(person.id, person.org_id, person.email, person.name)
            await access.end_sessions(session, person.id)
            await session.merge(_credential(person, password_hash, now))
            session.add(event(themselves, now, f"password.{kind.value}", ("person", person.id)))
            return self._open_session(session, person, now)

    async def change_password(self, actor: Actor, current: str, new: str) -> str:
        """Change the actor's own password, sign out everywhere else, and return a new session."""
        async with self.sessions() as session:
            credential = await access.credential(session, actor.person_id)
        known = credential.password_hash if credential else None
        if not await self.passwords.matches(current, known):
            raise WrongCredentials
        password_hash = await self.passwords.hash(new)
        now = self.clock.now()
        async with self.sessions.begin() as session:
            person = await directory.person(session, actor.person_id, visible_to=actor)
            await access.end_sessions(session, person.id)
            await session.merge(_credential(person, password_hash, now))
            session.add(event(actor, now, "password.changed", ("person", person.id)))
            return self._open_session(session, person, now)

    async def set_password(self, person: Person, password: str) -> None:
        """Give somebody a password from the command line, where the operator is trusted."""
        password_hash = await self.passwords.hash(password)
        async with self.sessions.begin() as session:
            await session.merge(_credential(person, password_hash, self.clock.now()))


def _credential(person: Person, password_hash: str, now: datetime) -> Credential:
    return Credential(
        person_id=person.id, org_id=person.org_id, password_hash=password_hash, changed_at=now
    )
