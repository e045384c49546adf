"""Pages about people."""

import pytest
from httpx import AsyncClient

from coach.wiring import Coach
from tests.fakes import KeepingMailer
from tests.web.conftest import ClientOf, Company, submit


async def test_people_are_found_while_somebody_types(admin: AsyncClient, company: Company) -> None:
    page = await admin.get("/people")
    assert "Lea Lead" in page.text
    assert "<html" in page.text
    found = await admin.get("/people?q=mel", headers={"HX-Request": "true"})
    assert "Mel Member" in found.text
    assert "Lea Lead" not in found.text
    assert "<html" not in found.text
    nobody = await admin.get("/people?q=zzz")
    assert "Nobody like that" in nobody.text


async def test_a_person_is_added_and_changed(admin: AsyncClient, company: Company) -> None:
    added = await submit(
        admin, "/people/new", name="Ben Okri", email="ben@x.org", manager=company.lead.person_id
    )
    assert added.status_code == 303
    page = (await admin.get(added.headers["location"])).text
    assert "Added to the directory." in page
    assert "Lea Lead" in page
    path = added.headers["location"].partition("?")[0]
    changed = await submit(
        admin, f"{path}/edit", name="Ben Okri", email="ben@x.org", job="Nurse", active="yes"
    )
    assert changed.status_code == 303
    shown = (await admin.get(path)).text
    assert "Nurse" in shown
    assert "Nobody" in shown


async def test_errors_stand_beside_their_field_and_keep_what_was_typed(
    admin: AsyncClient, company: Company
) -> None:
    wrong = await submit(admin, "/people/new", name="Ben", email="not an address")
    assert wrong.status_code == 422
    assert 'aria-describedby="email-error"' in wrong.text
    assert 'value="not an address"' in wrong.text
    assert 'value="Ben"' in wrong.text
    taken = await submit(admin, "/people/new", name="Ben", email=company.lead.email)
    assert 'id="email-error"' in taken.text
    odd = await submit(admin, "/people/new", name="Ben", email="b@x.org", manager="nobody")
    assert 'id="manager-error"' in odd.text
    circle = await submit(
        admin,
        f"/people/{company.lead.person_id}/edit",
        name="Lea",
        email=company.lead.email,
        manager=company.lead.person_id,
        active="yes",
    )
    assert 'id="manager-error"' in circle.text


async def test_somebody_who_leaves_disappears_from_the_list(
    admin: AsyncClient, company: Company
) -> None:
    path = f"/people/{company.member.person_id}"
    await submit(admin, f"{path}/edit", name="Mel Member", email=company.member.email)
    assert "Mel Member" not in (await admin.get("/people")).text
    assert "Mel Member" in (await admin.get("/people?left=yes")).text
    assert "no longer works here" in (await admin.get(path)).text


async def test_roles_are_granted_by_ticking_them(
    admin: AsyncClient, company: Company, coach: Coach
) -> None:
    path = f"/people/{company.lead.person_id}"
    granted = await submit(admin, f"{path}/roles", path, roles=["coach", "member", "emperor"])
    assert granted.headers["location"] == f"{path}?note=roles-changed"
    person = await coach.directory.person(company.admin, company.lead.person_id)
    assert {role.value for role in person.roles} == {"member", "coach"}


async def test_the_last_administrator_stays_one(admin: AsyncClient, company: Company) -> None:
    path = f"/people/{company.admin.person_id}"
    refused = await submit(admin, f"{path}/roles", path)
    assert refused.status_code == 422
    assert "Name another administrator first" in refused.text


async def test_an_invitation_is_mailed_or_its_link_shown(
    admin: AsyncClient, company: Company, mailer: KeepingMailer
) -> None:
    path = f"/people/{company.lead.person_id}"
    mailed = await submit(admin, f"{path}/invite", path)
    assert mailed.headers["location"] == f"{path}?note=invited"
    assert mailer.sent[0].to == company.lead.email
    mailer.configured = False
    shown = await submit(admin, f"{path}/invite", path)
    assert shown.status_code == 200
    assert "/welcome/invitation/" in shown.text


async def test_a_member_sees_people_and_no_buttons_to_change_them(
    member: AsyncClient, company: Company
) -> None:
    page = await member.get(f"/people/{company.lead.person_id}")
    assert "Lea Lead" in page.text
    assert "/edit" not in page.text
    assert "/roles" not in page.text
    refused = await submit(member, "/people/new", "/people", name="Ben", email="b@x.org")
    assert refused.status_code == 422
    assert "Only administrators and HR" in refused.text


@pytest.mark.parametrize("path", ["/people/new", "/teams/new", "/organisation/edit", "/cycles/new"])
async def test_nobody_fills_in_a_form_that_they_may_not_send(
    admin: AsyncClient, member: AsyncClient, path: str
) -> None:
    assert (await admin.get(path)).status_code == 200
    refused = await member.get(path)
    assert refused.status_code == 403
    assert "administrators" in refused.text


async def test_a_lead_may_change_the_own_team_and_a_member_may_not(
    client_of: ClientOf, member: AsyncClient, company: Company
) -> None:
    async with client_of(company.lead) as lead:
        assert (await lead.get(f"/teams/{company.team.id}/edit")).status_code == 200
        assert (await lead.get(f"/people/{company.member.person_id}/edit")).status_code == 403
    assert (await member.get(f"/teams/{company.team.id}/edit")).status_code == 403
