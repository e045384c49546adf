"""Drafting with scripts running: by keyboard, by two people, on a phone, and without a network."""

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.web.browser.conftest import ADMIN, DESKTOP, LEAD, PHONE, OpenPage
from tests.web.browser.test_pages import LOOKS, inspect

pytestmark = pytest.mark.browser

GALLERY_OKR = "ward-safe-nights"


def begun(page: Page) -> Page:
    """Begin a draft from an OKR of the gallery."""
    page.goto(f"/drafts/new?from={GALLERY_OKR}")
    team = page.get_by_label("Team")
    if not team.input_value():
        team.select_option(label="Patient Desk")
    page.get_by_role("button", name="Open the sheet").click()
    expect(page.locator("textarea[aria-label='Key result 1']")).to_be_attached()
    return page


def line(page: Page, label: str) -> Locator:
    return page.get_by_role("textbox", name=label, exact=True)


def saved(page: Page) -> None:
    """Wait until nothing that was typed is on its way."""
    expect(page.locator("[data-line-form][data-dirty]")).to_have_count(0)


def test_a_line_is_saved_by_enter_and_given_back_by_escape(open_page: OpenPage) -> None:
    page = begun(open_page(LEAD))
    field = line(page, "Key result 1")
    first = field.input_value()
    field.fill("Something that nobody meant")
    field.press("Escape")
    expect(field).to_have_value(first)
    field.fill("Cut falls at night from 9 to 3")
    field.press("Enter")
    saved(page)
    page.reload()
    expect(line(page, "Key result 1")).to_have_value("Cut falls at night from 9 to 3")


def test_a_link_followed_from_the_middle_of_a_line_waits_for_the_line(
    open_page: OpenPage,
) -> None:
    page = begun(open_page(LEAD))
    line(page, "Key result 1").fill("Cut falls at night from 9 to 3")
    page.get_by_role("link", name="Submit").click()
    expect(page.get_by_role("heading", name="Submit the set")).to_be_visible()
    expect(page.get_by_text("Cut falls at night from 9 to 3")).to_be_visible()


def test_findings_are_walked_and_mended_by_keyboard(open_page: OpenPage) -> None:
    page = begun(open_page(LEAD))
    field = line(page, "Key result 1")
    field.fill("Launch a new rota")
    expect(page.locator(".squiggle--error").first).to_be_visible()
    field.press("Alt+Enter")
    card = page.locator(".popover")
    expect(card).to_be_focused()
    before = card.inner_text()
    page.keyboard.press("Alt+ArrowDown")
    expect(card).not_to_have_text(before)
    page.keyboard.press("Alt+ArrowUp")
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(field).to_be_focused()
    field.press("Alt+Enter")
    way = card.get_by_role("button", name=re.compile("initiative"))
    way.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#toasts")).to_contain_text("Kept as an initiative.")
    work = page.get_by_role("region", name="Initiatives").locator("textarea")
    expect(work.last).to_have_value("Launch a new rota")


def test_what_is_removed_comes_back_with_one_click(open_page: OpenPage) -> None:
    page = begun(open_page(LEAD))
    first = line(page, "Key result 1").input_value()
    page.get_by_label("More for Key result 1", exact=True).click()
    page.get_by_role("button", name="Remove").locator("visible=true").click()
    expect(line(page, "Key result 1")).not_to_have_value(first)
    page.locator("#toasts").get_by_role("button", name="Undo").click()
    expect(line(page, "Key result 1")).to_have_value(first)


