"""Changing the sheet, alone and together."""

import json
from uuid import UUID

import pytest
from httpx import AsyncClient

from coach.wiring import Coach
from tests.web.authoring.conftest import OBJECTIVE, act, sheet_of
from tests.web.conftest import TOKEN, ClientOf, Company

SEEN = OBJECTIVE.key_results[1].text

UNKNOWN = UUID(int=7)  # the same in every process, since it names a test


async def test_a_line_is_edited_where_it_stands(
    member: AsyncClient, coach: Coach, company: Company, draft: UUID
) -> None:
    words = "Raise answered calls from 61% to 95%"
    answer = await act(member, draft, "/lines/k2/text", text=words, seen=SEEN)
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert words in answer.text
    assert (await sheet_of(coach, company, draft)).text("k2") == words


async def test_without_the_script_an_edit_leads_back_to_the_page(
    member: AsyncClient, coach: Coach, company: Company, draft: UUID
) -> None:
    answer = await act(
        member, draft, "/lines/k2/text", as_form="yes", text="Raise calls", seen=SEEN
    )
    assert (answer.status_code, answer.headers["location"]) == (303, f"/drafts/{draft}")
    assert (await sheet_of(coach, company, draft)).text("k2") == "Raise calls"


async def test_two_people_on_one_line_lose_nothing(
    client_of: ClientOf, coach: Coach, company: Company, draft: UUID
) -> None:
    async with client_of(company.member) as mel, client_of(company.lead) as lea:
        await act(mel, draft, "/lines/k2/text", text="What Mel wrote", seen=SEEN)
        answer = await act(lea, draft, "/lines/k2/text", text="What Lea wrote", seen=SEEN)
        assert answer.status_code == 409
        assert "Somebody changed this line meanwhile" in answer.text
        assert "What Mel wrote" in answer.text
        assert "What Lea wrote" in answer.text
        assert (await sheet_of(coach, company, draft)).text("k2") == "What Mel wrote"
        put = await act(lea, draft, "/lines/k2/text", text="What Lea wrote", seen="What Mel wrote")
        assert put.status_code == 200
    assert (await sheet_of(coach, company, draft)).text("k2") == "What Lea wrote"


async def test_two_people_on_two_lines_both_stand(
    client_of: ClientOf, coach: Coach, company: Company, draft: UUID
) -> None:
    async with client_of(company.member) as mel, client_of(company.lead) as lea:
        await act(mel, draft, "/lines/k2/text", text="What Mel wrote", seen=SEEN)
        first = OBJECTIVE.key_results[0].text
        await act(lea, draft, "/lines/k1/text", text="What Lea wrote", seen=first)
    sheet = await sheet_of(coach, company, draft)
    assert (sheet.text("k1"), sheet.text("k2")) == ("What Lea wrote", "What Mel wrote")


async def test_a_repair_is_refused_when_the_line_changed_meanwhile(
    member: AsyncClient, draft: UUID
) -> None:
    await act(member, draft, "/lines/k2/text", text="Something new", seen=SEEN)
    answer = await act(member, draft, "/lines/k2/rewrite", text="A repair", seen=SEEN)
    assert answer.status_code == 409
    assert "A repair" in answer.text


async def test_a_level_is_kept_as_a_kpi_in_one_step(
    member: AsyncClient, coach: Coach, company: Company, draft: UUID
) -> None:
    answer = await act(
        member, draft, "/lines/k2/rewrite", text="Answer rate at 90%", where="kpis", seen=SEEN
    )
    done = json.loads(answer.headers["hx-trigger-after-settle"])["waymark:done"]
    assert done == {"words": "Kept as a KPI.", "undo": True, "line": "k2"}
    objective = (await sheet_of(coach, company, draft)).objectives[0]
    assert [line.text for line in objective.kpis] == ["CSAT at 90% or above", "Answer rate at 90%"]
    await act(member, draft, "/undo")
    assert (await sheet_of(coach, company, draft)).objectives == (OBJECTIVE,)


