"""Who reads what, by the tree of managers as it is now."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from coach.db import Sessions
from coach.db.timing import counting
from coach.errors import Invalid
from coach.feedback.loading import FeedbackImportService
from coach.feedback.service import FeedbackService
from coach.feedback.values import FeedbackFields, Kind, Perspective, TimelineFilter, Visibility
from coach.people.errors import PersonNotFound
from coach.people.models import AuditEvent, Person
from coach.people.values import Actor, Role
from tests.build import a_company
from tests.coach.feedback.conftest import Company, a_record, lines


async def read(feedback: FeedbackService, reader: Actor, about: Actor) -> set[str]:
    page = await feedback.timeline(reader, about.person_id, TimelineFilter(), limit=200)
    return {entry.id for entry in page.items}


@pytest.fixture
async def records(imports: FeedbackImportService, company: Company) -> None:
    ben = company.peers[0]
    report = await imports.feedback(
        company.hr,
        lines(
            *(
                a_record(word, company.ada, ben, visibility=word)
                for word in ("shared", "manager", "private", "anonymous")
            ),
            a_record("maya-private", company.ada, company.maya, visibility="private"),
        ),
    )
    assert report.created == 5


async def test_each_visibility_reaches_exactly_its_readers(
    feedback: FeedbackService, company: Company, records: None
) -> None:
    assert await read(feedback, company.ada, company.ada) == {"shared"}
    assert await read(feedback, company.maya, company.ada) == {"shared", "manager", "maya-private"}
    assert await read(feedback, company.root, company.ada) == {"shared", "manager"}
    assert await read(feedback, company.hr, company.ada) == {"shared", "manager"}
    assert await read(feedback, company.peers[0], company.ada) == {"shared", "manager", "private"}
    assert await read(feedback, company.peers[1], company.ada) == set()
    assert await read(feedback, company.rita, company.ada) == set()


async def test_who_stopped_being_a_manager_reads_nothing_today(
    feedback: FeedbackService, company: Company, records: None, sessions: Sessions
) -> None:
    async with sessions.begin() as session:
        ada = await session.get_one(Person, company.ada.person_id)
        ada.manager_id = company.peers[1].person_id
    assert await read(feedback, company.maya, company.ada) == {"maya-private"}
    assert await read(feedback, company.peers[1], company.ada) == {"shared", "manager"}


async def test_hr_does_not_read_what_managers_keep_from_them(
    feedback: FeedbackService, imports: FeedbackImportService, company: Company
) -> None:
    await imports.feedback(
        company.hr, lines(a_record("x", company.hr, company.root, visibility="manager"))
    )
    assert await read(feedback, company.hr, company.hr) == set()


async def test_another_organisation_is_not_there(
    feedback: FeedbackService, sessions: Sessions, company: Company, records: None
) -> None:
    stranger = await a_company(sessions, Role.HR, Role.ADMIN)
    with pytest.raises(PersonNotFound):
        await read(feedback, stranger, company.ada)
    with pytest.raises(PersonNotFound):
        await feedback.timeline(company.maya, uuid4(), TimelineFilter(), limit=5)


async def test_reading_somebody_elses_record_is_kept(
    feedback: FeedbackService, company: Company, sessions: Sessions
) -> None:
    await read(feedback, company.ada, company.ada)
    await read(feedback, company.maya, company.ada)
    async with sessions() as session:
        found = await session.scalars(
            select(AuditEvent.actor_id).where(AuditEvent.action == "feedback.read")
        )
        assert list(found) == [company.maya.person_id]


async def test_a_page_ends_where_the_next_one_starts_and_costs_the_same_for_5000_records(
    feedback: FeedbackService, imports: FeedbackImportService, company: Company
) -> None:
    async def page(cursor: str | None) -> tuple[list[str], str | None, int]:
        with counting() as cost:
            found = await feedback.timeline(
                company.maya, company.ada.person_id, TimelineFilter(), limit=200, cursor=cursor
            )
        return [entry.id for entry in found.items], found.next_cursor, cost.statements

    _, _, few = await page(None)
    await imports.feedback(
        company.hr,
        lines(
            *(
                a_record(
                    f"r{n}", company.ada, company.peers[n % 6], date=f"2026-{n % 12 + 1:02}-05"
                )
                for n in range(5_000)
            )
        ),
    )
    seen: list[str] = []
    cursor: str | None = None
    while True:
        ids, cursor, cost = await page(cursor)
        seen += ids
        assert cost == few <= 12
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == 5_000


async def test_filters_narrow_by_kind_and_perspective(
    feedback: FeedbackService, imports: FeedbackImportService, company: Company
) -> None:
    await imports.feedback(
        company.hr,
        lines(
            a_record("one", company.ada, company.peers[0], kind="constructive"),
            a_record("two", company.ada, company.rita, relationship="report"),
        ),
    )
    by_kind = TimelineFilter(kinds=frozenset({Kind.CONSTRUCTIVE}))
    by_place = TimelineFilter(perspectives=frozenset({Perspective.REPORT}))
    found = await feedback.timeline(company.maya, company.ada.person_id, by_kind, limit=9)
    assert [entry.id for entry in found.items] == ["one"]
    found = await feedback.timeline(company.maya, company.ada.person_id, by_place, limit=9)
    assert [entry.id for entry in found.items] == ["two"]


async def test_a_cursor_of_somebody_elses_making_is_refused(
    feedback: FeedbackService, company: Company
) -> None:
    for cursor in ("rubbish", "WyJhIiwgImIiXQ=="):
        with pytest.raises(Invalid, match="cursor"):
            await feedback.timeline(
                company.maya, company.ada.person_id, TimelineFilter(), limit=5, cursor=cursor
            )


async def test_what_one_wrote_is_ones_own_list(feedback: FeedbackService, company: Company) -> None:
    said = FeedbackFields(
        company.ada.person_id, Kind.CONSTRUCTIVE, "Was late twice.", Visibility.ANONYMOUS
    )
    await feedback.give(company.peers[0], said)
    [entry] = await feedback.given(company.peers[0])
    assert (entry.text, entry.author_id, entry.source) == ("Was late twice.", None, None)
    assert await feedback.given(company.peers[1]) == []
