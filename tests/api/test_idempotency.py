"""A creating call under a key takes effect once."""

from httpx import AsyncClient

from tests.api.goals import a_posted_cycle, a_posted_key_result, a_posted_objective

KEY = {"Idempotency-Key": "6f1c"}


async def test_a_check_in_sent_twice_is_recorded_once(client: AsyncClient) -> None:
    made = await a_posted_objective(client, await a_posted_cycle(client))
    line = await a_posted_key_result(client, made, "Raise NPS from 0 to 10")
    path = f"/api/v1/key-results/{line['id']}/check-ins"
    said = {"value": 5, "confidence": 0.5}
    first = await client.post(path, json=said, headers=KEY)
    again = await client.post(path, json=said, headers=KEY)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert "idempotency-replayed" not in first.headers
    assert again.headers["idempotency-replayed"] == "true"
    assert again.headers["content-type"] == first.headers["content-type"]
    assert len((await client.get(path)).json()) == 1
    other = await client.post(path, json=said | {"value": 6}, headers=KEY)
    assert (other.status_code, other.json()["field"]) == (422, "Idempotency-Key")


async def test_an_etag_comes_again_too(client: AsyncClient) -> None:
    cycle = await a_posted_cycle(client)
    said = {"cycle_id": cycle["id"], "title": "Win trust", "owner": {"kind": "company"}}
    tags = [
        (await client.post("/api/v1/objectives", json=said, headers=KEY)).headers["etag"]
        for _ in range(2)
    ]
    assert tags == ['"1"', '"1"']
    assert len((await client.get("/api/v1/goals")).json()["items"]) == 1


async def test_a_refused_call_may_be_mended_and_sent_again(client: AsyncClient) -> None:
    said = {"name": "", "starts_on": "2027-01-01", "ends_on": "2027-03-31"}
    assert (await client.post("/api/v1/cycles", json=said, headers=KEY)).status_code == 422
    wrong = await client.post("/api/v1/cycles", json={"name": "Q1"}, headers=KEY)
    assert wrong.status_code == 400
    mended = await client.post("/api/v1/cycles", json=said | {"name": "Q1"}, headers=KEY)
    assert mended.status_code == 201


async def test_a_call_that_creates_nothing_needs_no_key_and_keeps_none(
    client: AsyncClient,
) -> None:
    cycle = await a_posted_cycle(client)
    path = f"/api/v1/cycles/{cycle['id']}/close"
    for _ in range(2):
        answer = await client.post(path, headers=KEY)
        assert answer.status_code == 200
        assert "idempotency-replayed" not in answer.headers


async def test_a_key_that_is_none_is_refused_by_name(client: AsyncClient) -> None:
    answer = await client.post("/api/v1/cycles", json={}, headers={"Idempotency-Key": "x" * 300})
    assert (answer.status_code, answer.json()["field"]) == (422, "Idempotency-Key")