async def test_a_compound_is_split(
    member: AsyncClient, coach: Coach, company: Company, draft: UUID
) -> None:
    more = ["Reduce calls lost from 40 to 9", ""]
    await act(member, draft, "/lines/k2/rewrite", text="Raise calls", seen=SEEN, more=more)
    results = (await sheet_of(coach, company, draft)).objectives[0].key_results
    assert [line.text for line in results][1:3] == ["Raise calls", more[0]]


async def test_lines_are_added_moved_and_removed(
    member: AsyncClient, coach: Coach, company: Company, draft: UUID
) -> None:
    await act(member, draft, "/objectives", text="Win back trust so that patients stay")
    await act(member, draft, "/objectives/o1/lines", where="initiatives", text="Call back")
    await act(member, draft, "/objectives/o1/type", kind="aspirational")
    await act(member, draft, "/lines/k3/move", where="kpis")
    await act(member, draft, "/lines/p1/remove")
    first, second = (await sheet_of(coach, company, draft)).objectives
    assert second.text == "Win back trust so that patients stay"
    assert first.type == "aspirational"
    assert [line.text for line in first.initiatives] == ["Open evening clinics", "Call back"]
    assert [line.text for line in first.kpis] == [OBJECTIVE.key_results[2].text]


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        ("/lines/k2/text", {"text": "  ", "seen": SEEN}, 422),
        ("/lines/k2/text", {"text": "x" * 1001, "seen": SEEN}, 422),
        ("/lines/gone/text", {"text": "words", "seen": ""}, 404),
        ("/lines/gone/remove", {}, 404),
        ("/lines/k2/move", {"where": "elsewhere"}, 422),
        ("/lines/k2/move", {}, 422),
        ("/lines/k2/rewrite", {"text": "", "seen": SEEN}, 422),
        ("/lines/k2/rewrite", {"text": "a", "where": "elsewhere", "seen": SEEN}, 422),
        ("/objectives", {"text": ""}, 422),
        ("/objectives/o1/type", {"kind": "heroic"}, 422),
        ("/objectives/gone/type", {"kind": "learning"}, 404),
        ("/objectives/o1/lines", {"where": "kpis", "text": ""}, 422),
        ("/objectives/o1/lines", {"where": "", "text": "CSAT"}, 422),
        (f"/proposals/{UNKNOWN}/accept", {}, 404),
        (f"/proposals/{UNKNOWN}/accept", {"edited": "yes"}, 404),
        (f"/proposals/{UNKNOWN}/reject", {}, 404),
        ("/versions/99/restore", {}, 404),
        ("/undo", {}, 409),
    ],
)
async def test_what_does_not_fit_is_said_and_changes_nothing(
    member: AsyncClient,
    coach: Coach,
    company: Company,
    draft: UUID,
    path: str,
    fields: dict[str, object],
    status: int,
) -> None:
    answer = await act(member, draft, path, "", **fields)
    assert answer.status_code == status
    assert answer.headers["hx-retarget"] == "#toasts"
    assert "toast--problem" in answer.text
    assert (await sheet_of(coach, company, draft)).objectives == (OBJECTIVE,)


async def test_outsiders_change_nothing(
    client_of: ClientOf, coach: Coach, company: Company, draft: UUID
) -> None:
    async with client_of(company.outsider) as outsider:
        token = TOKEN.search((await outsider.get("/account")).text)
        assert token
        for path in ("/say", "/lines/k2/text", "/lines/k2/remove", "/undo", "/submit"):
            data = {"_csrf_token": token[1], "text": "mine", "seen": SEEN, "message": "words"}
            answer = await outsider.post(f"/drafts/{draft}{path}", data=data)
            assert answer.status_code == 404, path
    assert (await sheet_of(coach, company, draft)).objectives == (OBJECTIVE,)


