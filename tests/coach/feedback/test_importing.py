"""Reading and loading feedback files: good lines go in together, bad ones are named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.db.timing import counting
from coach.feedback.importing import read_feedback
from coach.feedback.loading import FeedbackImportService
from coach.feedback.service import FeedbackService
from coach.feedback.values import FeedbackFields, Kind, TimelineFilter
from coach.people.errors import NotAllowed
from tests.coach.feedback.conftest import Company, a_record, lines


async def ids_of(feedback: FeedbackService, company: Company) -> set[str]:
    page = await feedback.timeline(company.maya, company.ada.person_id, TimelineFilter(), limit=200)
    return {entry.id for entry in page.items}


async def test_records_come_in_and_a_second_import_updates_them(
    imports: FeedbackImportService, feedback: FeedbackService, company: Company
) -> None:
    record = a_record("fb-1", company.ada, company.peers[0], goal="Faster onboarding")
    first = await imports.feedback(company.hr, lines(record))
    again = await imports.feedback(company.hr, lines({**record, "text": "Shipped the importer."}))

    assert (first.created, first.updated, first.rejected) == (1, 0, ())
    assert (again.created, again.updated) == (0, 1)
    page = await feedback.timeline(company.maya, company.ada.person_id, TimelineFilter(), limit=9)
    [entry] = page.items
    assert (entry.id, entry.text, entry.goal) == (
        "fb-1",
        "Shipped the importer.",
        "Faster onboarding",
    )


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"about": "nobody@x.org"}, "about: nobody here has the address nobody@x.org"),
        ({"author": "nobody@x.org"}, "author: nobody here has the address"),
        ({"relationship": "boss"}, "relationship: 'boss' is none of manager, peer"),
        ({"kind": "gossip"}, "kind: 'gossip' is none of"),
        ({"visibility": "secret"}, "visibility: 'secret' is none of"),
        ({"date": "01/02/2026"}, "date: '01/02/2026' is no day such as"),
        ({"date": "0001-01-01"}, "date: the year 1 cannot be right"),
        ({"text": "  "}, "The text is empty"),
        ({"text": 7}, "text: must be a text"),
        ({"text": "x" * 600_000}, "text: has 600000 characters; at most 500000 fit"),
        ({"text": None}, "missing: text"),
        ({"author": None, "visibility": "private"}, "author: a private note is its writer's"),
        ({"relationship": "self"}, "relationship: self means"),
    ],
)
async def test_a_bad_line_is_reported_with_its_reason_and_the_rest_goes_in(
    imports: FeedbackImportService,
    feedback: FeedbackService,
    company: Company,
    changes: dict[str, object],
    reason: str,
) -> None:
    bad = {**a_record("bad", company.ada, company.peers[0]), **changes}
    good = a_record("good", company.ada, company.peers[1])
    report = await imports.feedback(company.hr, lines(bad, good))

    assert report.created == 1
    [rejected] = report.rejected
    assert rejected.row == 1
    assert reason in rejected.reason
    assert await ids_of(feedback, company) == {"good"}


def test_lines_that_are_no_records_are_reported_and_blank_ones_passed_over() -> None:
    rows, rejected = read_feedback('\n[1]\n{"id": 1\n' + "[" * 100_000 + "\n\n")
    assert rows == []
    assert [found.row for found in rejected] == [2, 3, 4]


def test_the_first_of_two_lines_with_one_id_wins(company: Company) -> None:
    one = a_record("same", company.ada, company.peers[0])
    rows, rejected = read_feedback(lines(one, {**one, "text": "Another."}))
    assert [row.text for row in rows] == [one["text"]]
    assert "line 1 has the same id" in rejected[0].reason


@given(st.text(max_size=200))
def test_no_file_breaks_the_reader(source: str) -> None:
    rows, _ = read_feedback(source)
    assert rows == []


async def test_an_import_never_overwrites_what_was_written_here(
    imports: FeedbackImportService, feedback: FeedbackService, company: Company
) -> None:
    said = FeedbackFields(company.ada.person_id, Kind.PRAISE, "Closed 14 tickets in a day.")
    entry = await feedback.give(company.peers[0], said)
    report = await imports.feedback(
        company.hr, lines(a_record(entry.id, company.ada, company.peers[0]))
    )
    assert report.created == report.updated == 0
    assert "written here" in report.rejected[0].reason


async def test_only_hr_and_administrators_import(
    imports: FeedbackImportService, company: Company
) -> None:
    with pytest.raises(NotAllowed):
        await imports.feedback(company.maya, "")


async def test_letters_that_cannot_be_stored_do_not_stop_a_line(
    imports: FeedbackImportService, feedback: FeedbackService, company: Company
) -> None:
    record = a_record(
        "odd", company.ada, company.peers[0], text="Fixed\u0000 it \ud800 well\u2028!"
    )
    report = await imports.feedback(company.hr, lines(record))
    assert (report.created, report.rejected) == (1, ())
    assert await ids_of(feedback, company) == {"odd"}


async def test_ten_thousand_lines_and_one_of_200_kb_cost_as_many_statements_as_one(
    imports: FeedbackImportService, company: Company
) -> None:
    async def cost(*records: dict[str, object]) -> int:
        with counting() as spent:
            report = await imports.feedback(company.hr, lines(*records))
        assert report.rejected == ()
        return spent.statements

    few = await cost(a_record("few-0", company.ada, company.peers[0]))
    many = await cost(
        *(a_record(f"many-{n}", company.ada, company.peers[n % 6]) for n in range(10_000)),
        a_record("long", company.ada, company.peers[0], text="Fixed a bug. " * 16_000),
    )
    assert many == few
