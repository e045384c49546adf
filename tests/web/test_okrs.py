"""Pages about OKRs in the store, and the first page."""

from dataclasses import replace
from uuid import UUID

import pytest
from httpx import AsyncClient

from coach.okrs.values import Provenance, Status
from coach.people.values import Actor, Role
from coach.wiring import Coach
from tests.build import a_set
from tests.web.conftest import ClientOf, Company, submit
from web.home.steps import Situation, next_steps
from web.okrs.linting import remarks_on

GOOD = "Shorten the road to first value so that customers renew without being asked"
BAD = "Launch the new app"


@pytest.fixture
async def objective(coach: Coach, company: Company) -> UUID:
    """An objective of the team, in review."""
    (made,) = await coach.okrs.submit_set(company.lead, a_set(company.owner, company.cycle, GOOD))
    return made.id


async def test_the_list_shows_objectives_by_owner_with_what_the_linter_says(
    member: AsyncClient, coach: Coach, company: Company
) -> None:
    await coach.okrs.submit_set(company.lead, a_set(company.owner, company.cycle, GOOD, BAD))
    page = (await member.get("/okrs")).text
    assert company.team.name in page
    assert GOOD in page
    assert "Reduce onboarding time from 45 days to 21 days" in page
    assert "In review" in page
    assert "Well formed" in page
    assert "1 error" in page or "1 warning" in page


async def test_the_list_is_narrowed_by_team_status_and_words(
    member: AsyncClient, objective: UUID, company: Company
) -> None:
    for query, is_there in (
        (f"team={company.team.id}", True),
        ("status=in_review", True),
        ("status=published", False),
        ("q=first value", True),
        ("q=zebra", False),
        (f"cycle={company.cycle.id}", True),
        ("team=nonsense&status=nonsense&cycle=nonsense", True),
    ):
        page = (await member.get(f"/okrs?{query}")).text
        assert (f"/okrs/{objective}" in page) is is_there, query


async def test_without_a_cycle_the_list_says_what_is_missing(
    client_of: ClientOf, coach: Coach
) -> None:
    founder = await coach.organisations.found("Elsewhere", "f@elsewhere.org", None)
    async with client_of(founder) as client:
        page = (await client.get("/okrs")).text
    assert "No cycle yet" in page
    assert "/cycles/new" in page


async def test_a_long_list_goes_on(member: AsyncClient, coach: Coach, company: Company) -> None:
    titles = [f"{GOOD} in branch {number}" for number in range(25)]
    await coach.okrs.submit_set(company.lead, a_set(company.owner, company.cycle, *titles))
    page = await member.get("/okrs")
    assert page.text.count("<article") == 20
    address = page.text.split('id="more"')[1].split('hx-get="')[1].split('"')[0]
    rest = await member.get(address.replace("&amp;", "&"), headers={"HX-Request": "true"})
    assert rest.text.count("<article") == 5


async def test_one_objective_shows_its_numbers_and_its_provenance(
    member: AsyncClient, coach: Coach, company: Company
) -> None:
    handed = a_set(company.owner, company.cycle, GOOD)
    written = replace(handed.objectives[0], provenance=Provenance("composer", None, "draft_okrs@1"))
    (made,) = await coach.okrs.submit_set(company.lead, replace(handed, objectives=(written,)))
    page = (await member.get(f"/okrs/{made.id}")).text
    assert "45 → 21 days" in page
    assert "Written by composer · draft_okrs@1" in page


async def test_findings_stand_at_the_line_they_are_about(
    member: AsyncClient, coach: Coach, company: Company
) -> None:
    (made,) = await coach.okrs.submit_set(company.lead, a_set(company.owner, company.cycle, BAD))
    found = remarks_on([made]).each[0]
    page = (await member.get(f"/okrs/{made.id}")).text
    assert found.on_objective
    assert all(finding.code in page for finding in found.on_objective)


