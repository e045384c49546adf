"""Loading in bulk: as right as one by one, and lists cost the same afterwards."""

from decimal import Decimal

import pytest

from coach.checkins.recomputing import RecomputingService
from coach.cycles.errors import CycleClosed
from coach.cycles.service import CycleService
from coach.cycles.values import Phase
from coach.db import Sessions
from coach.db.timing import counting
from coach.errors import Invalid
from coach.okrs.errors import NotYourGoal
from coach.okrs.service.discussion import DiscussionService
from coach.okrs.service.loading import LoadedObjective, LoadService
from coach.okrs.service.okrs import OkrService
from coach.okrs.values import (
    ObjectiveFilter,
    Owner,
    OwnerKind,
    SubmittedKeyResult,
    SubmittedObjective,
)
from tests.coach.okrs.conftest import Company, found_company
from tests.fakes import FixedClock

LINES = (SubmittedKeyResult("Raise NPS from 0 to 10"), SubmittedKeyResult("Publish the guide"))


def a_tree(owner: Owner, count: int) -> list[LoadedObjective]:
    """Objectives of which each but the first counts for an earlier one, three for each."""
    return [
        LoadedObjective(
            SubmittedObjective(f"Objective {number}", key_results=LINES),
            owner,
            (number - 1) // 3 if number else None,
            (Decimal(number % 11), None),
        )
        for number in range(count)
    ]


@pytest.mark.parametrize("count", [50, 500])
async def test_what_is_loaded_has_no_drift_and_costs_the_same_to_look_at(
    committing_sessions: Sessions, clock: FixedClock, count: int
) -> None:
    company = await found_company(committing_sessions)
    loads = LoadService(committing_sessions, clock)
    ids = await loads.load(company.coach, company.cycle.id, a_tree(company.owner, count))
    recomputed = await RecomputingService(committing_sessions).recompute(company.coach)
    assert (recomputed.objectives, recomputed.key_results) == (count, 2 * count)
    assert recomputed.drifts == ()
    okrs = OkrService(committing_sessions, clock)
    talk = DiscussionService(committing_sessions, clock)
    spent = []
    for call in (
        okrs.goals(company.outsider, ObjectiveFilter(cycle_id=company.cycle.id, top_only=True)),
        okrs.goals(company.outsider, ObjectiveFilter(parent_id=ids[0])),
        okrs.objectives(company.outsider, ObjectiveFilter(query="objective", limit=200)),
        okrs.goal(company.outsider, ids[0]),
        talk.explain(company.outsider, ids[0], 6),
    ):
        with counting() as cost:
            await call
        spent.append(cost.statements)
    assert spent == [4, 4, 4, 5, 4]


async def test_only_those_who_answer_for_it_load_and_only_into_open_cycles(
    company: Company, sessions: Sessions, clock: FixedClock
) -> None:
    loads = LoadService(sessions, clock)
    tree = a_tree(Owner(OwnerKind.COMPANY), 2)
    with pytest.raises(NotYourGoal):
        await loads.load(company.lead, company.cycle.id, tree)
    with pytest.raises(Invalid):
        await loads.load(company.coach, company.cycle.id, tree[1:])
    await CycleService(sessions, clock).enter(company.coach, company.cycle.id, Phase.CLOSED)
    with pytest.raises(CycleClosed):
        await loads.load(company.coach, company.cycle.id, tree)
