"""The whole way of a team's OKRs: from an empty folder to the list of goals, and a restart."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from api.demo.loading import PASSWORD
from tests.web.browser.conftest import DESKTOP, LEAD, PHONE
from tests.web.browser.test_pages import inspect

pytestmark = pytest.mark.browser

WAYMARK = Path(sys.executable).with_name("waymark")
INHERITED = ("PATH", "HOME", "LANG", "PYTHONPATH")
READY = re.compile(r"Waymark is ready: (\S+)")
WIDE = (1440, 900)
SETTLED = """async () => {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  await Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null)));
}"""
LOOKS = ((DESKTOP, "light"), (DESKTOP, "dark"), (PHONE, "light"), (PHONE, "dark"))
BRIEF = "Patients wait too long for a first appointment, and the phone is always busy."
MISTAKE = "Keep the share of answered calls at 90%"


def environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name in INHERITED if (value := os.getenv(name))}
    return {**kept, "WAYMARK_DATA_DIR": str(folder), "PYTHONUNBUFFERED": "1"}


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Run a server process of its own on a data directory; yield its address."""
    with subprocess.Popen(
        [WAYMARK, "serve", "--port", "0"],
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            ready = next(filter(None, map(READY.search, process.stdout)), None)
            assert ready, "the server did not start"
            yield ready[1]
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)


