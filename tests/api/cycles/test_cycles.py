"""Cycles over HTTP."""

from httpx import AsyncClient

from coach.db import Sessions
from tests.api.conftest import ClientOf
from tests.api.goals import a_posted_cycle
from tests.build import a_company


async def test_a_cycle_is_made_started_wrapped_up_and_closed(client: AsyncClient) -> None:
    cycle = await a_posted_cycle(client)
    assert cycle["phase"] == "plan"
    assert (cycle["planning_on"], cycle["wrap_up_on"]) == ("2026-12-01", "2027-03-24")
    path = f"/api/v1/cycles/{cycle['id']}"
    for step, phase in (("wrap-up", "wrap_up"), ("close", "closed")):
        assert (await client.post(f"{path}/{step}")).json()["phase"] == phase
    assert (await client.get(path)).json()["phase"] == "closed"
    assert (await client.post(f"{path}/wrap-up")).status_code == 409
    renamed = {
        "name": "Q1",
        "cadence": "custom",
        "starts_on": "2027-01-01",
        "ends_on": "2027-02-28",
    }
    assert (await client.put(path, json=renamed)).json()["wrap_up_on"] == "2027-02-21"
    assert [found["name"] for found in (await client.get("/api/v1/cycles")).json()] == ["Q1"]


async def test_what_makes_no_cycle_names_the_field(client: AsyncClient) -> None:
    backwards = {
        "name": "x",
        "cadence": "quarter",
        "starts_on": "2027-03-31",
        "ends_on": "2027-01-01",
    }
    refused = await client.post("/api/v1/cycles", json=backwards)
    assert (refused.status_code, refused.json()["field"]) == (422, "ends_on")
    unknown = await client.post("/api/v1/cycles", json=backwards | {"cadence": "fortnight"})
    assert unknown.status_code == 400
    assert "cadence" in unknown.text


async def test_a_member_reads_cycles_and_makes_none(
    client_of: ClientOf, sessions: Sessions
) -> None:
    member = await a_company(sessions)
    async with client_of(member) as client:
        assert (await client.get("/api/v1/cycles")).json() == []
        said = {"name": "x", "starts_on": "2027-01-01", "ends_on": "2027-03-31"}
        assert (await client.post("/api/v1/cycles", json=said)).status_code == 403