def test_a_menu_is_left_by_escape(open_page: OpenPage) -> None:
    page = begun(open_page(LEAD))
    opener = page.get_by_label("More for Key result 1", exact=True)
    opener.press("Enter")
    expect(page.get_by_role("button", name="Keep it as a KPI").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Keep it as a KPI").first).to_be_hidden()
    expect(opener).to_be_focused()


def test_two_people_on_one_line_see_both_texts(open_page: OpenPage) -> None:
    maya = begun(open_page(LEAD))
    ines = open_page(ADMIN)
    ines.goto(maya.url)
    ines_field = line(ines, "Key result 1")
    ines_field.fill("What Ines wrote")
    maya_field = line(maya, "Key result 1")
    maya_field.fill("What Maya wrote")
    maya_field.press("Enter")
    saved(maya)
    ines_field.press("Enter")
    clash = ines.get_by_role("alert").filter(has_text="Somebody changed this line")
    expect(clash).to_contain_text("What Ines wrote")
    expect(ines_field).to_have_value("What Maya wrote")
    clash.get_by_role("button", name="Put mine in its place").click()
    expect(ines_field).to_have_value("What Ines wrote")
    expect(clash).to_have_count(0)


def test_what_somebody_types_survives_what_others_do(open_page: OpenPage) -> None:
    page = begun(open_page(LEAD))
    page.get_by_label("Message", exact=True).fill("Half a thought")
    field = line(page, "Key result 2")
    field.fill("Half a key result")
    page.evaluate(
        "document.querySelector('#sheet form[action$=\"/type\"] [value=learning]').click()"
    )
    expect(page.locator("[value=learning]")).to_have_attribute("aria-pressed", "true")
    expect(field).to_have_value("Half a key result")
    expect(page.get_by_label("Message", exact=True)).to_have_value("Half a thought")


def test_words_are_not_lost_when_the_server_does_not_answer(open_page: OpenPage) -> None:
    page = begun(open_page(LEAD))
    page.route("**/say", lambda route: route.fulfill(status=503, body="down"))
    box = page.get_by_label("Message", exact=True)
    box.fill("We are at 45 days today")
    box.press("Control+Enter")
    expect(page.locator("#message-problem")).to_contain_text("Your words are still here")
    expect(box).to_have_value("We are at 45 days today")
    expect(page.locator("[data-passing]")).to_have_count(0)


def test_a_message_shows_at_once_and_the_sheet_can_be_used_meanwhile(open_page: OpenPage) -> None:
    page = begun(open_page(LEAD))
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/say", hold)
    box = page.get_by_label("Message", exact=True)
    box.fill("drop the last key result")
    box.press("Control+Enter")
    expect(page.locator("#turns")).to_contain_text("drop the last key result")
    expect(page.get_by_text("The co-author is drafting")).to_be_attached()
    expect(box).to_have_value("")
    line(page, "Key result 1").fill("Cut falls at night from 9 to 3")
    line(page, "Key result 1").press("Enter")
    saved(page)
    held[0].continue_()
    expect(page.locator("#turns").get_by_role("button", name="Accept")).to_be_visible()
    expect(line(page, "Key result 1")).to_have_value("Cut falls at night from 9 to 3")


def test_a_question_begins_its_answer(open_page: OpenPage) -> None:
    page = open_page(LEAD)
    page.goto("/drafts/new")
    page.get_by_label("What goes wrong").fill("Patients wait too long for a first appointment.")
    page.get_by_role("button", name="Start drafting").click()
    page.locator("#turns").get_by_role("button", name=re.compile("^What is")).first.click()
    box = page.get_by_label("Message", exact=True)
    expect(box).to_be_focused()
    expect(box).to_have_value(re.compile(r"is … today"))


def test_on_a_phone_conversation_and_sheet_take_turns(open_page: OpenPage) -> None:
    page = begun(open_page(LEAD, PHONE))
    expect(line(page, "Key result 1")).to_be_visible()
    expect(page.get_by_label("Message", exact=True)).to_be_hidden()
    page.get_by_role("button", name=re.compile("^Conversation")).click()
    expect(page.get_by_label("Message", exact=True)).to_be_visible()
    expect(line(page, "Key result 1")).to_be_hidden()


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_pages_of_drafting_have_no_barriers(
    open_page: OpenPage, axe: str, size: tuple[int, int], scheme: str
) -> None:
    page = begun(open_page(LEAD, size, scheme))
    line(page, "Key result 1").fill("Launch a new rota")
    expect(page.locator(".squiggle--error").first).to_be_visible()
    inspect(page, "a mistake", axe)
    line(page, "Key result 1").press("Alt+Enter")
    expect(page.locator(".popover")).to_be_visible()
    inspect(page, "a finding", axe)
    page.keyboard.press("Escape")
    line(page, "Key result 1").press("Enter")
    saved(page)
    draft = page.url
    for path in (f"{draft}/history", f"{draft}/submit", "/drafts", "/rules", "/rules/KR206"):
        page.goto(path)
        inspect(page, path, axe)


def test_the_desk_never_scrolls_the_window(open_page: OpenPage) -> None:
    page = begun(open_page(LEAD, DESKTOP))
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
