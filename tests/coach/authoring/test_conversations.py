"""Talking with the co-author: what is kept, who may listen, what becomes of proposals."""

from dataclasses import replace

import pytest

from coach.authoring.coauthor import Reply, Suggestion
from coach.authoring.errors import (
    ConversationNotFound,
    LineChanged,
    LineNotFound,
    NothingToUndo,
    NotYourTeam,
    ProposalDecided,
    ProposalNotFound,
)
from coach.authoring.models import Conversation
from coach.authoring.service.conversations import ConversationService
from coach.authoring.service.sheets import SheetService
from coach.authoring.sheet import Line, Sheet
from coach.composer.values import Notice
from coach.errors import Invalid
from tests.coach.authoring.conftest import FIRST, SECOND, Desk, ScriptedCoAuthor, two_ways


@pytest.fixture
async def draft(conversations: ConversationService, desk: Desk) -> Conversation:
    return await conversations.start(desk.ada, desk.team.id, desk.cycle_id)


async def proposed(
    conversations: ConversationService, coauthor: ScriptedCoAuthor, desk: Desk, draft: Conversation
) -> Conversation:
    """Have two ways proposed; return the conversation as it then is."""
    coauthor.replies.append(two_ways())
    await conversations.say(desk.ada, draft.id, "Patients wait too long")
    return await conversations.conversation(desk.ada, draft.id)


async def test_what_is_said_and_answered_is_kept_with_its_provenance(
    conversations: ConversationService, coauthor: ScriptedCoAuthor, desk: Desk, draft: Conversation
) -> None:
    whole = await proposed(conversations, coauthor, desk, draft)
    said, answered = whole.turns
    assert (said.text, said.by_coauthor, said.author_id) == (
        "Patients wait too long",
        False,
        desk.ada.person_id,
    )
    assert (answered.by_coauthor, answered.engine) == (True, "composer")
    assert answered.questions == ["Where should it be?"]
    assert [proposal.state for proposal in whole.proposals] == ["pending", "pending"]
    assert Sheet.from_json(whole.sheet) == Sheet()


async def test_what_led_nowhere_does_not_stand_before_later_messages(
    conversations: ConversationService, coauthor: ScriptedCoAuthor, desk: Desk, draft: Conversation
) -> None:
    nothing = Reply("Nothing yet.", (), "composer", notices=(Notice("off_topic", "In English?"),))
    coauthor.replies.append(nothing)
    await conversations.say(desk.ada, draft.id, "Unsere Patienten warten zu lange")
    await proposed(conversations, coauthor, desk, draft)
    coauthor.replies.append(two_ways())
    await conversations.say(desk.ada, draft.id, "It is 40 days today")
    assert [said for *_, said in coauthor.asked] == ["", "", "Patients wait too long"]


async def test_the_co_author_is_told_where_the_organisation_is_going(
    conversations: ConversationService, coauthor: ScriptedCoAuthor, desk: Desk, draft: Conversation
) -> None:
    await proposed(conversations, coauthor, desk, draft)
    coauthor.replies.append(replace(two_ways(), suggestions=()))
    await conversations.say(desk.ada, draft.id, "It is 40 days today")
    words, _, context, said = coauthor.asked[1]
    assert words == "It is 40 days today"
    assert said == "Patients wait too long"
    assert (context.team, context.mission, context.priorities) == (
        desk.team.name,
        "Health for all",
        ("Access",),
    )


async def test_words_are_kept_when_the_engine_fails(
    conversations: ConversationService, desk: Desk, draft: Conversation
) -> None:
    with pytest.raises(IndexError):  # the scripted co-author has nothing to say
        await conversations.say(desk.ada, draft.id, "Patients wait too long")
    whole = await conversations.conversation(desk.ada, draft.id)
    assert [turn.text for turn in whole.turns] == ["Patients wait too long"]


@pytest.mark.parametrize("words", ["", " \n\t ", "x" * 200_001])
async def test_a_message_that_is_empty_or_endless_is_refused(
    conversations: ConversationService, desk: Desk, draft: Conversation, words: str
) -> None:
    with pytest.raises(Invalid) as caught:
        await conversations.say(desk.ada, draft.id, words)
    assert caught.value.field == "message"


async def test_a_draft_is_for_its_team_and_for_coaches(
    conversations: ConversationService, desk: Desk, draft: Conversation
) -> None:
    assert [found.id for found in await conversations.conversations(desk.ada)] == [draft.id]
    assert (await conversations.conversation(desk.coach, draft.id)).id == draft.id
    assert await conversations.conversations(desk.stranger) == []
    with pytest.raises(ConversationNotFound):
        await conversations.conversation(desk.stranger, draft.id)
    with pytest.raises(NotYourTeam):
        await conversations.start(desk.stranger, desk.team.id, desk.cycle_id)


async def test_accepting_one_way_sets_the_other_aside_and_it_can_still_be_taken(
    conversations: ConversationService,
    sheets: SheetService,
    coauthor: ScriptedCoAuthor,
    desk: Desk,
    draft: Conversation,
) -> None:
    first, second = (await proposed(conversations, coauthor, desk, draft)).proposals
    assert await sheets.accept(desk.ada, draft.id, first.id) == Sheet((FIRST,))
    whole = await conversations.conversation(desk.ada, draft.id)
    assert [proposal.state for proposal in whole.proposals] == ["accepted", "set_aside"]
    assert await sheets.accept(desk.ada, draft.id, second.id) == Sheet((FIRST, SECOND))
    with pytest.raises(ProposalDecided):
        await sheets.reject(desk.ada, draft.id, first.id)