@pytest.fixture(scope="module")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory that held nothing before the demo was loaded into it."""
    folder = tmp_path_factory.mktemp("story")
    loaded = subprocess.run(
        [WAYMARK, "demo"],
        env=environment(folder),
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert loaded.returncode == 0, loaded.stderr
    assert LEAD in loaded.stdout
    return folder


class Visitor:
    """A page, with an eye on barriers at every stop."""

    def __init__(self, page: Page, axe: str) -> None:
        self.page = page
        self._axe = axe
        self._folder = os.getenv("WAYMARK_SCREENSHOTS")

    def look(self, name: str) -> None:
        """Keep a picture; find barriers wide and narrow, in light and in dark."""
        self.page.mouse.move(0, 0)
        self._keep(name)
        for size, scheme in LOOKS:
            self._turn(size, scheme)
            inspect(self.page, name, self._axe)
            self._keep(f"{name}-{size[0]}-{scheme}")
        self._turn(WIDE, "light")

    def _turn(self, size: tuple[int, int], scheme: str) -> None:
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        self.page.evaluate(SETTLED)

    def _keep(self, name: str) -> None:
        if self._folder:
            Path(self._folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=Path(self._folder) / f"{name}.png")

    def line(self, label: str) -> Locator:
        """A line of the sheet by what it is called."""
        return self.page.get_by_role("textbox", name=label, exact=True)


@pytest.fixture
def visitor(browser: Browser, axe: str) -> Iterator[Visitor]:
    """Somebody at a wide screen; what the browser complains of fails the test."""
    complaints: list[str] = []
    context = browser.new_context(
        viewport={"width": WIDE[0], "height": WIDE[1]}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield Visitor(page, axe)
    context.close()
    assert complaints == []


def test_a_struggle_becomes_goals_that_survive_a_restart(
    data_folder: Path, visitor: Visitor
) -> None:
    with served(data_folder) as address:
        sign_in(visitor, address)
        take_a_draft(visitor)
        mend_a_mistake(visitor)
        take_a_kpi(visitor)
        fill_a_blank(visitor)
        objective = hand_in(visitor)
        draft = re.sub(r"^http://[^/]+|[?#].*$", "", visitor.page.url)
        find_among_the_goals(visitor, objective)
    with served(data_folder) as address:
        visitor.page.goto(f"{address}/okrs")
        expect(visitor.page.get_by_text(objective).first).to_be_visible()
        visitor.page.goto(f"{address}{draft}")
        expect(visitor.page.get_by_text("Handed in for review")).to_be_visible()
        expect(visitor.page.locator("#turns")).to_contain_text(BRIEF)
        visitor.look("after-restart")


def sign_in(visitor: Visitor, address: str) -> None:
    page = visitor.page
    page.goto(address)
    visitor.look("sign-in")
    page.get_by_label("Email").fill(LEAD)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="What to do next").wait_for()
    visitor.look("home")


def take_a_draft(visitor: Visitor) -> None:
    page = visitor.page
    page.get_by_role("link", name="Draft OKRs").first.click()
    visitor.look("new-draft")
    page.get_by_role("button", name="Start drafting").click()
    box = page.get_by_label("Message", exact=True)
    expect(box).to_be_visible()
    visitor.look("empty-draft")
    box.fill(BRIEF)
    box.press("Control+Enter")
    drafts = page.get_by_role("region", name="Drafts to choose from")
    expect(drafts.get_by_role("tab")).to_have_count(3)
    expect(page.locator("#turns")).to_contain_text("Written by composer")
    visitor.look("drafts")
    drafts.get_by_role("tab").nth(1).click()
    expect(drafts.get_by_role("tabpanel", name=re.compile("Draft 2"))).to_be_visible()
    drafts.get_by_role("tab").nth(0).click()
    drafts.get_by_role("button", name="Take this one").first.click()
    expect(visitor.line("Key result 3")).to_be_visible()
    visitor.look("sheet")


def mend_a_mistake(visitor: Visitor) -> None:
    page = visitor.page
    line = visitor.line("Key result 2")
    line.fill(MISTAKE)
    squiggle = page.locator(".squiggle--error")
    expect(squiggle).to_have_text("Keep")
    expect(page.locator("[data-tally=errors]")).to_contain_text("1 error")
    line.press("Alt+Enter")
    card = page.get_by_role("dialog", name="holds a level")
    expect(card).to_contain_text("Open the rule")
    visitor.look("finding")
    line.press("Alt+Enter")
    card.get_by_role("button", name="Keep it as a KPI").click()
    expect(page.locator("#toasts")).to_contain_text("Kept as a KPI.")
    expect(page.locator("[data-tally=errors]")).to_be_hidden()
    kpis = page.get_by_role("region", name="KPIs to watch").get_by_role("textbox")
    assert MISTAKE in [kpis.nth(place).input_value() for place in range(kpis.count())]


def take_a_kpi(visitor: Visitor) -> None:
    page = visitor.page
    page.get_by_role("link", name="KPIs and ideas").click()
    drawer = page.get_by_role("dialog", name="KPIs and initiatives")
    offered = drawer.get_by_role("button", name="Make it a key result")
    expect(offered.first).to_be_visible()
    before = offered.count()
    offered.first.click()
    expect(offered).to_have_count(before - 1)
    expect(page.locator("#toasts")).to_contain_text("Added to the sheet.")
    visitor.look("ideas")
    page.keyboard.press("Escape")
    results = page.get_by_role("region", name="Key results").get_by_role("textbox")
    expect(results.and_(page.locator("textarea"))).to_have_count(3)


def fill_a_blank(visitor: Visitor) -> None:
    page = visitor.page
    blanks = page.locator(".squiggle--blank")
    before = blanks.count()
    box = page.get_by_label("Message", exact=True)
    box.fill("For KR1 we are at 45 days today")
    page.get_by_role("button", name="Send").click()
    change = page.get_by_role("region", name="OKR sheet").get_by_role("button", name="Accept")
    expect(change).to_be_visible()
    expect(page.locator(".line__proposed ins").first).to_contain_text("45")
    visitor.look("proposal")
    change.click()
    expect(visitor.line("Key result 1")).to_have_value(re.compile("45 days"))
    expect(blanks).to_have_count(before - 1)


def hand_in(visitor: Visitor) -> str:
    page = visitor.page
    objective = visitor.line("Objective 1").input_value()
    page.get_by_role("link", name="Submit").click()
    expect(page.get_by_role("heading", name="Submit the set")).to_be_visible()
    visitor.look("submit")
    tick = page.get_by_role("checkbox")
    if tick.count():
        tick.check()
    page.get_by_role("button", name="Submit for review").click()
    expect(page.get_by_text("Handed in for review").first).to_be_visible()
    visitor.look("handed-in")
    return objective


def find_among_the_goals(visitor: Visitor, objective: str) -> None:
    page = visitor.page
    page.get_by_role("link", name="See them among your team's OKRs").click()
    expect(page.get_by_role("link", name=objective)).to_be_visible()
    visitor.look("goals")
