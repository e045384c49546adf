"""The gallery of the shipped library."""

import pytest
from httpx import AsyncClient

from retrieval.library import entries
from retrieval.memory import LibraryIndex
from web.gallery.browse import SHOWN, Choice, browse, okrs_with


def test_everything_is_shown_a_page_at_a_time(library: LibraryIndex) -> None:
    seen: set[str] = set()
    page, more = 1, 1
    while more:
        shelf = browse(library, Choice("kpis", page=page))
        assert len(shelf.kpis) <= SHOWN
        seen |= {kpi.id for kpi in shelf.kpis}
        page, more = page + 1, shelf.more
    assert seen == {kpi.id for kpi in entries.kpis()}


def test_a_choice_narrows_what_is_shown(library: LibraryIndex) -> None:
    shelf = browse(library, Choice("okrs", function="health-care", sort="committed"))
    assert shelf.okrs
    assert all(okr.function == "health-care" and okr.type == "committed" for okr in shelf.okrs)
    role = shelf.roles[0]
    chosen = browse(library, Choice("okrs", function="health-care", sort="committed", role=role))
    assert {okr.role for okr in chosen.okrs} == {role}
    leading = browse(library, Choice("kpis", function="health-care", sort="leading"))
    assert {kpi.kind for kpi in leading.kpis} == {"leading"}


def test_counts_by_function_tell_what_a_click_would_show(library: LibraryIndex) -> None:
    shelf = browse(library, Choice("kpis", sort="lagging"))
    for function, count in shelf.functions[:5]:
        assert browse(library, Choice("kpis", function=function, sort="lagging")).found == count


def test_a_search_in_peoples_words_finds_the_measure(library: LibraryIndex) -> None:
    shelf = browse(library, Choice("kpis", q="patients wait months for a first appointment"))
    assert "clinic-waiting-time" in {kpi.id for kpi in shelf.kpis[:3]}


def test_a_kpi_knows_the_okrs_that_use_it() -> None:
    assert "clinic-first-appointment" in {okr.id for okr in okrs_with("clinic-waiting-time")}


def test_an_address_keeps_the_choice() -> None:
    choice = Choice("okrs", q="a&b", function="people", role="Head of X")
    assert choice.address() == "/gallery/okrs?q=a%26b&function=people&role=Head+of+X"
    assert choice.address(kind="kpis", role="", q="") == "/gallery/kpis?function=people"


async def test_an_okr_can_be_taken_as_a_start(member: AsyncClient) -> None:
    shelf = (await member.get("/gallery/okrs?function=health-care")).text
    assert "/drafts/new?from=ward-safe-nights" in shelf
    page = (await member.get("/gallery/okrs/ward-safe-nights")).text
    assert "/drafts/new?from=ward-safe-nights" in page
    assert "/gallery/kpis/ward-falls" in page


async def test_a_kpi_shows_how_it_is_counted_and_what_guards_it(member: AsyncClient) -> None:
    page = (await member.get("/gallery/kpis/clinic-waiting-time")).text
    assert "median number of days between receipt of the referral" in page
    assert "/gallery/kpis/patient-care-explained" in page
    assert "Lower is better" in page


async def test_a_search_that_finds_nothing_offers_to_draft_from_its_words(
    member: AsyncClient,
) -> None:
    page = (await member.get("/gallery/okrs?q=zzzz")).text
    assert "Nothing here fits" in page
    assert "/drafts/new?brief=zzzz" in page


async def test_htmx_gets_the_shelf_and_then_more_cards(member: AsyncClient) -> None:
    asked = {"HX-Request": "true"}
    shelf = (await member.get("/gallery/kpis", headers=asked)).text
    assert 'id="shelf"' in shelf
    assert "<html" not in shelf
    more = (await member.get("/gallery/kpis?page=2", headers=asked)).text
    assert 'id="shelf"' not in more
    assert more.count("<article") == SHOWN


@pytest.mark.parametrize(
    "path", ["/gallery/okrs/nothing", "/gallery/kpis/nothing", "/gallery/recipes"]
)
async def test_what_the_gallery_does_not_have_is_not_found(member: AsyncClient, path: str) -> None:
    assert (await member.get(path)).status_code == 404


async def test_a_page_number_that_is_none_is_refused(member: AsyncClient) -> None:
    assert (await member.get("/gallery/kpis?page=0")).status_code == 400
    assert (await member.get("/gallery/kpis?page=x")).status_code == 400
