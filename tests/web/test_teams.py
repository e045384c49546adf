"""Pages about teams."""

from uuid import uuid4

from httpx import AsyncClient

from coach.people.models import Team
from tests.build import a_team
from tests.web.conftest import ClientOf, Company, submit
from web.teams.tree import branches


def a_branch(name: str, inside: Team | None = None) -> Team:
    team = a_team(uuid4(), name)
    team.kind = "team"
    team.parent_id = inside.id if inside else None
    return team


def test_teams_stand_under_the_team_they_belong_to() -> None:
    care = a_branch("Care")
    ward = a_branch("Ward", care)
    night = a_branch("Night", ward)
    desk = a_branch("Desk")
    squad = a_branch("Squad")
    squad.kind = "squad"
    found = branches([care, desk, night, squad, ward])
    assert [(branch.team.name, branch.depth) for branch in found] == [
        ("Care", 0),
        ("Ward", 1),
        ("Night", 2),
        ("Desk", 0),
    ]


def test_a_team_without_a_known_parent_is_not_lost() -> None:
    lost = a_branch("Lost")
    lost.parent_id = uuid4()
    one, other = a_branch("One"), a_branch("Other")
    one.parent_id, other.parent_id = other.id, one.id
    assert {branch.team.name for branch in branches([lost, one, other])} == {"Lost", "One", "Other"}


async def test_a_team_is_added_with_members_and_found_in_the_tree(
    admin: AsyncClient, company: Company
) -> None:
    added = await submit(
        admin,
        "/teams/new",
        name="Night shift",
        kind="team",
        purpose="Calm nights",
        parent=company.team.id,
        lead=company.lead.person_id,
        members=[str(company.member.person_id), str(company.outsider.person_id)],
    )
    page = (await admin.get(added.headers["location"])).text
    for words in ("Calm nights", "Lea Lead", "Mel Member", "Oda Outside", company.team.name):
        assert words in page
    tree = (await admin.get("/teams")).text
    assert tree.index(company.team.name) < tree.index("Night shift")


async def test_a_lead_changes_the_team_and_a_member_may_not(
    client_of: ClientOf, member: AsyncClient, company: Company
) -> None:
    path = f"/teams/{company.team.id}"
    async with client_of(company.lead) as lead:
        changed = await submit(
            lead, f"{path}/edit", name="Success", kind="squad", lead=company.lead.person_id
        )
        assert changed.headers["location"] == f"{path}?note=team-changed"
    assert f"{path}/edit" not in (await member.get(path)).text
    refused = await submit(member, f"{path}/edit", path, name="Mine", kind="team")
    assert "Only administrators and HR" in refused.text


async def test_bad_input_stands_beside_its_field(admin: AsyncClient, company: Company) -> None:
    taken = await submit(admin, "/teams/new", name=company.team.name, kind="team")
    assert taken.status_code == 422
    assert 'id="name-error"' in taken.text
    odd = await submit(admin, "/teams/new", name="A", kind="crew", members="nobody")
    assert 'id="kind-error"' in odd.text
    inside = f"/teams/{company.team.id}/edit"
    circle = await submit(admin, inside, name="A", kind="team", parent=company.team.id)
    assert 'id="parent-error"' in circle.text


async def test_a_team_that_is_not_there_is_said_so(admin: AsyncClient, company: Company) -> None:
    for path in (f"/teams/{uuid4()}", f"/teams/{uuid4()}/edit", f"/people/{uuid4()}/edit"):
        assert (await admin.get(path)).status_code == 404, path