async def test_a_change_without_its_token_is_refused(
    member: AsyncClient, coach: Coach, company: Company, draft: UUID
) -> None:
    await member.get("/drafts")
    answer = await member.post(f"/drafts/{draft}/lines/k2/remove")
    assert answer.status_code == 403
    assert (await sheet_of(coach, company, draft)).objectives == (OBJECTIVE,)


async def test_a_draft_is_taken_and_its_alternatives_stay_available(
    member: AsyncClient, coach: Coach, company: Company, talked: UUID
) -> None:
    whole = await coach.conversations.conversation(company.member, talked)
    first, second, _ = whole.proposals
    answer = await act(member, talked, f"/proposals/{first.id}/accept")
    assert "On the sheet" in answer.text
    assert answer.text.count("Set aside") == 2
    assert "Take this one, too" in answer.text
    await act(member, talked, f"/proposals/{second.id}/accept")
    assert len((await sheet_of(coach, company, talked)).objectives) == 2


async def test_a_proposal_is_edited_before_it_is_taken(
    member: AsyncClient, coach: Coach, company: Company, talked: UUID
) -> None:
    whole = await coach.conversations.conversation(company.member, talked)
    after = whole.proposals[0].after
    assert after is not None
    line_id = after["key_results"][0]["id"]
    fields = {"edited": "yes", "text": "Our own words", f"line-{line_id}": ""}
    await act(member, talked, f"/proposals/{whole.proposals[0].id}/accept", **fields)
    (objective,) = (await sheet_of(coach, company, talked)).objectives
    assert objective.text == "Our own words"
    assert [line.text for line in objective.key_results] == [
        line["text"] for line in after["key_results"][1:]
    ]
    assert (await coach.conversations.conversation(company.member, talked)).proposals[0].edited


async def test_a_proposal_is_rejected_and_says_so(
    member: AsyncClient, coach: Coach, company: Company, talked: UUID
) -> None:
    whole = await coach.conversations.conversation(company.member, talked)
    answer = await act(member, talked, f"/proposals/{whole.proposals[0].id}/reject")
    assert "Not taken" in answer.text
    assert "Two ways to write it" in answer.text


async def test_a_proposed_change_is_a_diff_on_the_sheet_until_it_is_taken(
    member: AsyncClient, coach: Coach, company: Company, draft: UUID
) -> None:
    await coach.conversations.say(company.member, draft, "drop the last key result")
    page = (await member.get(f"/drafts/{draft}")).text
    assert "line--going" in page
    (proposal,) = (await coach.conversations.conversation(company.member, draft)).proposals
    await act(member, draft, f"/proposals/{proposal.id}/accept")
    (objective,) = (await sheet_of(coach, company, draft)).objectives
    assert [line.id for line in objective.key_results] == ["k1", "k2"]


async def test_kpis_and_work_are_suggested_and_taken(
    member: AsyncClient, coach: Coach, company: Company, draft: UUID
) -> None:
    shown = await member.get(f"/drafts/{draft}/ideas?line=o1", headers={"HX-Request": "true"})
    assert "<html" not in shown.text
    assert "Waiting time for a first appointment" in shown.text
    assert "Reduce median waiting time for a first appointment from X to Y days" in shown.text
    assert "Guardrail" in shown.text
    assert "Work that could move it" in shown.text
    fields = {"where": "kpis", "kpi": "clinic-waiting-time", "text": "Waiting time"}
    await act(member, draft, "/objectives/o1/lines", **fields)
    (objective,) = (await sheet_of(coach, company, draft)).objectives
    assert objective.kpis[-1].kpi == "clinic-waiting-time"
    page = await member.get(f"/drafts/{draft}/ideas?line=k1")
    assert "<html" in page.text
    assert "Watched" in page.text
    assert (await member.get(f"/drafts/{draft}/ideas?line=gone")).status_code == 404
