"""Anonymous records: enough givers or silence, and nothing to be told by subtraction."""

import random
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.db import Sessions
from coach.feedback.loading import FeedbackImportService
from coach.feedback.service import Entry, FeedbackService
from coach.feedback.values import (
    ALL_TIME,
    FeedbackFields,
    Kind,
    Period,
    Perspective,
    Sealed,
    TimelineFilter,
    Visibility,
    openable,
)
from coach.people.values import Actor
from tests.coach.feedback.conftest import Company, a_record, found, lines

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


async def seen(
    feedback: FeedbackService,
    reader: Actor,
    about: Actor,
    period: Period = YEAR,
    wanted: TimelineFilter | None = None,
) -> tuple[Entry, ...]:
    chosen = replace(wanted or TimelineFilter(), period=period)
    return tuple((await feedback.timeline(reader, about.person_id, chosen, limit=200)).items)


async def ids_seen(
    feedback: FeedbackService, reader: Actor, about: Actor, period: Period = YEAR
) -> set[str]:
    return {entry.id for entry in await seen(feedback, reader, about, period)}


def anonymous(
    company: Company, record_id: str, author: int | None, day: str = "2026-10-01", **changes: object
) -> dict[str, object]:
    giver = None if author is None else company.peers[author]
    said = {"date": day, "visibility": "anonymous", **changes}
    return a_record(record_id, company.ada, giver, **said)


async def test_two_givers_are_silence_and_three_are_heard(
    imports: FeedbackImportService, feedback: FeedbackService, company: Company
) -> None:
    two = [anonymous(company, "a", 0), anonymous(company, "a2", 0), anonymous(company, "b", 1)]
    await imports.feedback(company.hr, lines(*two))
    for reader in company.everybody:
        assert await ids_seen(feedback, reader, company.ada) == set()

    await imports.feedback(company.hr, lines(anonymous(company, "c", 2)))
    for reader in (company.ada, company.maya, company.root, company.hr):
        assert await ids_seen(feedback, reader, company.ada) == {"a", "a2", "b", "c"}
    for reader in (company.rita, *company.peers):
        assert await ids_seen(feedback, reader, company.ada) == set()


async def test_named_and_unknown_givers_lift_nothing_over_the_threshold(
    imports: FeedbackImportService, feedback: FeedbackService, company: Company
) -> None:
    named = a_record("named", company.ada, company.peers[2], date="2026-10-01")
    records = [anonymous(company, "a", 0), anonymous(company, "b", 1), named]
    unknown = [anonymous(company, f"unknown-{n}", None) for n in range(5)]
    other = anonymous(company, "other", 3, relationship="cross")
    await imports.feedback(company.hr, lines(*records, *unknown, other))
    assert await ids_seen(feedback, company.maya, company.ada) == {"named"}


async def test_an_unknown_giver_comes_out_with_a_group_that_reached_it_alone(
    imports: FeedbackImportService, feedback: FeedbackService, company: Company
) -> None:
    records = [anonymous(company, name, n) for n, name in enumerate("abc")]
    await imports.feedback(company.hr, lines(*records, anonymous(company, "unknown", None)))
    assert await ids_seen(feedback, company.maya, company.ada) == {"a", "b", "c", "unknown"}


async def test_nothing_shown_points_at_the_giver(
    imports: FeedbackImportService, feedback: FeedbackService, company: Company
) -> None:
    days = ("2026-10-03", "2026-10-17", "2026-10-29")
    await imports.feedback(
        company.hr, lines(*(anonymous(company, f"r{n}", n, day) for n, day in enumerate(days)))
    )
    entries = await seen(feedback, company.hr, company.ada)
    assert len(entries) == 3
    for entry in entries:
        assert (entry.author_id, entry.author_name, entry.source) == (None, None, None)
        assert entry.on == date(2026, 10, 1)


async def test_given_records_have_ids_that_tell_no_order(
    feedback: FeedbackService, company: Company
) -> None:
    said = FeedbackFields(company.ada.person_id, Kind.PEER, "Was late.", Visibility.ANONYMOUS)
    ids = [(await feedback.give(peer, said)).id for peer in company.peers]
    assert {UUID(record_id).version for record_id in ids} == {4}


async def test_a_period_shows_a_group_whole_or_not_at_all(
    imports: FeedbackImportService, feedback: FeedbackService, company: Company
) -> None:
    days = ("2026-03-01", "2026-06-01", "2026-09-01", "2026-11-01")
    await imports.feedback(
        company.hr, lines(*(anonymous(company, f"r{n}", n, day) for n, day in enumerate(days)))
    )
    everything = {"r0", "r1", "r2", "r3"}
    assert await ids_seen(feedback, company.maya, company.ada) == everything
    for end in ("2026-10-31", "2026-09-01", "2026-06-30"):
        period = Period(YEAR.first, date.fromisoformat(end))
        assert await ids_seen(feedback, company.maya, company.ada, period) == set()
        assert await ids_seen(feedback, company.hr, company.ada, period) == set()
    assert await ids_seen(feedback, company.maya, company.ada) == everything


async def test_who_gives_later_waits_for_company(
    imports: FeedbackImportService, feedback: FeedbackService, company: Company
) -> None:
    async def give(*givers: int) -> set[str]:
        await imports.feedback(company.hr, lines(*(anonymous(company, f"r{n}", n) for n in givers)))
        return await ids_seen(feedback, company.maya, company.ada)

    assert await give(0, 1, 2) == {"r0", "r1", "r2"}
    assert await give(3) == {"r0", "r1", "r2"}
    assert await give(4) == {"r0", "r1", "r2"}
    assert await give(5) == {"r0", "r1", "r2", "r3", "r4", "r5"}


