"""Objectives, key results and links over HTTP, to the letter of the contract."""

import pytest
from httpx import AsyncClient

from coach.db import Sessions
from coach.people.values import Actor
from tests.api.conftest import ClientOf
from tests.api.goals import (
    a_posted_cycle,
    a_posted_key_result,
    a_posted_objective,
    checked_in,
    posted,
    statements,
)
from tests.build import a_person, stored


async def test_an_objective_is_made_shown_published_and_closed(client: AsyncClient) -> None:
    cycle = await a_posted_cycle(client)
    made = await a_posted_objective(client, cycle, type="aspirational")
    line = await a_posted_key_result(
        client, made, "Reduce onboarding time from 45 days to 21 days by 30 March"
    )
    assert (line["metric"], line["unit"], line["direction"]) == (
        "onboarding time",
        "days",
        "decrease",
    )
    assert (line["baseline"], line["target"], line["progress"]) == (45, 21, None)
    await checked_in(client, line, 33)
    path = f"/api/v1/objectives/{made['id']}"
    assert (await client.post(f"{path}/publish")).json()["status"] == "published"
    shown = (await client.get(path)).json()
    assert shown["progress"] == {"raw": 0.5, "shown": 0.5}
    assert (shown["confidence"], shown["score"], shown["children"]) == (0.7, None, 0)
    assert (shown["owner"], shown["health"]) == (
        {"kind": "company", "id": None, "name": "Company"},
        "on_track",
    )
    refused = await client.post(f"{path}/close", json={"score": 0.7})
    assert (refused.status_code, refused.json()["field"]) == (422, "reason")
    closed = (await client.post(f"{path}/close", json={"score": 0.7, "reason": "So close"})).json()
    assert (closed["status"], closed["score"], closed["grade"]) == ("closed", 0.7, "scored")


async def test_a_key_result_takes_its_fields_where_they_are_given(client: AsyncClient) -> None:
    cycle = await a_posted_cycle(client)
    made = await a_posted_objective(client, cycle)
    said = {
        "title": "Nurses stay",
        "metric": "turnover",
        "unit": "%",
        "direction": "decrease",
        "baseline": 24.5,
        "target": 15,
        "weight": 2,
        "type": "guardrail",
    }
    line = await posted(client, f"/objectives/{made['id']}/key-results", said)
    assert {name: line[name] for name in said} == said


@pytest.mark.parametrize(
    ("body", "status", "names"),
    [
        ({"title": ""}, 422, "title"),
        ({"title": "x", "baseline": "45 days"}, 400, "baseline"),
        ({"title": "x", "weight": -1}, 422, "weight"),
        ({"title": "x", "nonsense": 1}, 400, "nonsense"),
        ({"title": "x", "type": "stretch"}, 400, "type"),
    ],
)
async def test_a_key_result_that_will_not_do_names_the_field(
    client: AsyncClient, body: dict[str, object], status: int, names: str
) -> None:
    made = await a_posted_objective(client, await a_posted_cycle(client))
    path = f"/api/v1/objectives/{made['id']}/key-results"
    refused = await client.post(path, json=body)
    assert refused.status_code == status
    assert names in refused.text


async def test_an_edit_wants_the_version_it_is_based_on(client: AsyncClient) -> None:
    made = await a_posted_objective(client, await a_posted_cycle(client))
    line = await a_posted_key_result(client, made, "Raise NPS from 0 to 10")
    for path in (f"/api/v1/objectives/{made['id']}", f"/api/v1/key-results/{line['id']}"):
        tag = (await client.get(path)).headers["etag"]
        assert tag == '"1"'
        body = {"title": "Raise trust from 0 to 10"}
        assert (await client.patch(path, json=body)).status_code == 428
        assert (await client.patch(path, json=body, headers={"If-Match": "x"})).status_code == 400
        changed = await client.patch(path, json=body, headers={"If-Match": tag})
        assert (changed.status_code, changed.headers["etag"]) == (200, '"2"')
        assert changed.json()["title"] == body["title"]
        late = await client.patch(path, json={"position": 7}, headers={"If-Match": tag})
        assert late.status_code == 412
        anyway = await client.patch(path, json={"position": 7}, headers={"If-Match": "*"})
        assert anyway.json()["position"] == 7


