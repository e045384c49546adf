"""Submitting a set: it arrives whole, once, with its provenance."""

import asyncio

import pytest

from coach.authoring.composing import DraftingCoAuthor
from coach.authoring.engine import ComposerEngine
from coach.authoring.errors import AlreadySubmitted, NotSubmittable
from coach.authoring.service.conversations import ConversationService
from coach.authoring.service.sheets import SheetService
from coach.authoring.sheet import Line
from coach.db import Sessions
from coach.okrs.service.okrs import OkrService
from coach.okrs.values import ObjectiveFilter
from retrieval.memory import LibraryIndex
from tests.coach.authoring.conftest import Desk, a_desk
from tests.fakes import FixedClock


@pytest.fixture
def drafting(sessions: Sessions, clock: FixedClock, library: LibraryIndex) -> ConversationService:
    """Conversations with the real composer."""
    return ConversationService(sessions, clock, DraftingCoAuthor(ComposerEngine(library), library))


async def test_a_draft_is_taken_submitted_and_found_among_the_goals(
    drafting: ConversationService,
    sheets: SheetService,
    desk: Desk,
    sessions: Sessions,
    clock: FixedClock,
) -> None:
    draft = await drafting.start(desk.ada, desk.team.id, desk.cycle_id)
    await drafting.say(desk.ada, draft.id, "Patients wait 40 days for a first appointment")
    first = (await drafting.conversation(desk.ada, draft.id)).proposals[0]
    sheet = await sheets.accept(desk.ada, draft.id, first.id)
    made = await sheets.submit(desk.ada, draft.id)

    page = await OkrService(sessions, clock).objectives(
        desk.ada, ObjectiveFilter(cycle_id=desk.cycle_id)
    )
    [kept] = page.items
    assert kept.id == made[0].id
    assert kept.title == sheet.objectives[0].text
    assert [result.title for result in kept.key_results] == [
        line.text for line in sheet.objectives[0].key_results
    ]
    assert (kept.engine, kept.status, kept.team_id) == ("composer", "in_review", desk.team.id)
    with pytest.raises(AlreadySubmitted):
        await sheets.submit(desk.ada, draft.id)
    with pytest.raises(AlreadySubmitted):
        await sheets.undo(desk.ada, draft.id)


async def test_what_is_not_ready_is_refused_and_stays_open(
    drafting: ConversationService, sheets: SheetService, desk: Desk
) -> None:
    draft = await drafting.start(desk.ada, desk.team.id, desk.cycle_id)
    with pytest.raises(NotSubmittable, match="nothing to submit"):
        await sheets.submit(desk.ada, draft.id)
    sheet = await sheets.add_objective(desk.ada, draft.id, "Win trust so that referrals grow")
    with pytest.raises(NotSubmittable, match="Win trust") as caught:
        await sheets.submit(desk.ada, draft.id)
    assert caught.value.field == sheet.objectives[0].id
    assert (await drafting.conversation(desk.ada, draft.id)).state == "open"


async def test_of_two_who_submit_at_once_one_does(
    committing_sessions: Sessions, clock: FixedClock, library: LibraryIndex
) -> None:
    sessions = committing_sessions
    desk = await a_desk(sessions)
    talk = ConversationService(sessions, clock, DraftingCoAuthor(ComposerEngine(library), library))
    sheets = SheetService(sessions, clock, OkrService(sessions, clock))
    draft = await talk.start(desk.ada, desk.team.id, desk.cycle_id)
    sheet = await sheets.add_objective(desk.ada, draft.id, "Win trust so that referrals grow")
    line = Line("", "Raise referrals from 10 to 20")
    await sheets.add_line(desk.ada, draft.id, sheet.objectives[0].id, "key_results", line)
    outcomes = await asyncio.gather(
        *(sheets.submit(desk.ada, draft.id) for _ in range(4)), return_exceptions=True
    )
    assert sum(isinstance(outcome, AlreadySubmitted) for outcome in outcomes) == 3
    page = await OkrService(sessions, clock).objectives(
        desk.ada, ObjectiveFilter(cycle_id=desk.cycle_id)
    )
    assert len(page.items) == 1