async def test_the_team_publishes_and_then_everybody_sees(
    client_of: ClientOf, member: AsyncClient, objective: UUID, company: Company
) -> None:
    path = f"/okrs/{objective}"
    async with client_of(company.outsider) as outsider:
        assert (await outsider.get(path)).status_code == 404
        published = await submit(member, f"{path}/status", path, status="published")
        assert published.headers["location"] == f"{path}?note=okr-published"
        seen = (await outsider.get(path)).text
        assert GOOD in seen
        assert f"{path}/status" not in seen
        refused = await submit(outsider, f"{path}/status", path, status="draft")
        assert refused.status_code == 422
        assert 'role="alert"' in refused.text
    odd = await submit(member, f"{path}/status", path, status="burnt")
    assert odd.status_code == 422


async def test_comments_are_kept_and_escaped(member: AsyncClient, objective: UUID) -> None:
    path = f"/okrs/{objective}"
    said = await submit(member, f"{path}/comments", path, text="<b>Why</b> 21 days?")
    assert said.headers["location"] == f"{path}#comments"
    page = (await member.get(path)).text
    assert "&lt;b&gt;Why&lt;/b&gt; 21 days?" in page
    empty = await submit(member, f"{path}/comments", path, text="  ")
    assert empty.status_code == 422
    assert 'id="text-error"' in empty.text


async def test_the_history_says_who_did_what(
    member: AsyncClient, coach: Coach, objective: UUID, company: Company
) -> None:
    await coach.okrs.enter(company.lead, objective, Status.PUBLISHED)
    path = f"/okrs/{objective}/history"
    fragment = (await member.get(path, headers={"HX-Request": "true"})).text
    assert "Lea Lead" in fragment
    assert "to published" in fragment
    assert "<html" not in fragment
    assert "<html" in (await member.get(path)).text


async def test_the_first_page_sends_a_team_without_okrs_to_drafting(
    member: AsyncClient, company: Company
) -> None:
    page = (await member.get("/")).text
    assert "Hello, Mel" in page
    assert f"/drafts/new?team={company.team.id}" in page


async def test_the_first_page_shows_what_the_team_has(
    member: AsyncClient, objective: UUID, company: Company
) -> None:
    page = (await member.get("/")).text
    assert GOOD in page
    assert f"/okrs?team={company.team.id}&amp;status=in_review" in page


def titles(situation: Situation) -> list[str]:
    return [step.title for step in next_steps(situation)]


def somebody(company: Company, *roles: Role) -> Actor:
    return replace(company.member, roles=frozenset({Role.MEMBER, *roles}))


async def test_a_new_organisation_is_set_up_in_order(company: Company) -> None:
    steps = titles(Situation(somebody(company, Role.ADMIN), has_direction=False, has_teams=False))
    assert steps == [
        "Add your teams",
        "Set up a cycle",
        "Say where the company is going",
        "Learn from good ones",
    ]


async def test_next_steps_follow_what_the_team_has_and_who_one_is(company: Company) -> None:
    here = Situation(
        somebody(company),
        has_direction=True,
        has_teams=True,
        cycle="2027-Q1",
        team="Ward",
        team_id="1",
        statuses=("draft", "draft", "in_review", "published"),
    )
    assert titles(here) == [
        "Finish 2 drafts",
        "Publish what Ward agreed on",
        "See the OKRs of Ward",
        "Learn from good ones",
    ]
    assert titles(replace(here, statuses=()))[0] == "Draft the OKRs of Ward for 2027-Q1"
    assert titles(replace(here, team=""))[0] == "You are in no team yet"
    ahead = replace(here, planned="2027-Q2", planned_id="2")
    assert titles(ahead)[0] == "Plan 2027-Q2 with Ward"
    keeper = replace(here, actor=somebody(company, Role.COACH, Role.HR), statuses=("published",))
    assert titles(keeper)[1:3] == ["Help the teams", "Keep the directory right"]
