"""A real server with the demo organisation, and a real Chromium that looks at it."""

import asyncio
import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, StorageState, sync_playwright

from api.demo.loading import PASSWORD, load_demo
from coach.db.embedded import EmbeddedPostgres
from coach.settings import Settings
from coach.wiring import open_coach
from tests.browsers import REMEDY, chromium
from tests.conftest import database_copy
from web.asgi import create_app

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
ADMIN = "ines@larkfield.example"
LEAD = "maya@larkfield.example"
REPEATED = re.compile("the server responded with|Response Status Error Code")
DESKTOP, PHONE = (1280, 860), (390, 844)
OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def site(cluster: EmbeddedPostgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running Waymark with the demo organisation in it."""
    with database_copy(cluster) as address, socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        base = f"http://127.0.0.1:{listener.getsockname()[1]}"
        settings = Settings(
            data_dir=tmp_path_factory.mktemp("site"), database_url=address, base_url=base
        )
        asyncio.run(_load(settings))
        with _served(settings, listener):
            yield base


async def _load(settings: Settings) -> None:
    async with open_coach(settings) as coach:
        await load_demo(coach, date(2027, 1, 12))


@contextmanager
def _served(settings: Settings, listener: socket.socket) -> Iterator[None]:
    ready = threading.Event()

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            ready.set()

    server = Server(
        uvicorn.Config(
            create_app(settings), lifespan="on", log_config=None, timeout_graceful_shutdown=1
        )
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    assert ready.wait(timeout=60), "the server did not start"
    yield
    server.should_exit = True
    thread.join(timeout=30)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for one module: while Playwright is open, no other event loop can run."""
    path = chromium()
    if path is None:
        pytest.fail(f"WAYMARK_REQUIRE_BROWSER is set, and there is no Chromium here. {REMEDY}")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def sessions_kept() -> dict[str, StorageState]:
    """Cookies of those who have signed in, so that each signs in once."""
    return {}


@pytest.fixture
def open_page(
    site: str, browser: Browser, sessions_kept: dict[str, StorageState]
) -> Iterator[OpenPage]:
    """Opens a page as somebody, in a size and a colour; refuses what the console complains of."""
    opened: list[BrowserContext] = []
    complaints: list[str] = []

    def open_as(who: str = "", size: tuple[int, int] = DESKTOP, scheme: str = "light") -> Page:
        if who and who not in sessions_kept:
            sessions_kept[who] = _signed_in(browser, site, who)
        context = browser.new_context(
            base_url=site,
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
            storage_state=sessions_kept.get(who),
        )
        opened.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda said: complaints.append(said.text) if said.type == "error" else None,
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_as
    for context in opened:
        context.close()
    # what the server refuses is said on the page; the console only repeats it
    assert [said for said in complaints if not REPEATED.search(said)] == []


def _signed_in(browser: Browser, site: str, who: str) -> StorageState:
    context = browser.new_context(base_url=site)
    page = context.new_page()
    page.goto("/sign-in")
    page.get_by_label("Email").fill(who)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="What to do next").wait_for()
    kept = context.storage_state()
    context.close()
    return kept


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    root = Path(__file__).parents[3]
    return (root / "web/node_modules/axe-core/axe.min.js").read_text()
