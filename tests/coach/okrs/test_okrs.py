"""Writing objectives, who sees and changes them, and what that costs."""

from dataclasses import replace
from decimal import Decimal
from uuid import uuid4

import pytest

from coach.cycles.errors import CycleClosed, CycleNotFound
from coach.cycles.service import CycleService
from coach.cycles.values import Phase
from coach.db import Sessions
from coach.db.timing import counting
from coach.errors import Invalid
from coach.okrs.errors import NotYourGoal, ObjectiveNotFound, OwnerUnknown, Stale, WrongStatus
from coach.okrs.service.okrs import OkrService
from coach.okrs.values import (
    Health,
    ObjectiveEdit,
    ObjectiveFields,
    ObjectiveFilter,
    Owner,
    OwnerKind,
    Provenance,
    Status,
    SubmittedInitiative,
    SubmittedKpi,
    SubmittedObjective,
    SubmittedSet,
)
from tests.build import a_company, a_set
from tests.coach.okrs.conftest import Company
from tests.fakes import FixedClock


async def test_a_submitted_set_is_found_again_with_its_numbers_read(
    okrs: OkrService, company: Company
) -> None:
    handed = replace(a_set(company.owner, company.cycle), status=Status.PUBLISHED)
    (made,) = await okrs.submit_set(company.member, handed)
    found = await okrs.objective(company.outsider, made.id)
    assert found.owner_name == "Customer Success"
    first, second = found.key_results
    assert (first.metric, first.unit, first.direction) == ("onboarding time", "days", "decrease")
    assert (first.baseline, first.target, first.current) == (Decimal(45), Decimal(21), None)
    assert second.metric == "activation"
    assert found.progress is None


async def test_a_set_keeps_initiatives_kpis_and_where_it_came_from(
    okrs: OkrService, company: Company
) -> None:
    submitted = SubmittedObjective(
        "Shorten the road to first value",
        initiatives=(SubmittedInitiative("Publish the setup guide"),),
        kpis=(SubmittedKpi("CSAT at 90% or above", "customer-satisfaction"),),
        provenance=Provenance("composer", None, None, uuid4()),
    )
    (made,) = await okrs.submit_set(
        company.lead, SubmittedSet(company.owner, company.cycle.id, (submitted,))
    )
    found = await okrs.objective(company.lead, made.id)
    assert (found.status, found.engine) == ("in_review", "composer")
    assert found.suggestion_id == submitted.provenance.suggestion_id
    assert [line.title for line in found.initiatives] == ["Publish the setup guide"]
    assert [line.library_key for line in found.watched_kpis] == ["customer-satisfaction"]


async def test_a_key_result_that_says_where_it_stands_counts_at_once(
    okrs: OkrService, company: Company
) -> None:
    handed = a_set(company.owner, company.cycle)
    line = replace(
        handed.objectives[0].key_results[0], title="Raise NPS from 20 to 40 (currently 25)"
    )
    submitted = replace(
        handed.objectives[0], key_results=(line, handed.objectives[0].key_results[1])
    )
    (made,) = await okrs.submit_set(company.lead, replace(handed, objectives=(submitted,)))
    assert (await okrs.objective(company.lead, made.id)).progress == Decimal("0.25")


async def test_a_set_that_is_wrong_in_one_place_leaves_nothing_behind(
    okrs: OkrService, company: Company
) -> None:
    handed = a_set(company.owner, company.cycle, "Win night-shift nurses", " ")
    with pytest.raises(Invalid) as caught:
        await okrs.submit_set(company.member, handed)
    assert caught.value.field == "title"
    assert (await okrs.objectives(company.coach, ObjectiveFilter())).items == []
    with pytest.raises(Invalid, match="no objective"):
        await okrs.submit_set(company.member, replace(handed, objectives=()))
    with pytest.raises(Invalid, match="At most"):
        await okrs.submit_set(
            company.member, replace(handed, objectives=handed.objectives[:1] * 51)
        )


@pytest.mark.parametrize("count", [1, 40])
async def test_submitting_and_listing_cost_the_same_however_much_there_is(
    okrs: OkrService, company: Company, count: int
) -> None:
    titles = [f"Objective number {number}" for number in range(count)]
    with counting() as cost:
        await okrs.submit_set(company.member, a_set(company.owner, company.cycle, *titles))
    assert cost.statements <= 12
    with counting() as cost:
        page = await okrs.goals(company.member, ObjectiveFilter(cycle_id=company.cycle.id))
    assert len(page.items) == count
    assert cost.statements == 4 + 2  # the tests' savepoint and its release


