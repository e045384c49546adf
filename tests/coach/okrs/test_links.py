"""What contributes to what: numbers move up, circles are refused, locks hold."""

import asyncio
from dataclasses import replace
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from coach.db import Sessions
from coach.db.timing import counting
from coach.errors import Invalid
from coach.okrs.errors import (
    AlreadyLinked,
    KeyResultNotFound,
    LinkCircle,
    LinkNotFound,
    NotYourGoal,
    ObjectiveNotFound,
    Stale,
)
from coach.okrs.models import Objective
from coach.okrs.service.discussion import DiscussionService
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
    ObjectiveFilter,
    Owner,
    OwnerKind,
    ProgressFrom,
    Status,
)
from tests.coach.okrs.conftest import Company, found_company
from tests.fakes import FixedClock

HALF = "Raise NPS from 0 to 10 (currently 5)"
QUARTER = "Raise NPS from 0 to 20 (currently 5)"


@pytest.fixture
def goals(okrs: OkrService, key_results: KeyResultService, company: Company) -> "Goals":
    return Goals(okrs, key_results, company)


class Goals:
    """Makes objectives of the team with a few words."""

    def __init__(self, okrs: OkrService, key_results: KeyResultService, company: Company) -> None:
        self.okrs, self.key_results, self.company = okrs, key_results, company

    async def make(
        self,
        title: str,
        *lines: str,
        under: tuple[UUID, ...] = (),
        progress_from: ProgressFrom = ProgressFrom.BOTH,
    ) -> UUID:
        """Make an objective with key results that count for others."""
        company = self.company
        links = tuple(ContributionFields(parent) for parent in under)
        said = ObjectiveFields(
            company.cycle.id,
            title,
            company.owner,
            progress_from=progress_from,
            contributes_to=links,
        )
        made = (await self.okrs.create(company.lead, said)).objective
        for line in lines:
            await self.key_results.add(company.lead, made.id, KeyResultFields(line))
        return made.id

    async def progress(self, objective_id: UUID) -> Decimal | None:
        """Read how far an objective is."""
        return (await self.okrs.objective(self.company.lead, objective_id)).progress

    async def line(self, objective_id: UUID, place: int = 0) -> UUID:
        """Name one of its key results."""
        found = await self.okrs.objective(self.company.lead, objective_id)
        return found.key_results[place].id


async def test_progress_rises_through_every_level(goals: Goals) -> None:
    top = await goals.make("Top")
    middle = await goals.make("Middle", under=(top,))
    low = await goals.make("Low", HALF, under=(middle,))
    assert [await goals.progress(each) for each in (low, middle, top)] == [Decimal("0.5")] * 3


async def test_key_results_at_a_half_and_at_one_point_four_make_point_nine_five(
    goals: Goals,
) -> None:
    over = "Cut errors from 10 to 5 (currently 3)"
    made = await goals.make("Objective", HALF, over)
    assert await goals.progress(made) == Decimal("0.95")


async def test_what_cannot_be_computed_is_left_out_and_is_neither_zero_nor_one(
    goals: Goals,
) -> None:
    made = await goals.make("Objective", "Keep quality from 90% to 90% (currently 90%)")
    await goals.key_results.add(
        goals.company.lead, made, KeyResultFields("Reduce churn from X% to Y%")
    )
    await goals.key_results.add(goals.company.lead, made, KeyResultFields("Raise NPS from 0 to 10"))
    assert await goals.progress(made) is None
    await goals.key_results.add(goals.company.lead, made, KeyResultFields(HALF))
    assert await goals.progress(made) == Decimal("0.5")


async def test_guardrails_and_postponed_key_results_are_never_averaged(goals: Goals) -> None:
    made = await goals.make("Objective", HALF, QUARTER)
    lead = goals.company.lead
    guardrail = KeyResultFields(
        "Keep NPS from 0 to 10 (currently 10)", type=KeyResultType.GUARDRAIL
    )
    await goals.key_results.add(lead, made, guardrail)
    assert await goals.progress(made) == Decimal("0.375")
    line = await goals.line(made, 1)
    await goals.key_results.change(lead, line, KeyResultEdit(postponed=True), why="No people")
    assert await goals.progress(made) == Decimal("0.5")
    await goals.key_results.change(lead, line, KeyResultEdit(postponed=False))
    await goals.key_results.change(lead, line, KeyResultEdit(weight=Decimal(3)))
    assert await goals.progress(made) == Decimal("0.3125")
    await goals.key_results.remove(lead, line)
    assert await goals.progress(made) == Decimal("0.5")


