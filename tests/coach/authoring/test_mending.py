"""Mending a line in one step, and going back to an earlier version."""

import pytest

from coach.authoring.errors import LineChanged, NothingToUndo, VersionNotFound
from coach.authoring.service.conversations import ConversationService
from coach.authoring.service.sheets import SheetService
from coach.authoring.sheet import Rewriting, Sheet
from coach.errors import Invalid
from tests.coach.authoring.conftest import FIRST, Desk

SEEN = FIRST.key_results[0].text


async def test_a_repair_is_one_step_to_undo(
    conversations: ConversationService, sheets: SheetService, desk: Desk
) -> None:
    draft = await conversations.start(desk.ada, desk.team.id, desk.cycle_id, Sheet((FIRST,)))
    rewriting = Rewriting("Reduce waiting", more=("Reduce calls",))
    sheet = await sheets.rewrite(desk.ada, draft.id, "k1", rewriting, SEEN)
    assert len(sheet.objectives[0].key_results) == 2
    assert await sheets.undo(desk.ada, draft.id) == Sheet((FIRST,))
    with pytest.raises(NothingToUndo):
        await sheets.undo(desk.ada, draft.id)


async def test_a_repair_of_words_that_changed_meanwhile_is_refused(
    conversations: ConversationService, sheets: SheetService, desk: Desk
) -> None:
    draft = await conversations.start(desk.ada, desk.team.id, desk.cycle_id, Sheet((FIRST,)))
    await sheets.edit_line(desk.coach, draft.id, "k1", "Reduce waiting to 20 days", SEEN)
    with pytest.raises(LineChanged):
        await sheets.rewrite(desk.ada, draft.id, "k1", Rewriting("Something else"), SEEN)
    with pytest.raises(Invalid):
        await sheets.rewrite(desk.ada, draft.id, "k1", Rewriting("  "), SEEN)


async def test_an_earlier_version_comes_back_and_undo_takes_it_away_again(
    conversations: ConversationService, sheets: SheetService, desk: Desk
) -> None:
    draft = await conversations.start(desk.ada, desk.team.id, desk.cycle_id, Sheet((FIRST,)))
    emptied = await sheets.remove(desk.ada, draft.id, "o1")
    assert await sheets.restore(desk.coach, draft.id, 1) == Sheet((FIRST,))
    newest = (await conversations.versions(desk.ada, draft.id))[0]
    assert (newest.cause, newest.author and newest.author.name) == ("restored", desk.coach.name)
    assert await sheets.undo(desk.ada, draft.id) == emptied
    with pytest.raises(VersionNotFound):
        await sheets.restore(desk.ada, draft.id, 99)