@pytest.mark.parametrize(
    ("who", "sees"),
    [("boss", True), ("lead", True), ("member", True), ("coach", True), ("outsider", False)],
)
async def test_a_draft_is_for_the_team_those_above_and_coaches(
    okrs: OkrService, company: Company, who: str, *, sees: bool
) -> None:
    (made,) = await okrs.submit_set(company.member, a_set(company.owner, company.cycle))
    actor = getattr(company, who)
    listed = (await okrs.objectives(actor, ObjectiveFilter())).items
    assert [found.id for found in listed] == ([made.id] if sees else [])
    if sees:
        assert (await okrs.objective(actor, made.id)).id == made.id
    else:
        with pytest.raises(ObjectiveNotFound):
            await okrs.objective(actor, made.id)


async def test_a_published_objective_is_for_everybody_but_other_organisations(
    okrs: OkrService, company: Company, sessions: Sessions
) -> None:
    (made,) = await okrs.submit_set(company.member, a_set(company.owner, company.cycle))
    assert (await okrs.publish(company.lead, made.id)).objective.status == "published"
    assert (await okrs.objective(company.outsider, made.id)).published_at is not None
    with pytest.raises(ObjectiveNotFound):
        await okrs.objective(await a_company(sessions), made.id)


@pytest.mark.parametrize("who", ["boss", "outsider"])
async def test_only_the_team_coaches_and_administrators_change_a_teams_goals(
    okrs: OkrService, company: Company, who: str
) -> None:
    (made,) = await okrs.submit_set(
        company.member, replace(a_set(company.owner, company.cycle), status=Status.PUBLISHED)
    )
    actor = getattr(company, who)
    edit = ObjectiveEdit(title="Something else entirely")
    with pytest.raises(NotYourGoal):
        await okrs.change(actor, made.id, edit)
    with pytest.raises(NotYourGoal):
        await okrs.close(actor, made.id)
    with pytest.raises(NotYourGoal):
        await okrs.submit_set(actor, a_set(company.owner, company.cycle))
    assert (await okrs.change(company.coach, made.id, edit)).objective.title == edit.title


async def test_a_persons_goals_are_theirs_and_their_managers(
    okrs: OkrService, company: Company
) -> None:
    mine = Owner(OwnerKind.PERSON, company.member.person_id)
    for actor in (company.member, company.lead, company.boss):
        await okrs.submit_set(actor, a_set(mine, company.cycle))
    with pytest.raises(NotYourGoal):
        await okrs.submit_set(company.outsider, a_set(mine, company.cycle))
    chosen = ObjectiveFilter(owner_id=company.member.person_id)
    assert len((await okrs.objectives(company.boss, chosen)).items) == 3


@pytest.mark.parametrize(
    "owner",
    [
        Owner(OwnerKind.TEAM, uuid4()),
        Owner(OwnerKind.PERSON, uuid4()),
        Owner(OwnerKind.TEAM),
        Owner(OwnerKind.DEPARTMENT),
    ],
)
async def test_an_owner_that_is_nobody_is_refused(
    okrs: OkrService, company: Company, owner: Owner
) -> None:
    with pytest.raises(OwnerUnknown) as caught:
        await okrs.submit_set(company.coach, a_set(owner, company.cycle))
    assert caught.value.field == "owner"


async def test_company_and_department_own_goals_too(okrs: OkrService, company: Company) -> None:
    for owner in (Owner(OwnerKind.DEPARTMENT, None, " Nursing "), Owner(OwnerKind.COMPANY)):
        await okrs.submit_set(company.coach, a_set(owner, company.cycle))
    listed = (await okrs.objectives(company.coach, ObjectiveFilter())).items
    assert [found.owner_name for found in listed] == ["Company", "Nursing"]


async def test_a_cycle_that_is_closed_or_elsewhere_takes_no_goals(
    okrs: OkrService, company: Company, sessions: Sessions, clock: FixedClock
) -> None:
    (made,) = await okrs.submit_set(company.lead, a_set(company.owner, company.cycle))
    await CycleService(sessions, clock).enter(company.coach, company.cycle.id, Phase.CLOSED)
    with pytest.raises(CycleClosed):
        await okrs.submit_set(company.lead, a_set(company.owner, company.cycle))
    with pytest.raises(CycleClosed):
        await okrs.change(company.lead, made.id, ObjectiveEdit(title="Too late"))
    handed = replace(a_set(company.owner, company.cycle), cycle_id=uuid4())
    with pytest.raises(CycleNotFound):
        await okrs.submit_set(company.lead, handed)