async def test_an_objective_chooses_what_its_progress_comes_from(goals: Goals) -> None:
    top = await goals.make("Top", QUARTER, progress_from=ProgressFrom.KEY_RESULTS)
    above = await goals.make("Above")
    await goals.okrs.change(goals.company.lead, top, ObjectiveEdit(position=1))
    link = LinkService(goals.okrs.sessions, goals.okrs.clock)
    await link.link(goals.company.lead, top, ContributionFields(above))
    await goals.make("Low", HALF, under=(top,))
    seen = []
    for source in (ProgressFrom.KEY_RESULTS, ProgressFrom.CHILDREN, ProgressFrom.BOTH):
        await goals.okrs.change(goals.company.lead, top, ObjectiveEdit(progress_from=source))
        seen.append((await goals.progress(top), await goals.progress(above)))
    assert seen == [
        (Decimal("0.25"), Decimal("0.25")),
        (Decimal("0.5"), Decimal("0.5")),
        (Decimal("0.375"), Decimal("0.375")),
    ]


async def test_where_ways_meet_again_both_count(goals: Goals) -> None:
    top = await goals.make("Top")
    left = await goals.make("Left", under=(top,))
    right = await goals.make("Right", "Raise NPS from 0 to 10 (currently 10)", under=(top,))
    low = await goals.make("Low", HALF, under=(left, right))
    assert await goals.progress(right) == Decimal("0.75")
    assert await goals.progress(top) == Decimal("0.625")
    await goals.key_results.remove(goals.company.lead, await goals.line(low))
    assert [await goals.progress(each) for each in (left, right, top)] == [None, 1, 1]


async def test_links_are_weighed_reweighed_and_cut(goals: Goals, links: LinkService) -> None:
    lead = goals.company.lead
    top = await goals.make("Top")
    heavy = await goals.make("Heavy", HALF)
    light = await goals.make("Light", "Raise NPS from 0 to 10 (currently 1)", under=(top,))
    link = await links.link(lead, heavy, ContributionFields(top, weight=Decimal(3)))
    assert await goals.progress(top) == Decimal("0.4")
    await links.change(lead, link.id, Decimal(1), counts=True)
    assert await goals.progress(top) == Decimal("0.3")
    await links.change(lead, link.id, Decimal(1), counts=False)
    assert await goals.progress(top) == Decimal("0.1")
    await links.change(lead, link.id, Decimal(1), counts=True)
    await links.unlink(lead, link.id)
    assert await goals.progress(top) == Decimal("0.1")
    assert [found.parent.title for found in await links.parents(lead, light)] == ["Top"]
    with pytest.raises(LinkNotFound):
        await links.unlink(lead, link.id)


async def test_a_link_to_a_key_result_counts_for_the_objective_that_holds_it(
    goals: Goals, links: LinkService
) -> None:
    top = await goals.make("Top", "Raise NPS from 0 to 10")
    low = await goals.make("Low", HALF)
    line = await goals.line(top)
    made = await links.link(goals.company.lead, low, ContributionFields(key_result_id=line))
    assert (made.parent_id, made.key_result_id) == (top, line)
    assert await goals.progress(top) == Decimal("0.5")
    await goals.key_results.remove(goals.company.lead, line)
    assert await goals.progress(top) == Decimal("0.5")
    (left,) = await links.parents(goals.company.lead, low)
    assert left.key_result_id is None


async def test_a_circle_is_refused_however_long(goals: Goals, links: LinkService) -> None:
    top = await goals.make("Top")
    middle = await goals.make("Middle", under=(top,))
    low = await goals.make("Low", HALF, under=(middle,))
    for child, parent in ((top, low), (top, middle), (middle, low), (top, top)):
        with pytest.raises(LinkCircle) as caught:
            await links.link(goals.company.lead, child, ContributionFields(parent))
        assert caught.value.field == "contributes_to"
    assert await goals.progress(top) == Decimal("0.5")


