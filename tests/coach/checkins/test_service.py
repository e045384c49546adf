"""Checking in moves everything above, corrections are new entries, closed cycles refuse."""

import asyncio
from datetime import timedelta
from decimal import Decimal

import pytest

from coach.checkins.errors import AlreadyCorrected, CheckInNotFound, WrongUnit
from coach.checkins.service import CheckInService
from coach.checkins.values import CheckInFields, Freshness
from coach.cycles.errors import CycleClosed
from coach.cycles.service import CycleService
from coach.cycles.values import Phase
from coach.db import Sessions
from coach.db.timing import counting
from coach.errors import Invalid
from coach.okrs.errors import KeyResultNotFound, NotYourGoal
from coach.okrs.service.key_results import KeyResultService
from coach.okrs.service.links import LinkService
from coach.okrs.service.okrs import OkrService
from coach.okrs.values import (
    ContributionFields,
    Health,
    KeyResultFields,
    ObjectiveFields,
    ProgressFrom,
    Status,
)
from tests.build import a_company
from tests.coach.checkins.conftest import Scene, set_scene
from tests.fakes import FixedClock


def at(value: float, confidence: str | None = None) -> CheckInFields:
    """A check-in that says little."""
    return CheckInFields(Decimal(str(value)), Decimal(confidence) if confidence else None)


async def test_a_check_in_answers_with_the_new_numbers_of_everything_above(
    check_ins: CheckInService, okrs: OkrService, scene: Scene
) -> None:
    said = CheckInFields(
        Decimal(39),
        Decimal("0.8"),
        Health.AT_RISK,
        note="Two clients waited for contracts",
        helped="The guide",
        blocker="Contracts",
        plan="Talk to legal",
    )
    recorded = await check_ins.check_in(scene.company.member, scene.line, said)
    assert recorded.key_result.progress == Decimal("0.25")
    assert [(moved.id, moved.progress) for moved in recorded.ancestors] == [
        (scene.low, Decimal("0.25")),
        (scene.top, Decimal("0.25")),
    ]
    low = await okrs.objective(scene.company.member, scene.low)
    assert (low.progress, low.stated) == (Decimal("0.25"), "at_risk")
    assert (low.key_results[0].current, low.key_results[0].confidence) == (
        Decimal(39),
        Decimal("0.8"),
    )
    (entry,) = await check_ins.check_ins(scene.company.outsider, scene.line)
    assert (entry.blocker, entry.progress) == ("Contracts", Decimal("0.25"))
    assert entry.author is not None
    assert entry.author.name == "Mel Member"


async def test_progress_may_pass_one_and_fall_below_zero_and_is_kept_raw(
    check_ins: CheckInService, scene: Scene
) -> None:
    seen = []
    for value in (9, 57):
        recorded = await check_ins.check_in(scene.company.member, scene.line, at(value))
        seen.append(recorded.ancestors[-1].progress)
    assert seen == [Decimal("1.5"), Decimal("-0.5")]


async def test_a_correction_replaces_what_was_said_and_both_stay_on_record(
    check_ins: CheckInService, scene: Scene, clock: FixedClock
) -> None:
    lead = scene.company.lead
    first = await check_ins.check_in(lead, scene.line, at(39, "0.5"))
    clock.advance(timedelta(days=7))
    second = await check_ins.check_in(lead, scene.line, at(12, "0.9"))
    corrected = await check_ins.correct(lead, second.check_in.id, at(33), "A typing error")
    assert corrected.key_result.current == 33
    assert corrected.ancestors[-1].progress == Decimal("0.5")
    older = await check_ins.correct(lead, first.check_in.id, at(41))
    assert older.key_result.current == 33  # history changes, the present does not
    with pytest.raises(AlreadyCorrected):
        await check_ins.correct(lead, first.check_in.id, at(40))
    withdrawn = await check_ins.correct(lead, corrected.check_in.id, None)
    assert withdrawn.key_result.current == 41
    gone = await check_ins.correct(lead, older.check_in.id, None)
    assert (gone.key_result.current, gone.ancestors[-1].progress) == (None, None)
    entries = await check_ins.check_ins(lead, scene.line)
    assert len(entries) == 6
    _, points = await check_ins.course(lead, scene.line)
    assert points == []


async def test_a_closed_cycle_takes_no_check_in_and_no_correction(
    check_ins: CheckInService, scene: Scene, sessions: Sessions, clock: FixedClock
) -> None:
    company = scene.company
    recorded = await check_ins.check_in(company.lead, scene.line, at(39))
    cycles = CycleService(sessions, clock)
    await cycles.enter(company.coach, company.cycle.id, Phase.WRAP_UP)
    await check_ins.check_in(company.lead, scene.line, at(38))
    await cycles.enter(company.coach, company.cycle.id, Phase.CLOSED)
    with pytest.raises(CycleClosed):
        await check_ins.check_in(company.lead, scene.line, at(37))
    with pytest.raises(CycleClosed):
        await check_ins.correct(company.lead, recorded.check_in.id, None)


async def test_a_draft_and_a_closed_objective_still_take_check_ins(
    check_ins: CheckInService, okrs: OkrService, scene: Scene
) -> None:
    lead = scene.company.lead
    await okrs.enter(lead, scene.low, Status.DRAFT)
    recorded = await check_ins.check_in(lead, scene.line, at(33))
    assert recorded.ancestors[-1].progress == Decimal("0.5")
    await okrs.publish(lead, scene.low)
    await okrs.close(lead, scene.low)
    await check_ins.check_in(lead, scene.line, at(21))
    assert (await okrs.objective(lead, scene.top)).progress == 1


