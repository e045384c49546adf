"""KPIs over HTTP."""

from httpx import AsyncClient

from tests.api.goals import (
    a_posted_cycle,
    a_posted_key_result,
    a_posted_objective,
    posted,
)


async def test_a_kpi_is_made_measured_and_moves_a_key_result(client: AsyncClient) -> None:
    made = await a_posted_objective(client, await a_posted_cycle(client))
    line = await a_posted_key_result(client, made, "Cut onboarding time from 45 days to 21 days")
    said = {"name": "Onboarding time", "unit": "days", "upper_bound": 30, "synonyms": ["TTV"]}
    kpi = await posted(client, "/kpis", said)
    assert (kpi["synonyms"], kpi["value"], kpi["health"]) == (["TTV"], None, "none")
    linked = await client.post(f"/api/v1/key-results/{line['id']}/kpi", json={"kpi_id": kpi["id"]})
    assert linked.status_code == 201
    measured = await posted(client, f"/kpis/{kpi['id']}/measurements", {"value": 33})
    assert measured["measured_on"] == "2027-01-12"
    shown = (await client.get(f"/api/v1/objectives/{made['id']}")).json()
    assert shown["progress"]["raw"] == 0.5
    assert (await client.get(f"/api/v1/kpis/{kpi['id']}")).json()["health"] == "at_risk"
    series = (await client.get(f"/api/v1/kpis/{kpi['id']}/measurements")).json()
    assert [found["value"] for found in series] == [33]
    assert (await client.delete(f"/api/v1/key-results/{line['id']}/kpi")).status_code == 204
    renamed = await client.put(f"/api/v1/kpis/{kpi['id']}", json=said | {"name": "Ramp-up"})
    assert renamed.json()["name"] == "Ramp-up"
    listed = (await client.get("/api/v1/kpis", params={"q": "ramp"})).json()
    assert [found["id"] for found in listed] == [kpi["id"]]


async def test_what_does_not_fit_is_refused_by_name(client: AsyncClient) -> None:
    made = await a_posted_objective(client, await a_posted_cycle(client))
    line = await a_posted_key_result(client, made, "Cut onboarding time from 45 days to 21 days")
    kpi = await posted(client, "/kpis", {"name": "Churn", "unit": "%"})
    path = f"/api/v1/key-results/{line['id']}/kpi"
    refused = await client.post(path, json={"kpi_id": kpi["id"]})
    assert (refused.status_code, refused.json()["field"]) == (422, "kpi_id")
    future = {"value": 3, "measured_on": "2027-01-13"}
    late = await client.post(f"/api/v1/kpis/{kpi['id']}/measurements", json=future)
    assert (late.status_code, late.json()["field"]) == (422, "measured_on")


async def test_a_kpi_becomes_a_key_result_and_a_key_result_a_kpi(client: AsyncClient) -> None:
    made = await a_posted_objective(client, await a_posted_cycle(client))
    kpi = await posted(client, "/kpis", {"name": "Renewal rate", "unit": "%"})
    await posted(client, f"/kpis/{kpi['id']}/measurements", {"value": 85})
    body = {"objective_id": made["id"], "target": 95}
    line = await posted(client, f"/kpis/{kpi['id']}/promotions", body)
    assert (line["baseline"], line["target"], line["progress"]["raw"]) == (85, 95, 0)
    held = await posted(client, f"/key-results/{line['id']}/demotion", {})
    assert (held["lower_bound"], held["value"]) == (95, 85)
