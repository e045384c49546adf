"""The demo organisation: whole, believable, and as large as it is asked to be."""

from datetime import date

import pytest

from api.demo import content
from api.demo.growing import people_file
from api.demo.loading import SignIn, load_demo, quarter_end, quarter_start
from coach.okrs.values import ObjectiveFilter, Status
from coach.people.errors import OrganisationExists
from coach.people.importing import read_people
from coach.people.values import Actor, Role
from coach.wiring import Coach

TODAY = date(2027, 1, 12)


async def _signed_in(coach: Coach, who: SignIn) -> Actor:
    secret = await coach.access.sign_in(who.email, who.password)
    actor = await coach.access.actor_of_session(secret)
    assert actor is not None
    return actor


async def test_the_demo_has_people_teams_two_cycles_and_goals(coach: Coach) -> None:
    demo = await load_demo(coach, TODAY)
    assert (demo.people, demo.objectives) == (40, 22)
    maya = await _signed_in(coach, demo.sign_in[3])
    assert len(maya.led_team_ids) == 1
    cycles = await coach.cycles.cycles(maya)
    assert [(cycle.name, cycle.phase) for cycle in cycles] == [
        ("2027-Q1", "active"),
        ("2026-Q4", "closed"),
    ]
    current = await coach.cycles.current(maya)
    assert current is not None
    assert current.id == cycles[0].id
    teams = await coach.directory.teams(maya)
    assert sorted(team.kind for team in teams) == ["squad"] + ["team"] * 8
    assert all(team.lead_id for team in teams)
    drafts = ObjectiveFilter(statuses=frozenset({Status.DRAFT}))
    (draft,) = (await coach.okrs.objectives(maya, drafts)).items
    assert draft.key_results[0].baseline is None
    published = ObjectiveFilter(cycle_id=cycles[0].id, statuses=frozenset({Status.PUBLISHED}))
    stands = [found.progress for found in (await coach.okrs.objectives(maya, published)).items]
    assert any(progress is not None for progress in stands)
    ended = ObjectiveFilter(cycle_id=cycles[1].id)
    assert any(found.progress for found in (await coach.okrs.objectives(maya, ended)).items)
    roles = {who.role: (await _signed_in(coach, who)).roles for who in demo.sign_in}
    assert roles["administrator"] == {Role.ADMIN, Role.MEMBER}
    assert roles["coach"] == {Role.COACH, Role.MEMBER}
    assert roles["HR"] == {Role.HR, Role.MEMBER}
    assert roles["member"] == {Role.MEMBER}
    with pytest.raises(OrganisationExists):
        await load_demo(coach, TODAY)


async def test_the_demo_grows_to_the_size_that_is_asked_for(coach: Coach) -> None:
    demo = await load_demo(coach, TODAY, people=100, objectives=300)
    assert (demo.people, demo.objectives) == (100, 300)
    tomasz = next(who for who in demo.sign_in if who.role == "coach")
    actor = await _signed_in(coach, tomasz)
    page = await coach.okrs.goals(actor, ObjectiveFilter(top_only=True, limit=200))
    tree = next(goal for goal in page.items if goal.children == 6)
    assert tree.objective.progress is not None
    below = await coach.okrs.goals(actor, ObjectiveFilter(parent_id=tree.objective.id))
    assert len(below.items) == 6


def test_every_link_in_the_data_leads_to_a_goal_above_it() -> None:
    for which in ("now", "last"):
        known: set[str] = set()
        for goal in content.objectives(which):
            assert known.issuperset(goal.under), goal.submitted.title
            known.add(goal.submitted.title)


def test_invented_people_are_a_file_that_the_import_takes() -> None:
    good, bad = read_people(people_file("boss@larkfield.example", 500))
    assert (len(good), bad) == (500, [])


@pytest.mark.parametrize(
    ("day", "starts", "ends"),
    [
        (date(2026, 11, 22), date(2026, 10, 1), date(2026, 12, 31)),
        (date(2028, 2, 29), date(2028, 1, 1), date(2028, 3, 31)),
        (date(2027, 6, 30), date(2027, 4, 1), date(2027, 6, 30)),
    ],
)
def test_a_quarter_is_found_from_any_day_of_it(day: date, starts: date, ends: date) -> None:
    assert (quarter_start(day), quarter_end(starts)) == (starts, ends)