async def test_an_edit_changes_what_it_names_and_may_empty_it(
    client: AsyncClient, admin: Actor
) -> None:
    cycle = await a_posted_cycle(client)
    made = await a_posted_objective(client, cycle, accountable_id=str(admin.person_id))
    path, anyway = f"/api/v1/objectives/{made['id']}", {"If-Match": "*"}
    assert made["accountable_id"] == str(admin.person_id)
    body = {
        "accountable_id": None,
        "stated": "at_risk",
        "progress_from": "both",
        "owner": {"kind": "department", "name": "Nursing"},
        "why": "Reorganised",
    }
    changed = (await client.patch(path, json=body, headers=anyway)).json()
    assert (changed["accountable_id"], changed["stated"]) == (None, "at_risk")
    assert (changed["title"], changed["owner"]["name"]) == (made["title"], "Nursing")
    newest = (await client.get(f"{path}/history")).json()[0]
    assert (newest["why"], newest["after"]["progress_from"]) == ("Reorganised", "both")


async def test_children_count_when_the_parent_says_so(client: AsyncClient) -> None:
    cycle = await a_posted_cycle(client)
    top = await a_posted_objective(client, cycle, "Top", progress_from="children")
    low = await a_posted_objective(
        client, cycle, "Low", contributes_to=[{"objective_id": top["id"], "weight": 2}]
    )
    assert low["contributes_to"][0]["weight"] == 2
    line = await a_posted_key_result(client, low, "Raise NPS from 0 to 10")
    recorded = await checked_in(client, line, 14)
    assert recorded["key_result"]["progress"] == {"raw": 1.4, "shown": 1}
    assert [(moved["title"], moved["progress"]["raw"]) for moved in recorded["ancestors"]] == [
        ("Low", 1.4),
        ("Top", 1.4),
    ]
    shown = (await client.get(f"/api/v1/objectives/{top['id']}")).json()
    assert (shown["children"], shown["progress"]["raw"]) == (1, 1.4)
    told = (await client.get(f"/api/v1/objectives/{top['id']}/explain")).json()
    assert told["formula"] == "(2 x 1.4) / 2"
    assert told["parts"][0]["node"]["parts"][0]["formula"] == "(14 - 0) / (10 - 0)"


async def test_links_are_made_changed_and_cut_and_circles_refused(client: AsyncClient) -> None:
    cycle = await a_posted_cycle(client)
    top = await a_posted_objective(client, cycle, "Top", progress_from="children")
    low = await a_posted_objective(client, cycle, "Low")
    line = await a_posted_key_result(client, low, "Raise NPS from 0 to 10")
    await checked_in(client, line, 5)
    path = f"/objectives/{low['id']}/links"
    link = await posted(client, path, {"objective_id": top["id"]})

    async def progress() -> object:
        return (await client.get(f"/api/v1/objectives/{top['id']}")).json()["progress"]

    assert await progress() == {"raw": 0.5, "shown": 0.5}
    again = await client.post(f"/api/v1{path}", json={"objective_id": top["id"]})
    assert again.status_code == 409
    circle = await client.post(
        f"/api/v1/objectives/{top['id']}/links", json={"objective_id": low["id"]}
    )
    assert (circle.status_code, circle.json()["type"]) == (422, "/problems/link_circle")
    weighed = await client.patch(f"/api/v1/links/{link['id']}", json={"counts": False})
    assert (weighed.json()["counts"], await progress()) == (False, None)
    assert (await client.delete(f"/api/v1/links/{link['id']}")).status_code == 204
    assert (await client.delete(f"/api/v1/links/{link['id']}")).status_code == 404


async def test_the_map_comes_level_by_level_and_page_by_page(client: AsyncClient) -> None:
    cycle = await a_posted_cycle(client)
    top = await a_posted_objective(client, cycle, "Top")
    for number in range(5):
        await a_posted_objective(
            client, cycle, f"Low {number}", contributes_to=[{"objective_id": top["id"]}]
        )
    found = (await client.get("/api/v1/goals", params={"cycle_id": cycle["id"]})).json()
    assert [(goal["title"], goal["children"]) for goal in found["items"]] == [("Top", 5)]
    params, titles = {"parent_id": top["id"], "limit": "2"}, []
    while True:
        page = (await client.get("/api/v1/goals", params=params)).json()
        titles += [goal["title"] for goal in page["items"]]
        if page["next_cursor"] is None:
            break
        params["cursor"] = page["next_cursor"]
    assert titles == [f"Low {number}" for number in range(5)]
    searched = (await client.get("/api/v1/goals", params={"q": "low 3"})).json()["items"]
    assert [goal["title"] for goal in searched] == ["Low 3"]
    mine = (await client.get("/api/v1/goals", params={"owner": "company"})).json()["items"]
    assert len(mine) == 6
    refused = await client.get("/api/v1/goals", params={"owner": "nobody"})
    assert (refused.status_code, refused.json()["field"]) == (422, "owner")


