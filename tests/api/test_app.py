"""What holds for every route: who may enter, how errors look, what is on the outside."""

import re

import pytest
from httpx import AsyncClient
from litestar import Litestar

from coach.people.values import Actor
from coach.wiring import Coach

OPEN = {"/healthz", "/readyz", "/metrics", "/api/schema/openapi.json"}


async def test_every_route_but_the_health_checks_refuses_a_stranger(
    app: Litestar, stranger: AsyncClient
) -> None:
    refused = 0
    for route in app.routes:
        methods = getattr(route, "methods", ())
        path = re.sub(r"\{\w+:uuid\}", "0" * 32, route.path)
        for method in set(methods) - {"OPTIONS"}:
            answer = await stranger.request(method, path, headers={"authorization": "Bearer x"})
            if route.path in OPEN or route.path.startswith("/api/schema"):
                assert answer.status_code < 500, path
            else:
                assert answer.status_code == 401, (method, path, answer.text)
                refused += 1
    assert refused > 8


async def test_health_needs_no_token(stranger: AsyncClient) -> None:
    assert (await stranger.get("/healthz")).json() == {"status": "ok"}
    assert (await stranger.get("/readyz")).json() == {"status": "ready"}
    assert (await stranger.get("/metrics")).status_code == 200


async def test_a_refusal_is_a_problem_that_names_the_remedy(stranger: AsyncClient) -> None:
    answer = await stranger.get("/api/v1/me")
    assert answer.status_code == 401
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert answer.headers["www-authenticate"] == "Bearer"
    assert "waymark token" in answer.json()["detail"]


async def test_a_program_that_forgot_its_token_is_told_how_to_get_one(
    stranger: AsyncClient,
) -> None:
    answer = await stranger.post("/api/v1/classify", json={"texts": ["Launch the app"]})
    assert answer.status_code == 401
    assert "waymark token" in answer.json()["detail"]


async def test_a_cookie_without_a_form_token_changes_nothing(
    stranger: AsyncClient, coach: Coach, admin: Actor
) -> None:
    person = await coach.directory.person(admin, admin.person_id)
    await coach.access.set_password(person, "correct horse battery")
    secret = await coach.access.sign_in(admin.email, "correct horse battery")
    stranger.cookies.set("waymark_session", secret)
    assert (await stranger.get("/api/v1/me")).json()["email"] == admin.email
    forged = await stranger.post("/api/v1/teams", json={"name": "Spies"})
    assert forged.status_code == 403
    assert await coach.directory.teams(admin) == []


async def test_the_timing_header_tells_the_number_of_statements(client: AsyncClient) -> None:
    answer = await client.get("/api/v1/people")
    timing = answer.headers["server-timing"]
    assert timing.startswith("app;dur=")
    assert int(timing.rpartition("desc=")[2].strip('"')) <= 12


@pytest.mark.parametrize(
    ("path", "status"), [("/api/v1/nothing", 404), ("/api/v1/people/not-an-id", 404)]
)
async def test_an_unknown_path_is_a_problem(client: AsyncClient, path: str, status: int) -> None:
    answer = await client.get(path)
    assert answer.status_code == status
    assert answer.json()["status"] == status


async def test_the_schema_lists_the_calls(stranger: AsyncClient) -> None:
    schema = (await stranger.get("/api/schema/openapi.json")).json()
    assert schema["openapi"].startswith("3.1")
    assert "/api/v1/people" in schema["paths"]
