"""Drafts: beginning one, the page, talking, history, and handing the set in."""

from uuid import UUID, uuid4

import pytest
from httpx import AsyncClient

from coach.authoring.service.conversations import LONGEST_MESSAGE
from coach.authoring.sheet import Sheet
from coach.okrs.values import ObjectiveFilter
from coach.wiring import Coach
from retrieval.library import entries
from tests.web.authoring.conftest import BRIEF, OBJECTIVE, act, sheet_of
from tests.web.conftest import ClientOf, Company, submit

ODD = {
    "html": "<script>alert(1)</script> patients wait 45 days",
    "emoji": "\N{SLEEPING FACE}\N{HOSPITAL} 45",
    "another language": "Unsere Patienten warten zu lange auf einen Termin, 45 Tage",
    "100 KB": "Patients wait too long. " * 4_300,
    "right to left": "\u202eevil patients wait",
}


async def test_the_list_shows_what_the_person_may_see(
    client_of: ClientOf, company: Company, draft: UUID
) -> None:
    async with client_of(company.member) as member, client_of(company.outsider) as outsider:
        shown = (await member.get("/drafts")).text
        assert f"/drafts/{draft}" in shown
        assert OBJECTIVE.text in shown
        hidden = (await outsider.get("/drafts")).text
        assert f"/drafts/{draft}" not in hidden
        assert "No drafts yet" in hidden
        for path in ("", "/stamp", "/history", "/submit", "/ideas?line=o1"):
            assert (await outsider.get(f"/drafts/{draft}{path}")).status_code == 404


async def test_a_new_draft_asks_for_the_persons_own_team_and_cycle(
    member: AsyncClient, company: Company
) -> None:
    page = (await member.get("/drafts/new")).text
    assert f'<option value="{company.team.id}" selected>' in page
    assert f'<option value="{company.cycle.id}" selected>' in page


async def test_somebody_without_a_team_is_told_what_to_do(
    client_of: ClientOf, company: Company
) -> None:
    async with client_of(company.outsider) as outsider:
        page = (await outsider.get("/drafts/new")).text
    assert "You are in no team yet" in page


async def test_a_draft_begins_with_what_the_team_struggles_with(
    member: AsyncClient, coach: Coach, company: Company
) -> None:
    fields = {"team": company.team.id, "cycle": company.cycle.id, "brief": BRIEF}
    answer = await submit(member, "/drafts/new", "", **fields)
    assert answer.status_code == 303
    page = (await member.get(answer.headers["location"])).text
    assert BRIEF in page
    assert "Three ways to write it" in page
    assert page.count("Take this one") >= 3
    assert "Written by composer" in page
    (made,) = await coach.conversations.conversations(company.member)
    assert Sheet.from_json(made.sheet) == Sheet()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("team", "", "Choose the team"),
        ("team", "nonsense", "Choose one from the list"),
        ("cycle", "", "Choose the cycle"),
        ("brief", "x" * (LONGEST_MESSAGE + 1), "at most 200000"),
    ],
)
async def test_what_is_missing_is_said_beside_the_field_and_nothing_is_begun(
    member: AsyncClient, coach: Coach, company: Company, field: str, value: str, said: str
) -> None:
    fields = {"team": company.team.id, "cycle": company.cycle.id, "brief": BRIEF, field: value}
    answer = await submit(member, "/drafts/new", "", **fields)
    assert answer.status_code == 422
    assert said in answer.text
    assert list(await coach.conversations.conversations(company.member)) == []


async def test_nobody_begins_a_draft_for_another_team(
    client_of: ClientOf, coach: Coach, company: Company, member: AsyncClient
) -> None:
    page = "/account"
    async with client_of(company.outsider) as outsider:
        answer = await submit(
            outsider, "/drafts/new", page, team=company.team.id, cycle=company.cycle.id
        )
    assert answer.status_code == 422
    assert "teams that you belong to" in answer.text or "You are in no team yet" in answer.text
    assert list(await coach.conversations.conversations(company.admin)) == []


async def test_an_okr_of_the_gallery_starts_a_sheet_with_blanks(
    member: AsyncClient, coach: Coach, company: Company
) -> None:
    okr = entries.okrs()[0]
    page = await member.get(f"/drafts/new?from={okr.id}")
    assert okr.objective in page.text
    fields = {"team": company.team.id, "cycle": company.cycle.id, "template": okr.id}
    answer = await submit(member, "/drafts/new", f"/drafts/new?from={okr.id}", **fields)
    (made,) = await coach.conversations.conversations(company.member)
    assert answer.headers["location"] == f"/drafts/{made.id}"
    (objective,) = Sheet.from_json(made.sheet).objectives
    assert objective.text == okr.objective
    assert "X" in objective.key_results[0].text


async def test_a_kpi_of_the_gallery_begins_the_message(member: AsyncClient) -> None:
    page = await member.get("/drafts/new?kpi=clinic-waiting-time")
    assert "We want to reduce median waiting time for a first appointment." in page.text
    assert (await member.get("/drafts/new?kpi=nonsense&from=nonsense")).status_code == 200