async def test_whoever_may_not_change_a_goal_does_not_check_it_in(
    check_ins: CheckInService, scene: Scene, sessions: Sessions
) -> None:
    with pytest.raises(NotYourGoal):
        await check_ins.check_in(scene.company.outsider, scene.line, at(39))
    stranger = await a_company(sessions)
    with pytest.raises(KeyResultNotFound):
        await check_ins.check_in(stranger, scene.line, at(39))
    recorded = await check_ins.check_in(scene.company.coach, scene.line, at(39))
    with pytest.raises(CheckInNotFound):
        await check_ins.correct(stranger, recorded.check_in.id, None)


async def test_a_value_in_another_unit_is_converted_or_refused(
    check_ins: CheckInService, scene: Scene
) -> None:
    lead = scene.company.lead
    weeks = CheckInFields(Decimal(3), unit="weeks")
    assert (await check_ins.check_in(lead, scene.line, weeks)).key_result.current == 21
    for unit in ("%", "USD"):
        with pytest.raises(WrongUnit) as caught:
            await check_ins.check_in(lead, scene.line, CheckInFields(Decimal(3), unit=unit))
        assert caught.value.field == "unit"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (at(39, "1.2"), "confidence"),
        (CheckInFields(Decimal("NaN")), "value"),
        (CheckInFields(Decimal("1e40")), "value"),
        (CheckInFields(Decimal(1), note="x" * 6000), "note"),
    ],
)
async def test_nonsense_is_refused_by_name(
    check_ins: CheckInService, scene: Scene, said: CheckInFields, field: str
) -> None:
    with pytest.raises(Invalid) as caught:
        await check_ins.check_in(scene.company.lead, scene.line, said)
    assert caught.value.field == field


async def test_what_waits_for_a_check_in_is_listed_for_the_team(
    check_ins: CheckInService, scene: Scene, clock: FixedClock
) -> None:
    member = scene.company.member
    (waiting,) = await check_ins.due(member)
    assert waiting.id == scene.line
    assert waiting.objective.owner_name == "Customer Success"
    assert await check_ins.due(scene.company.outsider) == []
    await check_ins.check_in(member, scene.line, at(44))
    assert await check_ins.due(member) == []
    clock.advance(timedelta(days=7))
    assert [found.id for found in await check_ins.due(member)] == [scene.line]


async def test_the_course_says_pace_required_run_rate_and_a_range(
    check_ins: CheckInService, scene: Scene, clock: FixedClock
) -> None:
    member = scene.company.member
    for value in (45, 41, 40):
        await check_ins.check_in(member, scene.line, at(value))
        clock.advance(timedelta(days=7))
    course, points = await check_ins.course(member, scene.line)
    assert [point.value for point in points] == [45, 41, 40]
    assert course.pace == Decimal("-2.5")
    assert course.required == Decimal(21 - 40) * 7 / 57  # from 2 February to 31 March
    assert course.freshness is Freshness.FRESH
    assert course.low is not None
    assert course.high is not None
    assert course.low < 21 < course.high < 40
    clock.advance(timedelta(days=8))
    assert (await check_ins.course(member, scene.line))[0].freshness is Freshness.STALE


@pytest.mark.parametrize("depth", [2, 30])
async def test_a_check_in_costs_the_same_at_any_depth(
    check_ins: CheckInService, okrs: OkrService, scene: Scene, sessions: Sessions, depth: int
) -> None:
    lead, above = scene.company.lead, scene.low
    for level in range(depth):
        said = ObjectiveFields(
            scene.company.cycle.id,
            f"Level {level}",
            scene.company.owner,
            progress_from=ProgressFrom.BOTH,
            contributes_to=(ContributionFields(above),),
        )
        above = (await okrs.create(lead, said)).objective.id
    key_results = KeyResultService(sessions, check_ins.clock)
    line = await key_results.add(lead, above, KeyResultFields("Raise NPS from 0 to 10"))
    with counting() as cost:
        recorded = await check_ins.check_in(lead, line.id, at(5, "0.5"))
    assert len(recorded.ancestors) == depth + 2
    assert cost.statements == 8 + 2  # the tests' savepoint and its release


async def test_fifty_check_ins_at_once_under_one_goal_lose_nothing(
    committing_sessions: Sessions, clock: FixedClock
) -> None:
    scene = await set_scene(committing_sessions, clock)
    okrs, lead = OkrService(committing_sessions, clock), scene.company.lead
    key_results = KeyResultService(committing_sessions, clock)
    links = LinkService(committing_sessions, clock)
    check_ins = CheckInService(committing_sessions, clock)
    lines = []
    for number in range(10):
        said = ObjectiveFields(scene.company.cycle.id, f"Goal {number}", scene.company.owner)
        made = (await okrs.create(lead, said)).objective
        await links.link(lead, made.id, ContributionFields(scene.top))
        fields = KeyResultFields("Raise NPS from 0 to 100")
        lines.append((await key_results.add(lead, made.id, fields)).id)
    await asyncio.gather(
        *(
            check_ins.check_in(lead, line, at(10 * round_))
            for round_ in range(1, 6)
            for line in lines
        )
    )
    top = await okrs.objective(lead, scene.top)
    stands = [(await key_results.key_result(lead, line)).progress or 0 for line in lines]
    assert top.child_weight == 10
    assert top.child_sum == sum(stands)
    for line in lines:
        assert len(await check_ins.check_ins(lead, line)) == 5
