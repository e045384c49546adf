"""KPIs: kept, measured, and standing behind key results."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from coach.checkins.service import CheckInService
from coach.checkins.values import CheckInFields
from coach.cycles.service import CycleService
from coach.cycles.values import Phase
from coach.db import Sessions
from coach.db.timing import counting
from coach.errors import Invalid
from coach.kpis.errors import KpiNotFound, KpiUnitMismatch, NotYourKpi
from coach.kpis.service import KpiService, health_of, needs_recovery
from coach.kpis.values import Health, KpiFields, MeasurementFields, Visibility
from coach.okrs.errors import NotYourGoal
from coach.okrs.service.key_results import KeyResultService
from coach.okrs.service.okrs import OkrService
from coach.okrs.values import KeyResultFields
from coach.people.errors import TeamNotFound
from tests.build import a_company
from tests.coach.checkins.conftest import Scene, check_ins, kpis, okrs, scene
from tests.fakes import FixedClock

__all__ = ["check_ins", "kpis", "okrs", "scene"]

DAYS = KpiFields("Onboarding time", "From contract to first use", unit="days")


def measured(value: float, day: date | None = None) -> MeasurementFields:
    """A measurement without a note."""
    return MeasurementFields(Decimal(str(value)), day)


async def test_a_kpi_is_set_up_found_and_changed(kpis: KpiService, scene: Scene) -> None:
    member = scene.company.member
    made = await kpis.create(member, replace(DAYS, synonyms=("time to value",)))
    assert (made.owner_id, made.synonyms) == (member.person_id, ["time to value"])
    assert [found.name for found in await kpis.kpis(scene.company.outsider, "FIRST use")] == [
        "Onboarding time"
    ]
    changed = await kpis.change(member, made.id, replace(DAYS, upper_bound=Decimal(30)))
    assert changed.upper_bound == 30
    with pytest.raises(NotYourKpi):
        await kpis.change(scene.company.outsider, made.id, DAYS)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        (replace(DAYS, name=""), "name"),
        (replace(DAYS, lower_bound=Decimal(3), upper_bound=Decimal(2)), "lower_bound"),
        (replace(DAYS, visibility=Visibility.TEAM), "team_id"),
        (replace(DAYS, owner_id=uuid4()), "owner"),
        (replace(DAYS, synonyms=("x",) * 31), "synonyms"),
    ],
)
async def test_a_kpi_that_makes_no_sense_is_refused_by_name(
    kpis: KpiService, scene: Scene, fields: KpiFields, field: str
) -> None:
    with pytest.raises(Invalid) as caught:
        await kpis.create(scene.company.member, fields)
    assert caught.value.field == field


async def test_private_is_the_owners_and_team_is_the_teams(
    kpis: KpiService, scene: Scene, sessions: Sessions
) -> None:
    company = scene.company
    private = await kpis.create(company.member, replace(DAYS, visibility=Visibility.PRIVATE))
    teams = replace(DAYS, visibility=Visibility.TEAM, team_id=company.team.id)
    team = await kpis.create(company.member, teams)

    async def seen(who: str) -> list[bool]:
        ids = {found.id for found in await kpis.kpis(getattr(company, who))}
        return [private.id in ids, team.id in ids]

    assert [await seen(who) for who in ("member", "lead", "coach", "outsider")] == [
        [True, True],
        [False, True],
        [False, True],
        [False, False],
    ]
    with pytest.raises(KpiNotFound):
        await kpis.kpi(company.coach, private.id)
    with pytest.raises(NotYourKpi):
        await kpis.create(company.outsider, teams)
    with pytest.raises(TeamNotFound):
        await kpis.create(await a_company(sessions), teams)


async def test_health_is_a_warning_at_once_and_bad_when_it_lasts(
    kpis: KpiService, scene: Scene, clock: FixedClock
) -> None:
    member = scene.company.member
    made = await kpis.create(member, replace(DAYS, upper_bound=Decimal(30)))
    today = clock.now().date()
    seen = []
    for value, days_ago in ((20, 9), (31, 8), (32, 7), (29, 6), (50, 10)):
        await kpis.measure(member, made.id, measured(value, today - timedelta(days=days_ago)))
        found = await kpis.kpi(member, made.id)
        seen.append((health_of(found), needs_recovery(found)))
    assert seen == [
        (Health.ON_TRACK, False),
        (Health.AT_RISK, False),
        (Health.OFF_TRACK, True),
        (Health.ON_TRACK, False),
        (Health.ON_TRACK, False),  # an older value came late
    ]
    await kpis.measure(member, made.id, measured(31, today - timedelta(days=6)))
    assert health_of(await kpis.kpi(member, made.id)) is Health.OFF_TRACK  # the day's last counts
    assert len(await kpis.series(member, made.id)) == 6
    with pytest.raises(Invalid) as caught:
        await kpis.measure(member, made.id, measured(1, today + timedelta(days=1)))
    assert caught.value.field == "measured_on"


async def test_a_measurement_moves_the_key_result_and_everything_above(
    kpis: KpiService, okrs: OkrService, check_ins: CheckInService, scene: Scene, clock: FixedClock
) -> None:
    lead = scene.company.lead
    made = await kpis.create(lead, DAYS)
    await kpis.link(lead, scene.line, made.id)
    await kpis.measure(lead, made.id, measured(39))
    assert (await okrs.objective(lead, scene.top)).progress == Decimal("0.25")
    clock.advance(timedelta(hours=1))
    await check_ins.check_in(lead, scene.line, CheckInFields(Decimal(33)))
    yesterday = clock.now().date() - timedelta(days=1)
    await kpis.measure(lead, made.id, measured(45, yesterday))  # older news changes nothing
    assert (await okrs.objective(lead, scene.top)).progress == Decimal("0.5")
    entries = await check_ins.check_ins(lead, scene.line)
    assert [entry.measurement_id is None for entry in entries] == [True, False]
    behind = await kpis.behind(lead, scene.line)
    assert behind is not None
    assert behind.id == made.id
    await kpis.unlink(lead, scene.line)
    clock.advance(timedelta(hours=1))
    await kpis.measure(lead, made.id, measured(21))
    assert (await okrs.objective(lead, scene.top)).progress == Decimal("0.5")
    assert await kpis.behind(lead, scene.line) is None


async def test_linking_takes_over_what_the_kpi_stands_at_in_the_key_results_unit(
    kpis: KpiService, okrs: OkrService, scene: Scene
) -> None:
    lead = scene.company.lead
    weeks = await kpis.create(lead, replace(DAYS, unit="weeks"))
    await kpis.measure(lead, weeks.id, measured(3))
    await kpis.link(lead, scene.line, weeks.id)
    low = await okrs.objective(lead, scene.low)
    assert (low.key_results[0].current, low.progress) == (Decimal(21), Decimal(1))
    other = await kpis.create(lead, DAYS)
    await kpis.measure(lead, other.id, measured(33))
    await kpis.link(lead, scene.line, other.id)
    assert (await okrs.objective(lead, scene.low)).progress == Decimal("0.5")


async def test_what_measures_something_else_or_belongs_to_others_is_not_linked(
    kpis: KpiService, scene: Scene
) -> None:
    company = scene.company
    percent = await kpis.create(company.lead, replace(DAYS, unit="%"))
    with pytest.raises(KpiUnitMismatch):
        await kpis.link(company.lead, scene.line, percent.id)
    mine = await kpis.create(company.outsider, DAYS)
    with pytest.raises(NotYourGoal):
        await kpis.link(company.outsider, scene.line, mine.id)


async def test_key_results_of_a_closed_cycle_stay_where_they_are(
    kpis: KpiService, okrs: OkrService, scene: Scene, sessions: Sessions, clock: FixedClock
) -> None:
    lead = scene.company.lead
    made = await kpis.create(lead, DAYS)
    await kpis.link(lead, scene.line, made.id)
    await kpis.measure(lead, made.id, measured(33))
    cycles = CycleService(sessions, clock)
    await cycles.enter(scene.company.coach, scene.company.cycle.id, Phase.CLOSED)
    clock.advance(timedelta(days=1))
    await kpis.measure(lead, made.id, measured(21))
    assert (await okrs.objective(lead, scene.low)).progress == Decimal("0.5")


@pytest.mark.parametrize("count", [1, 15])
async def test_a_measurement_costs_the_same_for_many_key_results(
    kpis: KpiService, scene: Scene, sessions: Sessions, clock: FixedClock, count: int
) -> None:
    lead = scene.company.lead
    made = await kpis.create(lead, DAYS)
    key_results = KeyResultService(sessions, clock)
    for _ in range(count):
        said = KeyResultFields("Reduce onboarding time from 45 days to 21 days")
        await kpis.link(lead, (await key_results.add(lead, scene.low, said)).id, made.id)
    with counting() as cost:
        await kpis.measure(lead, made.id, measured(33))
    assert cost.statements == 10 + 2  # the tests' savepoint and its release
