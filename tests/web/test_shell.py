"""What holds for every page: who may enter, headers, errors, escaping, cost."""

import re
from pathlib import Path

import pytest
from httpx import AsyncClient
from litestar import Litestar, get

from coach.errors import Unavailable
from coach.people.service.directory import PersonFields
from coach.settings import Settings
from coach.wiring import Coach
from tests.web.conftest import Company, transport
from web.asgi import create_app
from web.auth import PUBLIC
from web.bundle import AssetsMissing, Bundle

WEB = Path(__file__).parents[2] / "web"
OPEN = ("/sign-in", "/sign-out", "/forgot-password", "/welcome/", "/api/", "/assets")
EXAMPLES = {"uuid": "00000000-0000-0000-0000-000000000000", "int": "1", "str": "x"}
FOR_MACHINES = ("/healthz", "/readyz", "/metrics")
TEMPLATES = sorted(
    path for path in WEB.rglob("*.html") if not {"node_modules", "dist"} & set(path.parts)
)


async def test_every_page_but_those_at_the_door_sends_a_stranger_to_sign_in(
    app: Litestar, stranger: AsyncClient
) -> None:
    asked = 0
    for route in app.routes:
        if route.path.startswith((*OPEN, *FOR_MACHINES)):
            continue
        path = re.sub(r"\{\w+:(\w+)\}", lambda kind: EXAMPLES[kind[1]], route.path)
        for method in set(getattr(route, "methods", ())) - {"OPTIONS", "HEAD"}:
            answer = await stranger.request(method, path)
            if method == "GET":
                assert answer.status_code == 303, path
                assert answer.headers["location"].startswith("/sign-in"), path
            else:
                assert answer.status_code == 403, (method, path)
            asked += 1
    assert asked > 30


async def test_htmx_is_told_to_leave_for_the_sign_in_page(stranger: AsyncClient) -> None:
    answer = await stranger.get("/people", headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert answer.headers["hx-redirect"] == "/sign-in?next=/people"
    assert answer.content == b""


@pytest.mark.parametrize("path", ["/sign-in", "/nothing-here", "/people", "/healthz"])
async def test_every_answer_says_what_a_browser_may_load(stranger: AsyncClient, path: str) -> None:
    headers = (await stranger.get(path)).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


async def test_pages_are_not_kept_and_assets_are(stranger: AsyncClient) -> None:
    page = await stranger.get("/sign-in")
    assert page.headers["cache-control"] == "no-store"
    address = re.search(r'href="(/assets/app-\w+\.css)"', page.text)
    assert address
    styles = await stranger.get(address[1])
    assert styles.status_code == 200
    assert "immutable" in styles.headers["cache-control"]
    assert "set-cookie" not in styles.headers


async def test_an_unknown_address_is_a_page_for_people_and_a_problem_for_programs(
    stranger: AsyncClient,
) -> None:
    page = await stranger.get("/no/such/page")
    assert page.status_code == 404
    assert "There is nothing here" in page.text
    program = await stranger.get("/api/v1/nothing")
    assert program.status_code == 404
    assert program.headers["content-type"].startswith("application/problem+json")


async def test_a_domain_error_is_a_page_and_to_htmx_a_message(
    admin: AsyncClient, company: Company
) -> None:
    path = f"/people/{company.team.id}"
    page = await admin.get(path)
    assert page.status_code == 404
    assert "There is no such person" in page.text
    fragment = await admin.get(path, headers={"HX-Request": "true"})
    assert fragment.status_code == 404
    assert fragment.headers["hx-retarget"] == "#toasts"
    assert "<html" not in fragment.text


async def test_what_somebody_may_not_do_is_said_in_words(member: AsyncClient) -> None:
    answer = await member.get("/audit")
    assert answer.status_code == 403
    assert "That is not open to you" in answer.text
    assert "administrators" in answer.text.lower()


async def test_a_fault_of_ours_shows_no_detail(settings: Settings, coach: Coach) -> None:
    app = create_app(settings)

    async def broken() -> None:
        raise ZeroDivisionError("secret detail")

    async def closed() -> None:
        raise Unavailable("The index is being rebuilt. Try again in a minute.")

    app.register(get("/broken", opt=PUBLIC)(broken))
    app.register(get("/closed", opt=PUBLIC)(closed))
    app.state.coach = coach
    async with AsyncClient(transport=transport(app), base_url="http://testserver") as client:
        fault = await client.get("/broken")
        assert fault.status_code == 500
        assert "went wrong on our side" in fault.text
        assert "secret" not in fault.text
        later = await client.get("/closed")
        assert later.status_code == 503
        assert "being rebuilt" in later.text


async def test_what_people_write_is_escaped(
    admin: AsyncClient, company: Company, coach: Coach
) -> None:
    name = '<img src=x onerror="alert(1)">'
    person = await coach.directory.add_person(company.admin, PersonFields(name, "x@example.com"))
    for path in ("/people", f"/people/{person.id}", f"/people/{person.id}/edit", "/audit"):
        text = (await admin.get(path)).text
        assert "<img src=x" not in text, path
        assert "&lt;img src=x" in text, path


def test_no_template_turns_escaping_off_or_carries_script_or_style() -> None:
    assert len(TEMPLATES) > 20
    for path in TEMPLATES:
        text = path.read_text()
        assert not re.search(r"\|\s*safe\b|autoescape|Markup", text), path
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|hx-on", text), (
            path
        )
        assert "javascript:" not in text, path


def test_every_form_that_changes_something_carries_its_token() -> None:
    for path in TEMPLATES:
        for form in re.findall(r'<form[^>]*method="post".*?</form>', path.read_text(), re.DOTALL):
            assert "csrf_field()" in form, path


def test_pages_ask_only_for_assets_that_are_built() -> None:
    bundle = Bundle.read()
    for path in TEMPLATES:
        for name in re.findall(r'asset\("([^"]+)"\)', path.read_text()):
            assert bundle.address(name).startswith("/assets/"), (path, name)


def test_missing_assets_name_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(AssetsMissing, match=r"make web/dist/manifest\.json"):
        Bundle.read(tmp_path)
