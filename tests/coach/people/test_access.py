"""Signing in: what works, what is refused, and what an attacker learns."""

from datetime import timedelta

import pytest
from argon2 import PasswordHasher

from coach.db import Sessions
from coach.errors import Invalid
from coach.people.errors import LinkExpired, NotAllowed, TooManyAttempts, WrongCredentials
from coach.people.models import BrowserSession, Person
from coach.people.passwords import Passwords
from coach.people.service.access import FAILURES_ALLOWED, AccessService, digest
from coach.people.values import Actor, LinkKind, Role
from tests.build import a_company, a_person
from tests.fakes import FixedClock, KeepingMailer

PASSWORD = "correct horse battery"


@pytest.fixture
def mailer() -> KeepingMailer:
    return KeepingMailer()


@pytest.fixture
def access(sessions: Sessions, clock: FixedClock, mailer: KeepingMailer) -> AccessService:
    quick = Passwords(PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1))
    return AccessService(sessions, clock, quick, mailer, "https://okr.example.com")


@pytest.fixture
async def ada(sessions: Sessions, access: AccessService) -> Actor:
    actor = await a_company(sessions, Role.ADMIN)
    async with sessions() as session:
        person = await session.get_one(Person, actor.person_id)
    await access.set_password(person, PASSWORD)
    return actor


async def test_the_right_password_opens_a_session_that_stands_for_the_person(
    access: AccessService, ada: Actor
) -> None:
    secret = await access.sign_in(f"  {ada.email.upper()} ", PASSWORD)
    assert await access.actor_of_session(secret) == ada


async def test_every_sign_in_makes_a_new_session_and_ends_the_planted_one(
    access: AccessService, ada: Actor
) -> None:
    planted = await access.sign_in(ada.email, PASSWORD)
    secret = await access.sign_in(ada.email, PASSWORD, planted=planted)
    assert secret != planted
    assert await access.actor_of_session(planted) is None


async def test_the_store_never_holds_the_secret_itself(
    access: AccessService, ada: Actor, sessions: Sessions
) -> None:
    secret = await access.sign_in(ada.email, PASSWORD)
    async with sessions() as session:
        kept = await session.get(BrowserSession, digest(secret))
    assert kept is not None
    assert secret.encode() not in kept.token_hash


@pytest.mark.parametrize(
    ("email", "password"), [("ada", "wrong password"), ("nobody@example.com", PASSWORD), ("", "")]
)
async def test_a_wrong_address_and_a_wrong_password_get_the_same_answer(
    access: AccessService, ada: Actor, email: str, password: str
) -> None:
    with pytest.raises(WrongCredentials, match="do not belong together"):
        await access.sign_in(ada.email if email == "ada" else email, password)


async def test_guessing_is_stopped_and_forgiven_after_a_while(
    access: AccessService, ada: Actor, clock: FixedClock
) -> None:
    for _ in range(FAILURES_ALLOWED):
        with pytest.raises(WrongCredentials):
            await access.sign_in(ada.email, "a wrong guess")
    with pytest.raises(TooManyAttempts, match="15 minutes"):
        await access.sign_in(ada.email, PASSWORD)
    clock.advance(timedelta(minutes=16))
    assert await access.sign_in(ada.email, PASSWORD)


async def test_a_session_ends_by_signing_out_and_by_age(
    access: AccessService, ada: Actor, clock: FixedClock
) -> None:
    first, second = [await access.sign_in(ada.email, PASSWORD) for _ in range(2)]
    await access.sign_out(first)
    assert await access.actor_of_session(first) is None
    clock.advance(timedelta(days=15))
    assert await access.actor_of_session(second) is None


async def test_somebody_inactive_cannot_sign_in_nor_use_a_token(
    access: AccessService, ada: Actor, sessions: Sessions
) -> None:
    token = await access.issue_token(ada, "laptop")
    async with sessions.begin() as session:
        (await session.get_one(Person, ada.person_id)).active = False
    assert await access.actor_of_token(token) is None
    with pytest.raises(WrongCredentials):
        await access.sign_in(ada.email, PASSWORD)


