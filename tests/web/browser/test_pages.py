"""Every page as people meet it: wide and narrow, light and dark, without serious barriers."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.browser.conftest import ADMIN, DESKTOP, LEAD, PHONE, OpenPage

pytestmark = pytest.mark.browser

DOOR = ("/sign-in", "/forgot-password", "/welcome/invitation/used", "/no/such/page")
PLACES = (
    "/",
    "/okrs",
    "/okrs?q=zebra",
    "/cycles",
    "/cycles/new",
    "/people",
    "/people?q=zebra",
    "/people/new",
    "/teams",
    "/teams/new",
    "/organisation",
    "/organisation/edit",
    "/account",
    "/audit",
    "/gallery/okrs",
    "/gallery/kpis",
    "/gallery/kpis?function=health-care&sort=leading",
    "/gallery/okrs/ward-safe-nights",
    "/gallery/kpis/clinic-waiting-time",
)
FIRST_OF = {
    "/people": "#people .table__main",
    "/teams": ".tree .table__main",
    "/okrs": "#okrs .card__link",
    "/okrs?q=Quality": "#okrs .card__link",
}
LOOKS = [
    pytest.param(DESKTOP, "light", id="wide-light"),
    pytest.param(DESKTOP, "dark", id="wide-dark"),
    pytest.param(PHONE, "light", id="narrow-light"),
    pytest.param(PHONE, "dark", id="narrow-dark"),
]
RUN_AXE = """async () => {
  const found = await axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
  });
  return found.violations
    .filter((one) => ["serious", "critical"].includes(one.impact))
    .map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`);
}"""


def inspect(page: Page, path: str, axe: str) -> None:
    """Find barriers and sideways scrolling on the page as it stands."""
    page.evaluate(axe)
    assert page.evaluate(RUN_AXE) == [], path
    beyond = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert beyond <= 0, f"{path} scrolls sideways by {beyond} px"


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_pages_at_the_door_have_no_barriers(
    open_page: OpenPage, axe: str, size: tuple[int, int], scheme: str
) -> None:
    page = open_page(size=size, scheme=scheme)
    for path in DOOR:
        page.goto(path)
        inspect(page, path, axe)


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_pages_inside_have_no_barriers(
    open_page: OpenPage, axe: str, size: tuple[int, int], scheme: str
) -> None:
    page = open_page(ADMIN, size, scheme)
    for path in PLACES:
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200, path
        inspect(page, path, axe)
    for path, first in FIRST_OF.items():
        page.goto(path)
        page.locator(first).first.click()
        expect(page.locator(".crumbs")).to_be_visible()
        inspect(page, page.url, axe)


def test_the_menu_of_a_phone_leads_everywhere(open_page: OpenPage, axe: str) -> None:
    page = open_page(LEAD, PHONE)
    page.goto("/")
    page.get_by_text("Menu", exact=True).click()
    menu = page.get_by_role("navigation", name="Menu")
    expect(menu.get_by_role("button", name="Sign out")).to_be_in_viewport()
    inside = menu.bounding_box()
    assert inside
    assert inside["width"] == PHONE[0]
    assert inside["height"] > PHONE[1] * 0.8
    inspect(page, "menu", axe)
    menu.get_by_role("link", name="Gallery").click()
    expect(page).to_have_url(re.compile(r"/gallery/okrs$"))


def test_the_reference_of_the_http_interface_draws_itself_offline(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/api/reference")
    expect(page.get_by_text("/api/v1/lint", exact=False).first).to_be_visible()


def test_what_is_done_by_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page(LEAD)
    page.goto("/people")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
