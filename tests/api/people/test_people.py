"""People and teams over HTTP."""

from httpx import AsyncClient

from coach.db import Sessions
from coach.people.values import Actor
from tests.api.conftest import ClientOf
from tests.build import a_company


async def test_a_person_is_added_changed_and_listed(client: AsyncClient, admin: Actor) -> None:
    added = await client.post("/api/v1/people", json={"name": "Ben", "email": "ben@x.org"})
    assert added.status_code == 201
    ben = added.json()
    changed = await client.put(
        f"/api/v1/people/{ben['id']}",
        json={"name": "Ben Okri", "email": "ben@x.org", "manager_id": str(admin.person_id)},
    )
    assert changed.json()["name"] == "Ben Okri"
    granted = await client.put(f"/api/v1/people/{ben['id']}/roles", json={"roles": ["coach"]})
    assert granted.json()["roles"] == ["coach", "member"]
    listed = (await client.get("/api/v1/people", params={"q": "okri"})).json()
    assert [person["id"] for person in listed] == [ben["id"]]
    assert (await client.get(f"/api/v1/people/{ben['id']}")).json()["email"] == "ben@x.org"


async def test_a_team_is_added_and_changed(client: AsyncClient, admin: Actor) -> None:
    added = await client.post(
        "/api/v1/teams", json={"name": "Checkout", "kind": "squad", "lead_id": str(admin.person_id)}
    )
    assert added.status_code == 201
    team = added.json()
    assert team["member_ids"] == [str(admin.person_id)]
    changed = await client.put(f"/api/v1/teams/{team['id']}", json={"name": "Checkout and tills"})
    assert changed.json()["name"] == "Checkout and tills"
    assert [found["id"] for found in (await client.get("/api/v1/teams")).json()] == [team["id"]]
    assert (await client.get(f"/api/v1/teams/{team['id']}")).json()["lead_id"] is None


async def test_the_direction_of_the_organisation_is_stated(client: AsyncClient) -> None:
    stated = await client.put(
        "/api/v1/organisation", json={"mission": "Health for all", "priorities": ["Access", " "]}
    )
    assert stated.json()["priorities"] == ["Access"]
    assert (await client.get("/api/v1/organisation")).json()["mission"] == "Health for all"


async def test_bad_input_names_the_field(client: AsyncClient) -> None:
    wrong = await client.post("/api/v1/people", json={"name": "Ben", "email": "not an address"})
    assert wrong.status_code == 422
    assert wrong.json()["field"] == "email"
    missing = await client.post("/api/v1/people", json={"name": "Ben"})
    assert missing.status_code == 400
    assert "email" in missing.json()["detail"]
    unknown = await client.post("/api/v1/teams", json={"name": "A", "colour": "red"})
    assert "colour" in unknown.json()["detail"]
    crowded = await client.put("/api/v1/organisation", json={"priorities": list("abcdefgh")})
    assert crowded.json()["field"] == "priorities"


async def test_a_conflict_says_what_is_taken(client: AsyncClient) -> None:
    body = {"name": "Ben", "email": "ben@x.org"}
    await client.post("/api/v1/people", json=body)
    again = await client.post("/api/v1/people", json=body)
    assert again.status_code == 409
    assert again.json()["type"] == "/problems/email_taken"


async def test_a_member_of_another_organisation_finds_nothing(
    client: AsyncClient, client_of: ClientOf, sessions: Sessions
) -> None:
    ben = (await client.post("/api/v1/people", json={"name": "B", "email": "b@x.org"})).json()
    async with client_of(await a_company(sessions)) as other:
        assert (await other.get(f"/api/v1/people/{ben['id']}")).status_code == 404
        refused = await other.post("/api/v1/people", json={"name": "C", "email": "c@x.org"})
        assert refused.status_code == 403
