"""Whatever people do, one after another or at once, the stored numbers are what they should be."""

import asyncio
from collections.abc import Awaitable, Callable
from decimal import Decimal
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from coach.checkins.recomputing import RecomputingService
from coach.checkins.service import CheckInService
from coach.checkins.values import CheckInFields
from coach.db import Sessions
from coach.errors import CoachError
from coach.okrs.models import KeyResult, Objective
from coach.okrs.service.key_results import KeyResultService
from coach.okrs.service.links import LinkService
from coach.okrs.service.okrs import OkrService
from coach.okrs.values import (
    ContributionFields,
    KeyResultEdit,
    KeyResultFields,
    KeyResultType,
    ObjectiveEdit,
    ObjectiveFields,
    ProgressFrom,
    Status,
)
from tests.coach.checkins.conftest import set_scene
from tests.coach.okrs.conftest import Company, found_company
from tests.fakes import FixedClock

OBJECTIVES = 7
AT_ONCE = 4
ACTIONS = (
    "check_in",
    "correct",
    "withdraw",
    "link",
    "unlink",
    "reweigh",
    "weigh",
    "postpone",
    "retype",
    "target",
    "source",
    "remove",
    "add",
    "delete",
    "close",
    "reopen",
)
Step = tuple[str, int, int, int]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(ACTIONS), st.integers(0, 40), st.integers(0, 40), st.integers(-3, 30)
    ),
    min_size=1,
    max_size=20,
)