async def test_a_link_that_makes_no_sense_is_refused(goals: Goals, links: LinkService) -> None:
    lead = goals.company.lead
    top = await goals.make("Top")
    low = await goals.make("Low", under=(top,))
    with pytest.raises(AlreadyLinked):
        await links.link(lead, low, ContributionFields(top))
    with pytest.raises(Invalid):
        await links.link(lead, low, ContributionFields())
    with pytest.raises(Invalid):
        await links.link(lead, low, ContributionFields(top, top))
    with pytest.raises(ObjectiveNotFound):
        await links.link(lead, low, ContributionFields(uuid4()))
    with pytest.raises(Invalid):
        await links.link(lead, top, ContributionFields(low, weight=Decimal(-1)))


async def test_one_sees_what_one_links_to_and_may_change_what_one_links(
    goals: Goals, links: LinkService
) -> None:
    company = goals.company
    draft = await goals.make("A draft of the team")
    mine = Owner(OwnerKind.PERSON, company.outsider.person_id)
    said = ObjectiveFields(company.cycle.id, "Mine", mine)
    theirs = (await goals.okrs.create(company.outsider, said)).objective
    with pytest.raises(ObjectiveNotFound):
        await links.link(company.outsider, theirs.id, ContributionFields(draft))
    await goals.okrs.publish(company.lead, draft)
    with pytest.raises(NotYourGoal):
        await links.link(company.outsider, draft, ContributionFields(theirs.id))
    await links.link(company.outsider, theirs.id, ContributionFields(draft))


async def test_a_deleted_objective_stops_counting_and_its_children_stay(goals: Goals) -> None:
    top = await goals.make("Top", HALF)
    middle = await goals.make("Middle", "Raise NPS from 0 to 10 (currently 1)", under=(top,))
    low = await goals.make("Low", HALF, under=(middle,))
    assert await goals.progress(top) == Decimal("0.4")
    await goals.okrs.delete(goals.company.lead, middle, "Doubled")
    assert await goals.progress(top) == Decimal("0.5")
    assert await goals.progress(low) == Decimal("0.5")
    with pytest.raises(ObjectiveNotFound):
        await goals.progress(middle)


async def test_a_new_title_brings_its_numbers_and_an_old_version_is_refused(goals: Goals) -> None:
    lead = goals.company.lead
    made = await goals.make("Objective", HALF)
    line = await goals.line(made)
    edit = KeyResultEdit(title="Raise NPS from 0 to 20")
    changed = await goals.key_results.change(lead, line, edit, seen=1, why="Too timid")
    assert (changed.target, changed.current) == (Decimal(20), Decimal(5))
    assert await goals.progress(made) == Decimal("0.25")
    with pytest.raises(Stale):
        await goals.key_results.change(lead, line, edit, seen=1)
    with pytest.raises(Invalid) as caught:
        await goals.key_results.change(lead, line, KeyResultEdit(target=Decimal("1e30")))
    assert caught.value.field == "target"
    talk = DiscussionService(goals.okrs.sessions, goals.okrs.clock)
    newest = (await talk.history(lead, made))[0]
    assert (newest.before["target"], newest.after["target"]) == (10, 20)
    assert newest.why == "Too timid"
    with pytest.raises(KeyResultNotFound):
        await goals.key_results.key_result(goals.company.outsider, line)


async def test_the_explanation_shows_what_counts_and_why_something_does_not(goals: Goals) -> None:
    company = goals.company
    top = await goals.make("Top", HALF, "Reduce churn from X% to Y%")
    low = await goals.make("Low", QUARTER, under=(top,))
    await goals.okrs.publish(company.lead, top)
    talk = DiscussionService(goals.okrs.sessions, goals.okrs.clock)
    found = await talk.explain(company.lead, top)
    assert found.formula == "(1 x 0.5 + 1 x 0.25) / 2"
    assert [part.left_out for part in found.parts] == [None, "a number is still blank", None]
    assert found.parts[0].formula == "(5 - 0) / (10 - 0)"
    child = found.parts[2].node
    assert child is not None
    assert (child.id, child.formula) == (low, "(1 x 0.25) / 1")
    hidden = (await talk.explain(company.outsider, top)).parts[2]
    assert (hidden.title, hidden.progress, hidden.node) == (None, Decimal("0.25"), None)