async def test_a_record_that_changes_its_author_takes_the_group_down_not_the_mask(
    imports: FeedbackImportService, feedback: FeedbackService, company: Company
) -> None:
    records = [anonymous(company, f"r{n}", n) for n in range(3)]
    await imports.feedback(company.hr, lines(*records))
    assert len(await ids_seen(feedback, company.maya, company.ada)) == 3
    await imports.feedback(company.hr, lines({**records[2], "visibility": "private"}))
    assert await ids_seen(feedback, company.maya, company.ada) == set()


async def test_a_higher_threshold_hides_what_falls_short_of_it(
    imports: FeedbackImportService, feedback: FeedbackService, company: Company
) -> None:
    await imports.feedback(company.hr, lines(*(anonymous(company, f"r{n}", n) for n in range(3))))
    assert len(await ids_seen(feedback, company.maya, company.ada)) == 3
    await feedback.set_policy(company.hr, 5, [])
    assert await ids_seen(feedback, company.maya, company.ada) == set()


async def test_a_look_at_everything_keeps_the_years_apart(
    imports: FeedbackImportService, feedback: FeedbackService, company: Company
) -> None:
    records = [
        anonymous(company, f"{year}-{n}", n, f"{year}-0{n + 1}-01")
        for year in (2025, 2026)
        for n in range(3)
    ]
    await imports.feedback(company.hr, lines(*records))
    assert len(await ids_seen(feedback, company.maya, company.ada, ALL_TIME)) == 6
    only = {"2026-0", "2026-1", "2026-2"}
    assert await ids_seen(feedback, company.maya, company.ada) == only


@pytest.mark.parametrize("seed", range(6))
async def test_a_perspective_under_the_threshold_changes_no_answer(
    imports: FeedbackImportService, feedback: FeedbackService, sessions: Sessions, seed: int
) -> None:
    """Two companies, alike but for records that too few gave; the same random questions."""
    chance = random.Random(seed)
    with_them, without = await found(sessions), await found(sessions)
    answers: list[list[tuple[str, ...]]] = [[], []]
    for step in range(6):
        heard = [
            (f"peer-{step}-{n}", chance.randrange(6), chance.randrange(90, 180), "peer")
            for n in range(3)
        ]
        sealed = [
            (f"cross-{step}-{n}", chance.randrange(2), chance.randrange(365), "cross")
            for n in range(chance.randrange(3))
        ]
        unknown = [(f"nobody-{step}", None, chance.randrange(365), "cross")]
        first, length = chance.randrange(365), chance.randrange(365)
        period = Period(
            YEAR.first + timedelta(first), YEAR.first + timedelta(first) + timedelta(length)
        )
        reader = chance.choice(["ada", "maya", "root", "hr"])
        filtered = TimelineFilter(
            perspectives=frozenset(chance.sample(list(Perspective), chance.randrange(3)))
        )
        for company, records, kept in (
            (with_them, [*heard, *sealed, *unknown], answers[0]),
            (without, heard, answers[1]),
        ):
            rows = [
                anonymous(
                    company,
                    name,
                    giver,
                    (YEAR.first + timedelta(day)).isoformat(),
                    relationship=place,
                )
                for name, giver, day, place in records
            ]
            await imports.feedback(company.hr, lines(*rows))
            for asked in (period, YEAR, ALL_TIME):
                entries = await seen(
                    feedback, getattr(company, reader), company.ada, asked, filtered
                )
                kept.append(tuple(sorted(entry.id for entry in entries)))
    assert answers[0] == answers[1]
    assert any(answers[0])


DAYS = st.dates(date(2025, 1, 1), date(2026, 12, 31))
GIVERS = st.sampled_from([None, *(UUID(int=n) for n in range(1, 7))])
RECORDS = st.lists(st.tuples(st.sampled_from(["peer", "report"]), GIVERS, DAYS), max_size=20)
PERIODS = st.tuples(DAYS, DAYS).map(lambda days: Period(min(days), max(days)))
STEPS = st.lists(st.tuples(RECORDS, PERIODS), min_size=1, max_size=5)


@given(STEPS)
def test_any_two_answers_differ_by_whole_groups_of_enough_givers(
    steps: list[tuple[list[tuple[str, UUID | None, date]], Period]],
) -> None:
    waiting: dict[UUID, Sealed] = {}
    groups: list[tuple[Sealed, ...]] = []
    answers: list[frozenset[int]] = []
    periods = [period for _, period in steps]
    for arriving, period in steps:
        for perspective, giver, day in arriving:
            record = Sealed(uuid4(), perspective, giver, day)
            waiting[record.id] = record
        for group in list(openable(waiting.values(), period, 3)):
            groups.append(group)
            for record in group:
                del waiting[record.id]
        answers += [
            frozenset(
                number
                for number, group in enumerate(groups)
                if all(asked.holds(record.given_on) for record in group)
            )
            for asked in periods
        ]
    for group in groups:
        assert len({record.author_id for record in group} - {None}) >= 3
        assert len({record.perspective for record in group}) == 1
    ids = [record.id for group in groups for record in group]
    assert len(ids) == len(set(ids))  # so answers, being sets of groups, differ by groups
    assert all(answer <= set(range(len(groups))) for answer in answers)
