"""The door: signing in and out, forgotten passwords, links in mails."""

import pytest
from httpx import AsyncClient

from coach.people.values import Actor
from coach.settings import Settings
from coach.wiring import Coach
from tests.fakes import KeepingMailer
from tests.web.conftest import Company, submit, transport
from web.asgi import create_app
from web.auth import safe_next

PASSWORD = "correct horse battery"


@pytest.fixture
async def ada(company: Company, coach: Coach) -> Actor:
    """The administrator, with a password."""
    person = await coach.directory.person(company.admin, company.admin.person_id)
    await coach.access.set_password(person, PASSWORD)
    return company.admin


async def test_somebody_signs_in_and_lands_where_they_wanted_to_go(
    stranger: AsyncClient, ada: Actor
) -> None:
    sent = await stranger.get("/people?q=ada")
    assert sent.status_code == 303
    assert sent.headers["location"] == "/sign-in?next=/people%3Fq%3Dada"
    entered = await submit(
        stranger,
        "/sign-in",
        sent.headers["location"],
        email=ada.email,
        password=PASSWORD,
        next="/people?q=ada",
    )
    assert entered.status_code == 303
    assert entered.headers["location"] == "/people?q=ada"
    assert ada.email in (await stranger.get("/people")).text
    again = await stranger.get("/sign-in?next=/teams")
    assert again.headers["location"] == "/teams"


async def test_the_session_cookie_cannot_be_read_by_scripts_or_sent_by_other_sites(
    stranger: AsyncClient, ada: Actor
) -> None:
    entered = await submit(stranger, "/sign-in", email=ada.email, password=PASSWORD)
    cookie = entered.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


async def test_the_session_cookie_travels_only_encrypted_where_the_site_is_https(
    coach: Coach, ada: Actor, settings: Settings
) -> None:
    app = create_app(settings.model_copy(update={"base_url": "https://okr.example.com"}))
    app.state.coach = coach
    async with AsyncClient(transport=transport(app), base_url="https://okr.example.com") as browser:
        entered = await submit(browser, "/sign-in", email=ada.email, password=PASSWORD)
        assert "secure" in entered.headers["set-cookie"].lower()
        assert "max-age" in entered.headers["strict-transport-security"]


async def test_a_wrong_password_keeps_the_address_and_says_no_more_than_it_must(
    stranger: AsyncClient, ada: Actor
) -> None:
    known = await submit(stranger, "/sign-in", email=ada.email, password="wrong password")
    unknown = await submit(stranger, "/sign-in", email="who@x.org", password="wrong password")
    assert known.status_code == unknown.status_code == 422
    assert ada.email in known.text
    for answer in (known, unknown):
        assert "do not belong together" in answer.text
        assert "wrong password" not in answer.text


async def test_a_form_without_its_token_is_refused_in_words(
    stranger: AsyncClient, ada: Actor
) -> None:
    forged = await stranger.post("/sign-in", data={"email": ada.email, "password": PASSWORD})
    assert forged.status_code == 403
    assert "This form has expired" in forged.text


async def test_a_planted_session_ends_when_somebody_signs_in(
    stranger: AsyncClient, ada: Actor, coach: Coach
) -> None:
    planted = await coach.access.sign_in(ada.email, PASSWORD)
    assert await coach.access.actor_of_session(planted)
    token = (await stranger.get("/forgot-password")).text.split('value="')[1].split('"')[0]
    stranger.cookies.set("waymark_session", planted)
    entered = await stranger.post(
        "/sign-in", data={"_csrf_token": token, "email": ada.email, "password": PASSWORD}
    )
    assert entered.status_code == 303
    assert planted not in entered.headers["set-cookie"]
    assert await coach.access.actor_of_session(planted) is None


async def test_signing_out_ends_the_session_itself(
    stranger: AsyncClient, ada: Actor, coach: Coach
) -> None:
    await submit(stranger, "/sign-in", email=ada.email, password=PASSWORD)
    secret = stranger.cookies["waymark_session"]
    left = await submit(stranger, "/sign-out", "/")
    assert left.headers["location"] == "/sign-in?note=signed-out"
    assert await coach.access.actor_of_session(secret) is None
    assert "You are signed out." in (await stranger.get(left.headers["location"])).text


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\/evil.example",
        "javascript:alert(1)",
        "/people\r\nset-cookie: a=b",
        "/\t/evil.example",
        "people",
        "",
        "/sign-in?next=/x",
        f"/{'a' * 2001}",
    ],
)
def test_only_pages_of_ours_are_gone_to_after_signing_in(wanted: str) -> None:
    assert safe_next(wanted) == "/"


@pytest.mark.parametrize("wanted", ["/", "/people?q=zoë", "/okrs#top"])
def test_pages_of_ours_are_gone_to_after_signing_in(wanted: str) -> None:
    assert safe_next(wanted) == wanted


async def test_a_foreign_address_in_the_form_leads_home(stranger: AsyncClient, ada: Actor) -> None:
    entered = await submit(
        stranger, "/sign-in", email=ada.email, password=PASSWORD, next="//evil.example"
    )
    assert entered.headers["location"] == "/"


async def test_asking_for_a_new_password_says_the_same_to_everybody(
    stranger: AsyncClient, ada: Actor, mailer: KeepingMailer
) -> None:
    known = await submit(stranger, "/forgot-password", email=ada.email)
    unknown = await submit(stranger, "/forgot-password", email="who@x.org")
    assert known.text.replace(ada.email, "who@x.org") == unknown.text
    assert [mail.to for mail in mailer.sent] == [ada.email]


async def test_a_mailed_link_lets_somebody_choose_a_password_once(
    stranger: AsyncClient, ada: Actor, mailer: KeepingMailer
) -> None:
    await submit(stranger, "/forgot-password", email=ada.email)
    path = "/welcome/" + mailer.sent[0].text.split("/welcome/")[1].split()[0]
    assert ada.name in (await stranger.get(path)).text
    short = await submit(stranger, path, password="short", again="short")
    assert short.status_code == 422
    assert "at least 10 characters" in short.text
    differs = await submit(stranger, path, password="another good one", again="another bad one")
    assert "do not match" in differs.text
    chosen = await submit(stranger, path, password="another good one", again="another good one")
    assert chosen.headers["location"] == "/"
    assert (await stranger.get("/")).status_code == 200
    used = await stranger.get(path)
    assert used.status_code == 422
    assert "This link has expired" in used.text
    assert (await stranger.get("/welcome/nonsense/x")).status_code == 422