async def test_the_map_opens_level_by_level(goals: Goals) -> None:
    top = await goals.make("Top")
    middle = await goals.make("Middle", under=(top,))
    for number in range(3):
        await goals.make(f"Low {number}", under=(middle,))
    company = goals.company
    first = ObjectiveFilter(cycle_id=company.cycle.id, top_only=True)
    levels = []
    for chosen in (first, ObjectiveFilter(parent_id=top), ObjectiveFilter(parent_id=middle)):
        page = await goals.okrs.goals(company.lead, chosen)
        levels.append([(goal.objective.title, goal.children) for goal in page.items])
    assert levels == [
        [("Top", 1)],
        [("Middle", 3)],
        [("Low 0", 0), ("Low 1", 0), ("Low 2", 0)],
    ]


@pytest.mark.parametrize("depth", [1, 25])
async def test_a_change_costs_the_same_at_any_depth(goals: Goals, depth: int) -> None:
    above: tuple[UUID, ...] = ()
    for level in range(depth):
        above = (await goals.make(f"Level {level}", under=above),)
    low = await goals.make("Low", HALF, under=above)
    line = await goals.line(low)
    with counting() as cost:
        edit = KeyResultEdit(target=Decimal(20))
        await goals.key_results.change(goals.company.lead, line, edit)
    assert cost.statements == 6 + 2  # the tests' savepoint and its release
    assert await goals.progress(above[0]) == Decimal("0.25")


async def test_of_two_links_that_would_close_a_circle_together_one_is_refused(
    committing_sessions: Sessions, clock: FixedClock
) -> None:
    company = await found_company(committing_sessions)
    okrs, links = OkrService(committing_sessions, clock), LinkService(committing_sessions, clock)
    goals = Goals(okrs, KeyResultService(committing_sessions, clock), company)
    refused = 0
    for _ in range(5):
        one, other = await goals.make("One", HALF), await goals.make("Other", QUARTER)
        answers = await asyncio.gather(
            links.link(company.lead, one, ContributionFields(other)),
            links.link(company.lead, other, ContributionFields(one)),
            return_exceptions=True,
        )
        refused += sum(isinstance(answer, LinkCircle) for answer in answers)
        assert sum(isinstance(answer, BaseException) for answer in answers) == 1
    assert refused == 5


async def test_changes_at_once_under_one_objective_lose_nothing(
    committing_sessions: Sessions, clock: FixedClock
) -> None:
    company = await found_company(committing_sessions)
    okrs = OkrService(committing_sessions, clock)
    key_results = KeyResultService(committing_sessions, clock)
    goals = Goals(okrs, key_results, company)
    top = await goals.make("Top")
    lows = [await goals.make(f"Low {number}", HALF, under=(top,)) for number in range(8)]
    lines = [await goals.line(low) for low in lows]
    await asyncio.gather(
        *(
            key_results.change(company.lead, line, KeyResultEdit(target=Decimal(50)))
            for line in lines
        ),
        *(
            key_results.change(company.lead, line, KeyResultEdit(weight=Decimal(2)))
            for line in lines
        ),
    )
    assert await goals.progress(top) == Decimal("0.1")
    found: Objective = await okrs.objective(company.lead, top)
    assert (found.child_sum, found.child_weight) == (Decimal("0.8"), Decimal(8))


async def test_a_closed_objective_keeps_counting(goals: Goals) -> None:
    top = await goals.make("Top")
    low = await goals.make("Low", HALF, under=(top,))
    await goals.okrs.publish(goals.company.lead, low)
    closed = (await goals.okrs.close(goals.company.lead, low)).objective
    assert (closed.status, closed.score) == (Status.CLOSED.value, Decimal("0.5"))
    assert await goals.progress(top) == Decimal("0.5")


async def test_a_weight_of_nothing_leaves_nothing_to_average(goals: Goals) -> None:
    made = await goals.make("Objective", HALF)
    edit = replace(KeyResultEdit(), weight=Decimal(0))
    await goals.key_results.change(goals.company.lead, await goals.line(made), edit)
    assert await goals.progress(made) is None