async def test_a_draft_is_hidden_from_others_and_deleted_by_its_owner(
    client: AsyncClient, client_of: ClientOf, sessions: Sessions, admin: Actor
) -> None:
    made = await a_posted_objective(client, await a_posted_cycle(client))
    path = f"/api/v1/objectives/{made['id']}"
    async with sessions.begin() as session:
        other = await stored(session, a_person(admin.org_id, "Oda Outside"))
    async with client_of(other) as stranger:
        assert (await stranger.get(path)).status_code == 404
        await client.post(f"{path}/publish")
        assert (await stranger.get(path)).status_code == 200
        assert (await stranger.delete(path)).status_code == 403
        said = await stranger.post(f"{path}/comments", json={"text": "Well done"})
        assert said.status_code == 201
    assert (await client.get(f"{path}/comments")).json()[0]["text"] == "Well done"
    assert (await client.delete(path)).status_code == 204
    assert (await client.get(path)).status_code == 404


async def test_initiatives_are_added_moved_on_and_removed(client: AsyncClient) -> None:
    made = await a_posted_objective(client, await a_posted_cycle(client))
    path = f"/objectives/{made['id']}/initiatives"
    work = await posted(client, path, {"title": "Publish the setup guide", "due_on": "2027-02-01"})
    assert (work["state"], work["due_on"]) == ("todo", "2027-02-01")
    body = {"title": "Publish the guide", "state": "done"}
    changed = await client.put(f"/api/v1/initiatives/{work['id']}", json=body)
    assert (changed.json()["state"], changed.json()["due_on"]) == ("done", None)
    assert (await client.delete(f"/api/v1/initiatives/{work['id']}")).status_code == 204
    shown = (await client.get(f"/api/v1/objectives/{made['id']}")).json()
    assert shown["initiatives"] == []


@pytest.mark.parametrize("count", [2, 20])
async def test_every_call_keeps_to_twelve_statements_whatever_there_is(
    client: AsyncClient, count: int
) -> None:
    cycle = await a_posted_cycle(client)
    top = await a_posted_objective(client, cycle, "Top", progress_from="both")
    under = [{"objective_id": top["id"]}]
    lines = []
    for number in range(count):
        low = await a_posted_objective(client, cycle, f"Low {number}", contributes_to=under)
        lines.append(await a_posted_key_result(client, low, "Raise NPS from 0 to 10"))
    line = lines[-1]
    path, anyway = f"/api/v1/objectives/{top['id']}", {"If-Match": "*"}
    owner = {"kind": "company"}
    answers = [
        await client.get("/api/v1/goals", params={"parent_id": top["id"]}),
        await client.get(path),
        await client.get(f"{path}/explain"),
        await client.get(f"{path}/history"),
        await client.post(
            "/api/v1/objectives",
            json={"cycle_id": cycle["id"], "title": "x", "owner": owner, "contributes_to": under},
        ),
        await client.post(f"{path}/key-results", json={"title": "Raise NPS from 0 to 10"}),
        await client.patch(path, json={"progress_from": "children"}, headers=anyway),
        await client.patch(
            f"/api/v1/key-results/{line['id']}", json={"target": 20}, headers=anyway
        ),
        await client.post(
            f"/api/v1/key-results/{line['id']}/check-ins",
            json={"value": 4, "confidence": 0.5, "status": "at_risk"},
        ),
        await client.post(f"{path}/publish"),
    ]
    assert [answer.status_code // 100 for answer in answers] == [2] * len(answers)
    savepoints = 4  # two sessions (whose token it is, and the call), one savepoint each
    spent = [statements(answer.headers["server-timing"]) - savepoints for answer in answers]
    assert spent == [5, 6, 5, 3, 8, 8, 12, 7, 10, 9]