async def test_an_edited_proposal_goes_in_as_edited_and_says_so(
    conversations: ConversationService,
    sheets: SheetService,
    coauthor: ScriptedCoAuthor,
    desk: Desk,
    draft: Conversation,
) -> None:
    first, _ = (await proposed(conversations, coauthor, desk, draft)).proposals
    edited = replace(FIRST, text="Win every patient's trust so that referrals grow")
    assert await sheets.accept(desk.ada, draft.id, first.id, edited) == Sheet((edited,))
    whole = await conversations.conversation(desk.ada, draft.id)
    assert [proposal.edited for proposal in whole.proposals] == [True, False]


async def test_undoing_an_acceptance_opens_the_proposal_again(
    conversations: ConversationService,
    sheets: SheetService,
    coauthor: ScriptedCoAuthor,
    desk: Desk,
    draft: Conversation,
) -> None:
    first, _ = (await proposed(conversations, coauthor, desk, draft)).proposals
    await sheets.accept(desk.ada, draft.id, first.id)
    assert await sheets.undo(desk.ada, draft.id) == Sheet()
    whole = await conversations.conversation(desk.ada, draft.id)
    assert whole.proposals[0].state == "pending"
    with pytest.raises(NothingToUndo):
        await sheets.undo(desk.ada, draft.id)


async def test_undo_goes_back_step_by_step(
    sheets: SheetService, desk: Desk, draft: Conversation
) -> None:
    texts = ("One", "Two", "Three")
    steps = [await sheets.add_objective(desk.ada, draft.id, text) for text in texts]
    for earlier in (steps[1], steps[0], Sheet()):
        assert await sheets.undo(desk.ada, draft.id) == earlier
    again = await sheets.add_objective(desk.ada, draft.id, "Four")
    assert [objective.text for objective in again.objectives] == ["Four"]


async def test_a_line_is_edited_only_as_it_was_seen(
    conversations: ConversationService,
    sheets: SheetService,
    coauthor: ScriptedCoAuthor,
    desk: Desk,
    draft: Conversation,
) -> None:
    first, _ = (await proposed(conversations, coauthor, desk, draft)).proposals
    await sheets.accept(desk.ada, draft.id, first.id)
    seen = FIRST.key_results[0].text
    sheet = await sheets.edit_line(
        desk.ada, draft.id, "k1", "Reduce waiting from 40\n to 20 days", seen
    )
    assert sheet.text("k1") == "Reduce waiting from 40 to 20 days"
    with pytest.raises(LineChanged):
        await sheets.edit_line(desk.coach, draft.id, "k1", "Something else", seen)
    with pytest.raises(LineNotFound):
        await sheets.edit_line(desk.ada, draft.id, "k9", "Something else", seen)


async def test_lines_are_added_moved_and_taken_out_by_hand(
    sheets: SheetService, desk: Desk, draft: Conversation
) -> None:
    sheet = await sheets.add_objective(desk.ada, draft.id, "Win trust so that referrals grow")
    objective = sheet.objectives[0].id
    sheet = await sheets.add_line(
        desk.ada, draft.id, objective, "key_results", Line("", "Train the front desk")
    )
    task = sheet.objectives[0].key_results[0].id
    sheet = await sheets.move(desk.ada, draft.id, task, "initiatives")
    assert sheet.objectives[0].key_results == ()
    assert [line.text for line in sheet.objectives[0].initiatives] == ["Train the front desk"]
    sheet = await sheets.set_type(desk.ada, draft.id, objective, "aspirational")
    assert sheet.objectives[0].type == "aspirational"
    sheet = await sheets.remove(desk.ada, draft.id, objective)
    assert sheet == Sheet()


async def test_a_proposal_against_a_line_that_changed_meanwhile_is_refused(
    conversations: ConversationService,
    sheets: SheetService,
    coauthor: ScriptedCoAuthor,
    desk: Desk,
    draft: Conversation,
) -> None:
    first, _ = (await proposed(conversations, coauthor, desk, draft)).proposals
    await sheets.accept(desk.ada, draft.id, first.id)
    after = replace(FIRST, key_results=(Line("k1", "Reduce waiting from 40 to 21 days"),))
    coauthor.replies.append(Reply("Done.", (Suggestion("o1", FIRST, after, ""),), "composer"))
    await conversations.say(desk.ada, draft.id, "make it 21")
    await sheets.edit_line(
        desk.ada, draft.id, "k1", "Reduce waiting from 45 to Y days", FIRST.key_results[0].text
    )
    whole = await conversations.conversation(desk.ada, draft.id)
    with pytest.raises(LineChanged):
        await sheets.accept(desk.ada, draft.id, whole.proposals[-1].id)
    assert (
        Sheet.from_json((await conversations.conversation(desk.ada, draft.id)).sheet).text("k1")
        == "Reduce waiting from 45 to Y days"
    )


async def test_a_proposal_of_another_conversation_is_not_found(
    conversations: ConversationService,
    sheets: SheetService,
    coauthor: ScriptedCoAuthor,
    desk: Desk,
    draft: Conversation,
) -> None:
    first, _ = (await proposed(conversations, coauthor, desk, draft)).proposals
    other = await conversations.start(desk.ada, desk.team.id, desk.cycle_id)
    with pytest.raises(ProposalNotFound):
        await sheets.accept(desk.ada, other.id, first.id)


async def test_every_version_says_who_and_by_what(
    conversations: ConversationService, sheets: SheetService, desk: Desk, draft: Conversation
) -> None:
    await sheets.add_objective(desk.coach, draft.id, "Win trust")
    versions = await conversations.versions(desk.ada, draft.id)
    assert [(found.cause, found.changed_by) for found in versions] == [
        ("edited", desk.coach.person_id),
        ("started", desk.ada.person_id),
    ]
