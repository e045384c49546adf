"""One's own account, the organisation's direction, the audit trail, cycles."""

import re

from httpx import AsyncClient

from coach.people.values import Role
from coach.wiring import Coach
from tests.web.conftest import Company, submit

PASSWORD = "correct horse battery"


async def test_a_password_is_changed_and_other_browsers_are_signed_out(
    admin: AsyncClient, company: Company, coach: Coach
) -> None:
    person = await coach.directory.person(company.admin, company.admin.person_id)
    await coach.access.set_password(person, PASSWORD)
    elsewhere = await coach.access.sign_in(company.admin.email, PASSWORD)
    wrong = await submit(
        admin, "/account/password", "/account", current="no", password="x" * 12, again="x" * 12
    )
    assert wrong.status_code == 422
    assert "This is not your current password." in wrong.text
    differs = await submit(
        admin, "/account/password", "/account", current=PASSWORD, password="x" * 12, again="y"
    )
    assert 'id="again-error"' in differs.text
    changed = await submit(
        admin, "/account/password", "/account", current=PASSWORD, password="x" * 12, again="x" * 12
    )
    assert changed.headers["location"] == "/account?note=password-changed"
    assert await coach.access.actor_of_session(elsewhere) is None
    assert (await admin.get("/account")).status_code == 200


async def test_a_token_is_shown_once_and_works_until_it_is_revoked(
    admin: AsyncClient, coach: Coach
) -> None:
    made = await submit(admin, "/account/tokens", "/account", label="nightly export")
    secret = re.search(r'id="secret" readonly value="([^"]+)"', made.text)
    assert secret
    assert await coach.access.actor_of_token(secret[1])
    page = (await admin.get("/account")).text
    assert "nightly export" in page
    assert secret[1] not in page
    path = re.search(r'action="(/account/tokens/[^"]+/revoke)"', page)
    assert path
    revoked = await submit(admin, path[1], "/account")
    assert revoked.headers["location"] == "/account?note=token-revoked"
    assert await coach.access.actor_of_token(secret[1]) is None


async def test_a_note_shows_only_words_of_ours(admin: AsyncClient) -> None:
    assert "The token no longer works." in (await admin.get("/account?note=token-revoked")).text
    assert "Send me money" not in (await admin.get("/account?note=Send me money")).text


async def test_the_direction_is_stated_by_an_administrator(
    admin: AsyncClient, member: AsyncClient
) -> None:
    assert "No direction stated yet" in (await member.get("/organisation")).text
    stated = await submit(
        admin,
        "/organisation/edit",
        mission="Health for all",
        priorities="Access\n\nCalm wards",
    )
    assert stated.headers["location"] == "/organisation?note=direction-set"
    page = (await member.get("/organisation")).text
    assert "Health for all" in page
    assert "Calm wards" in page
    assert "/organisation/edit" not in page
    crowded = await submit(admin, "/organisation/edit", priorities="\n".join("abcdefgh"))
    assert crowded.status_code == 422
    assert 'id="priorities-error"' in crowded.text
    refused = await submit(member, "/organisation/edit", "/account", mission="Mine")
    assert "Only administrators" in refused.text


async def test_the_audit_trail_names_who_did_what_to_whom(
    admin: AsyncClient, company: Company, coach: Coach
) -> None:
    await coach.directory.set_roles(company.admin, company.lead.person_id, frozenset({Role.COACH}))
    page = (await admin.get("/audit")).text
    assert "Person: roles" in page
    assert "Ada Byron" in page
    assert f'href="/people/{company.lead.person_id}"' in page


async def test_a_cycle_is_set_up_and_moved_on(admin: AsyncClient, company: Company) -> None:
    made = await submit(
        admin,
        "/cycles/new",
        name="2027-Q2",
        cadence="quarter",
        starts_on="2027-04-01",
        ends_on="2027-06-30",
    )
    assert made.headers["location"] == "/cycles?note=cycle-added"
    page = (await admin.get("/cycles")).text
    assert "Planning" in page
    path = re.search(r'action="(/cycles/[^"]+/phase)"', page)
    assert path
    moved = await submit(admin, path[1], "/cycles", phase="active")
    assert moved.headers["location"] == "/cycles?note=cycle-moved"


async def test_a_cycle_that_cannot_be_is_refused_beside_the_field(
    admin: AsyncClient, member: AsyncClient, company: Company
) -> None:
    fields = {"name": "Q", "cadence": "quarter", "starts_on": "2027-04-01"}
    for ends_on, field in (("someday", "ends_on"), ("2027-03-01", "ends_on")):
        refused = await submit(admin, "/cycles/new", **fields, ends_on=ends_on)
        assert refused.status_code == 422
        assert f'id="{field}-error"' in refused.text
    odd = await submit(
        admin, "/cycles/new", **{**fields, "cadence": "decade"}, ends_on="2027-06-30"
    )
    assert 'id="cadence-error"' in odd.text
    mine = await submit(member, "/cycles/new", "/account", **fields, ends_on="2027-06-30")
    assert mine.status_code == 422
    assert 'role="alert"' in mine.text