async def test_two_edits_at_once_do_not_overwrite_each_other(
    okrs: OkrService, company: Company
) -> None:
    said = ObjectiveFields(company.cycle.id, "Win patients' trust", company.owner)
    made = (await okrs.create(company.member, said)).objective
    edit = ObjectiveEdit(stated=Health.AT_RISK, position=3)
    changed = (await okrs.change(company.member, made.id, edit, seen=made.version)).objective
    assert (changed.stated, changed.position, changed.version) == ("at_risk", 3, 2)
    with pytest.raises(Stale):
        await okrs.change(company.lead, made.id, ObjectiveEdit(title="Mine"), seen=made.version)
    unchanged = (await okrs.change(company.lead, made.id, edit, seen=2)).objective
    assert unchanged.version == 2


async def test_closing_scores_and_a_score_of_ones_own_needs_a_reason(
    okrs: OkrService, company: Company
) -> None:
    (made,) = await okrs.submit_set(company.lead, a_set(company.owner, company.cycle))
    with pytest.raises(WrongStatus):
        await okrs.close(company.lead, made.id)
    await okrs.publish(company.lead, made.id)
    with pytest.raises(Invalid) as caught:
        await okrs.close(company.lead, made.id, Decimal("0.7"))
    assert caught.value.field == "reason"
    with pytest.raises(Invalid):
        await okrs.close(company.lead, made.id, Decimal(2))
    closed = (await okrs.close(company.lead, made.id, Decimal("0.7"), "We learned a lot")).objective
    assert (closed.status, closed.score) == ("closed", Decimal("0.7"))
    opened = (await okrs.publish(company.lead, made.id)).objective
    assert (opened.status, opened.score, opened.closed_at) == ("published", None, None)


async def test_a_long_list_comes_in_pages_that_miss_and_repeat_nothing(
    okrs: OkrService, company: Company
) -> None:
    await okrs.submit_set(company.lead, a_set(company.owner, company.cycle, *"abcde"))
    await okrs.submit_set(company.coach, a_set(Owner(OwnerKind.COMPANY), company.cycle, *"fg"))
    seen: list[str] = []
    chosen = ObjectiveFilter(limit=2)
    for _ in range(4):
        page = await okrs.objectives(company.coach, chosen)
        seen += [found.title for found in page.items]
        chosen = replace(chosen, cursor=page.next_cursor)
    assert (seen, chosen.cursor) == (list("fgabcde"), None)
    with pytest.raises(Invalid) as caught:
        await okrs.objectives(company.coach, replace(chosen, cursor="nonsense"))
    assert caught.value.field == "cursor"


async def test_a_search_looks_in_objectives_and_key_results(
    okrs: OkrService, company: Company
) -> None:
    await okrs.submit_set(company.lead, a_set(company.owner, company.cycle, "Win nurses"))

    async def found(words: str) -> int:
        return len((await okrs.objectives(company.lead, ObjectiveFilter(query=words))).items)

    assert [await found(words) for words in ("NURSE", "onboarding", "%", "doctors")] == [1, 1, 1, 0]


async def test_a_filter_narrows_to_an_owner_a_status_and_a_department(
    okrs: OkrService, company: Company
) -> None:
    await okrs.submit_set(company.lead, a_set(company.owner, company.cycle))
    nursing = Owner(OwnerKind.DEPARTMENT, None, "Nursing")
    await okrs.submit_set(
        company.coach, replace(a_set(nursing, company.cycle), status=Status.PUBLISHED)
    )

    async def owners(chosen: ObjectiveFilter) -> list[str]:
        return [found.owner_name for found in (await okrs.objectives(company.coach, chosen)).items]

    assert await owners(ObjectiveFilter(department="Nursing")) == ["Nursing"]
    assert await owners(ObjectiveFilter(owner_kind=OwnerKind.TEAM)) == ["Customer Success"]
    assert await owners(ObjectiveFilter(owner_id=company.team.id)) == ["Customer Success"]
    assert await owners(ObjectiveFilter(statuses=frozenset({Status.PUBLISHED}))) == ["Nursing"]
    assert await owners(ObjectiveFilter(cycle_id=uuid4())) == []