async def test_a_token_works_until_it_is_revoked(access: AccessService, ada: Actor) -> None:
    secret = await access.issue_token(ada, "nightly export")
    assert await access.actor_of_token(secret) == ada
    [listed] = await access.tokens(ada)
    assert listed.label == "nightly export"
    await access.revoke_token(ada, listed.id)
    assert await access.actor_of_token(secret) is None
    assert await access.tokens(ada) == []


async def test_an_invitation_is_mailed_and_opens_the_door_once(
    access: AccessService, ada: Actor, sessions: Sessions, mailer: KeepingMailer
) -> None:
    ben = a_person(ada.org_id, "Ben Okri")
    async with sessions.begin() as session:
        session.add(ben)
    invited = await access.invite(ada, ben.id)
    assert invited.mailed
    [letter] = mailer.sent
    assert letter.to == ben.email
    assert invited.link in letter.text

    secret = invited.link.rpartition("/")[2]
    assert (await access.whose_link(LinkKind.INVITATION, secret)).id == ben.id
    session_secret = await access.choose_password(LinkKind.INVITATION, secret, PASSWORD)
    actor = await access.actor_of_session(session_secret)
    assert actor is not None
    assert actor.person_id == ben.id
    with pytest.raises(LinkExpired):
        await access.choose_password(LinkKind.INVITATION, secret, PASSWORD)


async def test_without_a_mail_server_the_link_is_handed_over_by_hand(
    access: AccessService, ada: Actor, mailer: KeepingMailer
) -> None:
    mailer.configured = False
    invited = await access.invite(ada, ada.person_id)
    assert not invited.mailed
    assert invited.link.startswith("https://okr.example.com/welcome/invitation/")


async def test_only_administrators_and_hr_invite(access: AccessService, sessions: Sessions) -> None:
    member = await a_company(sessions)
    with pytest.raises(NotAllowed):
        await access.invite(member, member.person_id)


async def test_a_forgotten_password_is_replaced_and_other_browsers_are_signed_out(
    access: AccessService, ada: Actor, mailer: KeepingMailer
) -> None:
    old = await access.sign_in(ada.email, PASSWORD)
    await access.request_password_reset(ada.email)
    link = mailer.sent[0].text.split("\n")[3]
    secret = link.rpartition("/")[2]
    new = await access.choose_password(LinkKind.PASSWORD_RESET, secret, "another long password")
    assert await access.actor_of_session(new) == ada
    assert await access.actor_of_session(old) is None
    with pytest.raises(WrongCredentials):
        await access.sign_in(ada.email, PASSWORD)


async def test_asking_for_an_unknown_address_sends_nothing_and_says_nothing(
    access: AccessService, mailer: KeepingMailer
) -> None:
    await access.request_password_reset("nobody@example.com")
    assert mailer.sent == []


async def test_a_reset_link_ends_with_its_hour_and_with_a_newer_one(
    access: AccessService, ada: Actor, mailer: KeepingMailer, clock: FixedClock
) -> None:
    for _ in range(2):
        await access.request_password_reset(ada.email)
    first, second = [mail.text.split("\n")[3].rpartition("/")[2] for mail in mailer.sent]
    with pytest.raises(LinkExpired):
        await access.whose_link(LinkKind.PASSWORD_RESET, first)
    clock.advance(timedelta(minutes=61))
    with pytest.raises(LinkExpired):
        await access.choose_password(LinkKind.PASSWORD_RESET, second, PASSWORD)


async def test_a_password_that_is_too_short_does_not_cost_the_link(
    access: AccessService, ada: Actor
) -> None:
    invited = await access.invite(ada, ada.person_id)
    secret = invited.link.rpartition("/")[2]
    with pytest.raises(Invalid, match="at least 10"):
        await access.choose_password(LinkKind.INVITATION, secret, "short")
    assert await access.choose_password(LinkKind.INVITATION, secret, PASSWORD)


async def test_changing_a_password_needs_the_present_one(access: AccessService, ada: Actor) -> None:
    with pytest.raises(WrongCredentials):
        await access.change_password(ada, "not this one", "another long password")
    secret = await access.change_password(ada, PASSWORD, "another long password")
    assert await access.actor_of_session(secret) == ada
