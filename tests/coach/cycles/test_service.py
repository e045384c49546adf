"""Cycles: who sets them up, how they move, which one is today's."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coach.cycles.errors import CycleNameTaken, CycleNotFound, NotYours, WrongPhase
from coach.cycles.service import CycleService
from coach.cycles.values import Cadence, CycleFields, Phase, Rhythm, month_before
from coach.db import Sessions
from coach.errors import Invalid
from coach.people.values import Actor, Role
from tests.build import a_company
from tests.fakes import FixedClock

Q1 = CycleFields("2027-Q1", Cadence.QUARTER, date(2027, 1, 1), date(2027, 3, 31))
Q2 = CycleFields("2027-Q2", Cadence.QUARTER, date(2027, 4, 1), date(2027, 6, 30))
YEAR = CycleFields("2027", Cadence.YEAR, date(2027, 1, 1), date(2027, 12, 31))


@pytest.fixture
def cycles(sessions: Sessions, clock: FixedClock) -> CycleService:
    return CycleService(sessions, clock)


@pytest.fixture
async def ada(sessions: Sessions) -> Actor:
    return await a_company(sessions, Role.HR)


async def test_a_new_cycle_is_planned_a_month_ahead_and_wrapped_up_in_its_last_week(
    cycles: CycleService, ada: Actor
) -> None:
    made = await cycles.create(ada, Q1)
    assert (made.phase, made.check_in_days) == ("plan", 7)
    assert (made.planning_on, made.wrap_up_on) == (date(2026, 12, 1), date(2027, 3, 24))
    assert [found.id for found in await cycles.cycles(ada)] == [made.id]


async def test_the_rhythm_can_be_given(cycles: CycleService, ada: Actor) -> None:
    rhythm = Rhythm(date(2026, 11, 15), date(2027, 3, 15), 14)
    made = await cycles.create(ada, replace(Q1, rhythm=rhythm))
    assert (made.planning_on, made.wrap_up_on, made.check_in_days) == (
        date(2026, 11, 15),
        date(2027, 3, 15),
        14,
    )
    changed = await cycles.change(ada, made.id, replace(Q1, name="First quarter"))
    assert (changed.name, changed.check_in_days) == ("First quarter", 7)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        (replace(Q1, name="  "), "name"),
        (replace(Q1, ends_on=Q1.starts_on), "ends_on"),
        (replace(Q1, ends_on=Q1.starts_on + timedelta(days=2000)), "ends_on"),
        (replace(Q1, rhythm=Rhythm(Q1.starts_on, Q1.ends_on, 0)), "check_in_days"),
        (replace(Q1, rhythm=Rhythm(Q2.ends_on, Q1.ends_on)), "planning_on"),
        (replace(Q1, rhythm=Rhythm(Q1.starts_on, Q2.ends_on)), "wrap_up_on"),
    ],
)
async def test_dates_and_names_that_make_no_cycle_are_refused(
    cycles: CycleService, ada: Actor, fields: CycleFields, field: str
) -> None:
    with pytest.raises(Invalid) as caught:
        await cycles.create(ada, fields)
    assert caught.value.field == field


async def test_a_name_is_given_once(cycles: CycleService, ada: Actor) -> None:
    await cycles.create(ada, Q1)
    with pytest.raises(CycleNameTaken):
        await cycles.create(ada, Q1)


async def test_members_set_up_no_cycles(
    cycles: CycleService, sessions: Sessions, ada: Actor
) -> None:
    made = await cycles.create(ada, Q1)
    member = replace(ada, roles=frozenset({Role.MEMBER}))
    with pytest.raises(NotYours):
        await cycles.create(member, Q2)
    with pytest.raises(NotYours):
        await cycles.enter(member, made.id, Phase.ACTIVE)
    assert (await cycles.cycle(member, made.id)).name == "2027-Q1"


async def test_another_organisation_sees_nothing(
    cycles: CycleService, sessions: Sessions, ada: Actor
) -> None:
    made = await cycles.create(ada, Q1)
    stranger = await a_company(sessions, Role.ADMIN)
    assert await cycles.cycles(stranger) == []
    with pytest.raises(CycleNotFound):
        await cycles.cycle(stranger, made.id)


async def test_a_cycle_goes_from_plan_to_closed_and_may_be_opened_again(
    cycles: CycleService, ada: Actor
) -> None:
    made = await cycles.create(ada, Q1)
    with pytest.raises(WrongPhase):
        await cycles.enter(ada, made.id, Phase.WRAP_UP)
    for phase in (Phase.ACTIVE, Phase.WRAP_UP, Phase.CLOSED, Phase.CLOSED, Phase.ACTIVE):
        assert (await cycles.enter(ada, made.id, phase)).phase == phase.value


async def test_todays_cycle_is_the_shortest_active_one_else_the_next_planned(
    cycles: CycleService, ada: Actor, clock: FixedClock
) -> None:
    assert await cycles.current(ada) is None
    later, year, quarter = [await cycles.create(ada, fields) for fields in (Q2, YEAR, Q1)]

    async def name() -> str | None:
        found = await cycles.current(ada)
        return found.name if found else None

    assert await name() == quarter.name  # all are planned: the one that ends first
    await cycles.enter(ada, year.id, Phase.ACTIVE)
    assert await name() == year.name
    await cycles.enter(ada, quarter.id, Phase.ACTIVE)
    assert await name() == quarter.name
    await cycles.enter(ada, quarter.id, Phase.CLOSED)
    await cycles.enter(ada, year.id, Phase.WRAP_UP)
    assert await name() == later.name
    clock.advance(timedelta(days=400))
    assert await name() is None


def test_the_month_before_the_end_of_march_is_the_end_of_february() -> None:
    assert month_before(date(2027, 3, 31)) == date(2027, 2, 28)
    assert month_before(date(2027, 1, 15)) == date(2026, 12, 15)
