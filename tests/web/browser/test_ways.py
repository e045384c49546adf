"""Things that people do, with scripts running."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.browser.conftest import ADMIN, LEAD, OpenPage

pytestmark = pytest.mark.browser


def test_people_are_filtered_while_somebody_types(open_page: OpenPage) -> None:
    page = open_page(LEAD)
    page.goto("/people")
    page.get_by_label("Search people").press_sequentially("lindqvist")
    expect(page.get_by_role("status").filter(has_text="1 person")).to_be_visible()
    expect(page.get_by_label("Search people")).to_be_focused()
    expect(page).to_have_url(re.compile(r"q=lindqvist"))


def test_going_back_shows_whole_pages(open_page: OpenPage) -> None:
    page = open_page(LEAD)
    page.goto("/people")
    page.get_by_label("Search people").press_sequentially("lindqvist")
    expect(page.get_by_role("status").filter(has_text="1 person")).to_be_visible()
    page.get_by_role("link", name="Maya Lindqvist", exact=True).click()
    expect(page.get_by_role("heading", name="Maya Lindqvist")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="People")).to_be_visible()
    expect(page.get_by_label("Search people")).to_have_value("lindqvist")
    page.go_back()
    expect(page.get_by_role("heading", name="People")).to_be_visible()
    expect(page.get_by_role("navigation", name="Places")).to_be_visible()


def test_the_gallery_follows_search_filter_and_function(open_page: OpenPage) -> None:
    page = open_page(LEAD)
    page.goto("/gallery/kpis")
    page.get_by_label("Search the gallery").press_sequentially("patients wait months")
    expect(page.get_by_role("heading", name="Waiting time for a first appointment")).to_be_visible()
    page.get_by_label("Leading or lagging").select_option("lagging")
    expect(page).to_have_url(re.compile(r"sort=lagging"))
    page.get_by_role("navigation", name="Business functions").get_by_role(
        "link", name="Health care"
    ).click()
    expect(page.get_by_role("heading", name="Waiting time for a first appointment")).to_be_visible()
    page.goto("/gallery/kpis")
    cards = page.locator("#cards article")
    shown = cards.count()
    page.get_by_role("link", name="Show more").click()
    expect(cards).not_to_have_count(shown)


def test_a_form_with_an_error_takes_the_focus_there(open_page: OpenPage) -> None:
    page = open_page(ADMIN)
    page.goto("/people/new")
    page.get_by_label("Name").fill("Ben Okri")
    page.get_by_label("Email").fill("ben at larkfield")
    page.get_by_role("button", name="Add").click()
    email = page.get_by_label("Email")
    expect(email).to_be_focused()
    expect(email).to_have_value("ben at larkfield")
    expect(email).to_have_accessible_description(re.compile("not a mail address"))
    email.fill("ben.okri@larkfield.example")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("heading", name="Ben Okri")).to_be_visible()
    expect(page.locator("#toasts")).to_contain_text("Added to the directory.")
    expect(page).not_to_have_url(re.compile("note="))
    page.get_by_role("button", name="Dismiss").click()
    expect(page.locator(".toast")).to_have_count(0)


def test_the_colours_chosen_last_and_do_not_flash(open_page: OpenPage) -> None:
    page = open_page(LEAD)
    page.goto("/")
    toggle = page.get_by_role("navigation", name="Places").get_by_role("button", name="Colours")
    expect(toggle).to_have_text("Colours: automatic")
    toggle.click()
    toggle.click()
    expect(toggle).to_have_text("Colours: dark")
    page.goto("/teams")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


def test_history_opens_on_demand(open_page: OpenPage) -> None:
    page = open_page(ADMIN)
    page.goto("/okrs")
    page.locator("#okrs .card__link").first.click()
    page.get_by_text("History", exact=True).click()
    expect(page.locator(".history ol")).to_be_visible()


def test_a_refusal_that_htmx_gets_is_said_over_the_page(open_page: OpenPage) -> None:
    page = open_page(LEAD)
    page.goto("/gallery/kpis")
    page.route(
        "**/gallery/kpis?*", lambda route: route.continue_(url=route.request.url + "&page=0")
    )
    page.get_by_label("Leading or lagging").select_option("leading")
    expect(page.locator(".toast--problem")).to_be_visible()
    expect(page.get_by_role("heading", name="Gallery")).to_be_visible()


def test_pages_work_without_scripts(site: str, open_page: OpenPage) -> None:
    page = open_page(LEAD)
    context = page.context.browser
    assert context is not None
    plain = context.new_context(
        base_url=site, java_script_enabled=False, storage_state=page.context.storage_state()
    )
    bare = plain.new_page()
    bare.goto("/people")
    bare.get_by_label("Search people").fill("lindqvist")
    bare.get_by_role("button", name="Search").click()
    expect(bare.get_by_text("1 person")).to_be_visible()
    plain.close()
