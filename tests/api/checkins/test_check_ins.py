"""Check-ins over HTTP."""

from httpx import AsyncClient

from tests.api.goals import (
    Json,
    a_posted_cycle,
    a_posted_key_result,
    a_posted_objective,
    checked_in,
)


async def a_line(client: AsyncClient) -> tuple[Json, Json]:
    """A key result that falls, and its cycle."""
    cycle = await a_posted_cycle(client)
    made = await a_posted_objective(client, cycle)
    title = "Reduce onboarding time from 45 days to 21 days"
    return await a_posted_key_result(client, made, title), cycle


async def test_a_check_in_answers_with_numbers(client: AsyncClient) -> None:
    line, _ = await a_line(client)
    path = f"/api/v1/key-results/{line['id']}/check-ins"
    body = {"value": 39, "confidence": 0.8, "note": "n", "blocker": "b", "helped": "h"}
    answer = await client.post(path, json=body | {"plan": "p", "status": "at_risk"})
    assert answer.status_code == 201
    made = answer.json()
    assert made["progress"] == {"raw": 0.25, "shown": 0.25}
    assert made["key_result"] == {"id": line["id"], "current": 39, "progress": made["progress"]}
    assert made["ancestors"][0]["progress"] == made["progress"]
    assert {name: made[name] for name in body} == body
    (listed,) = (await client.get(path)).json()
    assert listed["id"] == made["id"]


async def test_a_correction_is_a_new_entry_and_none_withdraws(client: AsyncClient) -> None:
    line, _ = await a_line(client)
    first = await checked_in(client, line, 12)
    path = f"/api/v1/check-ins/{first['id']}/corrections"
    body = {"check_in": {"value": 33}, "why": "A typing error"}
    corrected = await client.post(path, json=body)
    assert corrected.json()["key_result"]["progress"]["raw"] == 0.5
    assert (await client.post(path, json=body)).status_code == 409
    again = f"/api/v1/check-ins/{corrected.json()['id']}/corrections"
    withdrawn = (await client.post(again, json={})).json()
    assert withdrawn["key_result"]["progress"] is None
    course = (await client.get(f"/api/v1/key-results/{line['id']}/course")).json()
    assert (course["points"], course["freshness"]) == ([], "due")


async def test_only_a_closed_cycle_refuses(client: AsyncClient) -> None:
    line, cycle = await a_line(client)
    await checked_in(client, line, 40)
    await client.post(f"/api/v1/cycles/{cycle['id']}/close")
    path = f"/api/v1/key-results/{line['id']}/check-ins"
    refused = await client.post(path, json={"value": 39, "confidence": 0.5})
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/cycle_closed")


async def test_a_value_that_will_not_do_names_the_field(client: AsyncClient) -> None:
    line, _ = await a_line(client)
    path = f"/api/v1/key-results/{line['id']}/check-ins"
    for body, status, field in (
        ({"value": "39 days"}, 400, "value"),
        ({}, 400, "value"),
        ({"value": 39, "confidence": 80}, 422, "confidence"),
        ({"value": 39, "unit": "%"}, 422, "unit"),
    ):
        refused = await client.post(path, json=body)
        assert refused.status_code == status
        assert field in refused.text