class World:
    """A company whose goals are pushed about. What it holds is what was made, alive or not."""

    def __init__(self, sessions: Sessions, clock: FixedClock, company: Company) -> None:
        self.okrs = OkrService(sessions, clock)
        self.key_results = KeyResultService(sessions, clock)
        self.links = LinkService(sessions, clock)
        self.check_ins = CheckInService(sessions, clock)
        self.recomputing = RecomputingService(sessions)
        self.company = company
        self.objectives: list[UUID] = []
        self.lines: list[UUID] = []
        self.linked: list[UUID] = []
        self.entries: list[UUID] = []

    async def build(self) -> "World":
        """Make some objectives in a tree with a diamond in it, each with two key results."""
        for number in range(OBJECTIVES):
            parents = {(number - 1) // 2, number - 2} if number else set()
            said = ObjectiveFields(
                self.company.cycle.id,
                f"Objective {number}",
                self.company.owner,
                progress_from=list(ProgressFrom)[number % 3],
                contributes_to=tuple(
                    ContributionFields(self.objectives[parent]) for parent in parents if parent >= 0
                ),
            )
            goal = await self.okrs.create(self.company.lead, said)
            self.objectives.append(goal.objective.id)
            self.linked += [link.id for link in goal.parents]
            for _ in range(2):
                await self.add(number, 0, 0)
        return self

    async def take(self, step: Step) -> None:
        """Do something; what the domain refuses, it refuses."""
        action, first, second, value = step
        act: Callable[[int, int, int], Awaitable[None]] = getattr(self, action)
        try:
            await act(first, second, value)
        except CoachError:
            return

    async def check_in(self, first: int, second: int, value: int) -> None:
        said = CheckInFields(Decimal(value) / 3, Decimal(second) / 40)
        line = self.lines[first % len(self.lines)]
        recorded = await self.check_ins.check_in(self.company.lead, line, said)
        self.entries.append(recorded.check_in.id)

    async def correct(self, first: int, second: int, value: int) -> None:
        del second
        if self.entries:
            entry, said = self.entries[first % len(self.entries)], CheckInFields(Decimal(value))
            recorded = await self.check_ins.correct(self.company.lead, entry, said)
            self.entries.append(recorded.check_in.id)

    async def withdraw(self, first: int, second: int, value: int) -> None:
        del second, value
        if self.entries:
            entry = self.entries[first % len(self.entries)]
            recorded = await self.check_ins.correct(self.company.lead, entry, None)
            self.entries.append(recorded.check_in.id)

    async def link(self, first: int, second: int, value: int) -> None:
        child, parent = (self.objectives[each % len(self.objectives)] for each in (first, second))
        said = ContributionFields(parent, weight=Decimal(abs(value)), counts=value % 5 != 0)
        self.linked.append((await self.links.link(self.company.lead, child, said)).id)

    async def unlink(self, first: int, second: int, value: int) -> None:
        del second, value
        await self.links.unlink(self.company.lead, self.linked[first % len(self.linked)])

    async def reweigh(self, first: int, second: int, value: int) -> None:
        link = self.linked[first % len(self.linked)]
        await self.links.change(
            self.company.lead, link, Decimal(abs(value)) / 7, counts=second % 3 != 0
        )

    async def weigh(self, first: int, second: int, value: int) -> None:
        del second
        await self.edit(first, KeyResultEdit(weight=Decimal(abs(value)) / 7))

    async def postpone(self, first: int, second: int, value: int) -> None:
        del second
        await self.edit(first, KeyResultEdit(postponed=value % 2 == 0))

    async def retype(self, first: int, second: int, value: int) -> None:
        del second
        kind = KeyResultType.GUARDRAIL if value % 2 else None
        await self.edit(first, KeyResultEdit(type=kind))

    async def target(self, first: int, second: int, value: int) -> None:
        target = None if second % 5 == 0 else Decimal(value)
        await self.edit(first, KeyResultEdit(target=target))

    async def edit(self, place: int, edit: KeyResultEdit) -> None:
        line = self.lines[place % len(self.lines)]
        await self.key_results.change(self.company.lead, line, edit)

    async def source(self, first: int, second: int, value: int) -> None:
        del second
        edit = ObjectiveEdit(progress_from=list(ProgressFrom)[value % 3])
        await self.okrs.change(self.company.lead, self._objective(first), edit)

    async def remove(self, first: int, second: int, value: int) -> None:
        del second, value
        await self.key_results.remove(self.company.lead, self.lines[first % len(self.lines)])

    async def add(self, first: int, second: int, value: int) -> None:
        said = KeyResultFields(f"Raise NPS from 0 to {second % 9 + 7} (currently {value})")
        made = await self.key_results.add(self.company.lead, self._objective(first), said)
        self.lines.append(made.id)

    async def delete(self, first: int, second: int, value: int) -> None:
        del second, value
        await self.okrs.delete(self.company.lead, self._objective(first))

    async def close(self, first: int, second: int, value: int) -> None:
        del second, value
        await self.okrs.publish(self.company.lead, self._objective(first))
        await self.okrs.close(self.company.lead, self._objective(first))

    async def reopen(self, first: int, second: int, value: int) -> None:
        del second, value
        await self.okrs.enter(self.company.lead, self._objective(first), Status.PUBLISHED)

    def _objective(self, place: int) -> UUID:
        return self.objectives[place % len(self.objectives)]

    async def drifts(self) -> object:
        """What differs from a recomputation."""
        return (await self.recomputing.recompute(self.company.coach)).drifts


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
async def test_no_order_of_changes_lets_a_number_drift(
    committing_sessions: Sessions, clock: FixedClock, steps: list[Step]
) -> None:
    company = await found_company(committing_sessions)
    world = await World(committing_sessions, clock, company).build()
    for step in steps:
        await world.take(step)
        assert await world.drifts() == (), step


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
async def test_changes_at_once_let_no_number_drift(
    committing_sessions: Sessions, clock: FixedClock, steps: list[Step]
) -> None:
    company = await found_company(committing_sessions)
    world = await World(committing_sessions, clock, company).build()
    for start in range(0, len(steps), AT_ONCE):
        await asyncio.gather(*(world.take(step) for step in steps[start : start + AT_ONCE]))
        assert await world.drifts() == ()


async def test_a_number_that_was_tampered_with_is_found(
    committing_sessions: Sessions, clock: FixedClock
) -> None:
    scene = await set_scene(committing_sessions, clock)
    lead, top = scene.company.lead, scene.top
    check_ins = CheckInService(committing_sessions, clock)
    await check_ins.check_in(lead, scene.line, CheckInFields(Decimal(33)))
    recomputing = RecomputingService(committing_sessions)
    sound = await recomputing.recompute(scene.company.coach)
    assert (sound.objectives, sound.key_results, sound.drifts) == (2, 1, ())
    async with committing_sessions.begin() as session:
        await session.execute(
            update(Objective).where(Objective.id == top).values(progress=Decimal("0.6"))
        )
        await session.execute(update(KeyResult).values(current=Decimal(30)))
    found = (await recomputing.recompute(scene.company.coach)).drifts
    wrong = {(drift.kind, drift.field) for drift in found}
    assert {("objective", "progress"), ("key_result", "current")} <= wrong
    assert next(drift for drift in found if drift.id == top).expected != Decimal("0.6")
