"""Makes goals over HTTP, the way a program would."""

from typing import Any

from httpx import AsyncClient

Json = dict[str, Any]


async def posted(client: AsyncClient, path: str, body: Json) -> Json:
    """Create something; return what was made."""
    answer = await client.post(f"/api/v1{path}", json=body)
    assert answer.status_code == 201, answer.text
    made: Json = answer.json()
    return made


async def a_posted_cycle(client: AsyncClient, name: str = "2027-Q1") -> Json:
    """Set up the first quarter of 2027 and start it."""
    said = {"name": name, "cadence": "quarter", "starts_on": "2027-01-01", "ends_on": "2027-03-31"}
    cycle = await posted(client, "/cycles", said)
    started = await client.post(f"/api/v1/cycles/{cycle['id']}/activate")
    assert started.status_code == 200, started.text
    return cycle


async def a_posted_objective(
    client: AsyncClient, cycle: Json, title: str = "Win patients' trust", **more: object
) -> Json:
    """Start an objective of the company."""
    said = {"cycle_id": cycle["id"], "title": title, "owner": {"kind": "company"}}
    return await posted(client, "/objectives", said | more)


async def a_posted_key_result(client: AsyncClient, objective: Json, title: str) -> Json:
    """Put a key result under an objective."""
    return await posted(client, f"/objectives/{objective['id']}/key-results", {"title": title})


async def checked_in(client: AsyncClient, key_result: Json, value: float) -> Json:
    """Check a key result in."""
    path = f"/key-results/{key_result['id']}/check-ins"
    return await posted(client, path, {"value": value, "confidence": 0.7})


def statements(header: str) -> int:
    """Read from Server-Timing how many statements an answer needed."""
    return int(header.rpartition("desc=")[2].strip('"'))
