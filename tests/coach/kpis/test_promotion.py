"""A KPI becomes a key result and a reached level becomes a KPI, both on record."""

from decimal import Decimal

import pytest

from coach.checkins.recomputing import RecomputingService
from coach.checkins.service import CheckInService
from coach.checkins.values import CheckInFields
from coach.db import Sessions
from coach.errors import Invalid
from coach.kpis.errors import KpiNotFound
from coach.kpis.promotion import PromotionService
from coach.kpis.service import KpiService, health_of
from coach.kpis.values import Health, KpiFields, MeasurementFields, Visibility
from coach.okrs.errors import NotYourGoal
from coach.okrs.service.discussion import DiscussionService
from coach.okrs.service.okrs import OkrService
from tests.coach.checkins.conftest import Scene, check_ins, kpis, okrs, scene, set_scene
from tests.fakes import FixedClock

__all__ = ["check_ins", "kpis", "okrs", "scene"]


@pytest.fixture
def promotions(sessions: Sessions, clock: FixedClock) -> PromotionService:
    return PromotionService(sessions, clock)


async def test_a_kpi_that_must_move_becomes_a_key_result_that_it_moves(
    promotions: PromotionService, kpis: KpiService, okrs: OkrService, scene: Scene
) -> None:
    lead = scene.company.lead
    kpi = await kpis.create(lead, KpiFields("Renewal rate", unit="%"))
    with pytest.raises(Invalid):
        await promotions.promote(lead, kpi.id, scene.low, Decimal(95))
    await kpis.measure(lead, kpi.id, MeasurementFields(Decimal(85)))
    with pytest.raises(Invalid):
        await promotions.promote(lead, kpi.id, scene.low, Decimal(85))
    made = await promotions.promote(lead, kpi.id, scene.low, Decimal(95))
    assert made.title == "Raise renewal rate from 85% to 95%"
    await kpis.measure(lead, kpi.id, MeasurementFields(Decimal(90)))
    assert (await okrs.objective(lead, scene.top)).progress == Decimal("0.5")
    talk = DiscussionService(okrs.sessions, okrs.clock)
    assert "promoted" in {entry.action for entry in await talk.history(lead, scene.low)}


async def test_a_level_that_was_reached_becomes_a_kpi_that_holds_it(
    promotions: PromotionService, kpis: KpiService, check_ins: CheckInService, scene: Scene
) -> None:
    lead = scene.company.lead
    await check_ins.check_in(lead, scene.line, CheckInFields(Decimal(21)))
    made = await promotions.demote(lead, scene.line)
    assert (made.name, made.unit, made.lower_bound) == ("onboarding time", "days", None)
    assert (made.upper_bound, made.team_id) == (Decimal(21), scene.company.team.id)
    found = await kpis.kpi(scene.company.outsider, made.id)
    assert health_of(found) is Health.ON_TRACK
    assert [one.value for one in await kpis.series(lead, made.id)] == [21]


async def test_only_those_who_may_change_the_goal_promote_and_demote(
    promotions: PromotionService, kpis: KpiService, scene: Scene
) -> None:
    company = scene.company
    with pytest.raises(NotYourGoal):
        await promotions.demote(company.outsider, scene.line)
    mine = await kpis.create(company.outsider, KpiFields("Mine", visibility=Visibility.PRIVATE))
    with pytest.raises(KpiNotFound):
        await promotions.promote(company.lead, mine.id, scene.low, Decimal(1))
    await kpis.measure(company.outsider, mine.id, MeasurementFields(Decimal(2)))
    with pytest.raises(NotYourGoal):
        await promotions.promote(company.outsider, mine.id, scene.low, Decimal(1))


async def test_a_promoted_kpi_leaves_no_drift(
    committing_sessions: Sessions, clock: FixedClock
) -> None:
    from_scratch = await _promoted(committing_sessions, clock)
    recomputed = await RecomputingService(committing_sessions).recompute(from_scratch.company.coach)
    assert recomputed.drifts == ()


async def _promoted(sessions: Sessions, clock: FixedClock) -> Scene:
    made = await set_scene(sessions, clock)
    kpis = KpiService(sessions, clock)
    kpi = await kpis.create(made.company.lead, KpiFields("NPS"))
    await kpis.measure(made.company.lead, kpi.id, MeasurementFields(Decimal(30)))
    promotions = PromotionService(sessions, clock)
    await promotions.promote(made.company.lead, kpi.id, made.low, Decimal(20))
    return made