@pytest.mark.parametrize("words", ODD.values(), ids=ODD.keys())
async def test_odd_messages_are_shown_as_they_are_and_answered(
    member: AsyncClient, draft: UUID, words: str
) -> None:
    answer = await act(member, draft, "/say", message=words)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "Co-author" in answer.text


@pytest.mark.parametrize(
    ("words", "said"),
    [("", "empty"), ("  \n ", "empty"), ("x" * (LONGEST_MESSAGE + 1), "at most 200000")],
)
async def test_a_message_that_cannot_be_taken_stays_in_the_box(
    member: AsyncClient, draft: UUID, words: str, said: str
) -> None:
    answer = await act(member, draft, "/say", message=words)
    assert answer.status_code == 422
    assert said in answer.text
    assert f">{words}</textarea>" in answer.text.replace("\r\n", "\n")


async def test_without_the_script_a_message_leads_back_to_the_page(
    member: AsyncClient, draft: UUID
) -> None:
    answer = await act(member, draft, "/say", as_form="yes", message=BRIEF)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/drafts/{draft}")


async def test_numbers_said_in_the_chat_are_proposed_as_a_change(
    member: AsyncClient, coach: Coach, company: Company, draft: UUID
) -> None:
    answer = await act(member, draft, "/say", message="For the waiting we want 20 days")
    assert "20 days" in answer.text
    assert "<ins>" in answer.text
    assert (await sheet_of(coach, company, draft)).objectives == (OBJECTIVE,)


async def test_the_stamp_changes_with_whatever_anybody_does(
    member: AsyncClient, draft: UUID
) -> None:
    async def stamp() -> str:
        return (await member.get(f"/drafts/{draft}/stamp")).text

    first = (await member.get(f"/drafts/{draft}")).headers["waymark-stamp"]
    assert await stamp() == first
    seen = OBJECTIVE.key_results[1].text
    edited = await act(member, draft, "/lines/k2/text", text="Raise calls", seen=seen)
    assert await stamp() == edited.headers["waymark-stamp"] != first
    said = await act(member, draft, "/say", message="drop the last key result")
    assert await stamp() == said.headers["waymark-stamp"] != edited.headers["waymark-stamp"]


async def test_history_says_who_and_restores(
    member: AsyncClient, coach: Coach, company: Company, draft: UUID
) -> None:
    await act(member, draft, "/lines/o1/remove")
    page = (await member.get(f"/drafts/{draft}/history")).text
    assert "Removed something" in page
    assert company.member.name in page
    answer = await act(member, draft, "/versions/1/restore", as_form="yes")
    assert answer.status_code == 303
    assert (await sheet_of(coach, company, draft)).objectives == (OBJECTIVE,)


async def test_a_set_with_open_findings_is_handed_in_only_by_somebody_who_saw_them(
    member: AsyncClient, coach: Coach, company: Company, draft: UUID
) -> None:
    seen = OBJECTIVE.key_results[1].text
    await act(member, draft, "/lines/k2/text", text="Keep answered calls at 90%", seen=seen)
    page = (await member.get(f"/drafts/{draft}/submit")).text
    assert "Submit with 1 open finding" in page
    assert f"/drafts/{draft}#line-k2" in page
    refused = await submit(member, f"/drafts/{draft}/submit")
    assert refused.status_code == 422
    assert "Tick this" in refused.text
    taken = await submit(member, f"/drafts/{draft}/submit", seen="yes")
    assert taken.headers["location"] == f"/drafts/{draft}?note=submitted"
    goals = await coach.okrs.objectives(company.member, ObjectiveFilter(cycle_id=company.cycle.id))
    assert [goal.title for goal in goals.items] == [OBJECTIVE.text]
    closed = (await member.get(f"/drafts/{draft}")).text
    assert "Handed in for review" in closed
    assert "<textarea" not in closed
    listed = (await member.get(f"/okrs?team={company.team.id}")).text
    assert OBJECTIVE.text in listed


async def test_an_empty_sheet_cannot_be_handed_in(member: AsyncClient, talked: UUID) -> None:
    page = await member.get(f"/drafts/{talked}/submit")
    assert "There is nothing to submit yet" in page.text
    refused = await submit(member, f"/drafts/{talked}/submit")
    assert refused.status_code == 422


async def test_a_closed_draft_takes_no_more_words(
    member: AsyncClient, coach: Coach, company: Company, draft: UUID
) -> None:
    await coach.sheets.submit(company.member, draft)
    token_page = "/drafts/new"
    answer = await submit(member, f"/drafts/{draft}/say", token_page, message=BRIEF)
    assert answer.status_code == 409
    assert "is submitted" in answer.text


async def test_a_draft_that_is_not_there_is_not_found(member: AsyncClient) -> None:
    assert (await member.get(f"/drafts/{uuid4()}")).status_code == 404
    assert (await member.get("/drafts/nonsense")).status_code == 404


async def test_strangers_are_asked_to_sign_in(stranger: AsyncClient, draft: UUID) -> None:
    for path in ("/drafts", "/drafts/new", f"/drafts/{draft}", "/rules/KR206"):
        answer = await stranger.get(path)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/sign-in")
