"""From the settings to the ledger: a model that is set up drafts, in conversations and without."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from coach.composer.compose import Request
from coach.db import Sessions
from coach.llm import store
from coach.settings import Settings
from coach.wiring import Coach
from retrieval.memory import LibraryIndex
from tests.coach.authoring.conftest import Desk
from tests.coach.authoring.llm_answers import BRIEF, an_answer
from tests.coach.llm.misbehaving import Manner, ModelService, breaks, model_service, says
from tests.fakes import FixedClock, KeepingMailer

GOOD = says(an_answer().model_dump_json())


@asynccontextmanager
async def wired(
    sessions: Sessions, clock: FixedClock, library: LibraryIndex, folder: Path, *manners: Manner
) -> AsyncIterator[tuple[Coach, ModelService]]:
    async with model_service(*manners) as service:
        settings = Settings(data_dir=folder, llm_base_url=service.address, llm_model="little")
        coach = Coach.wire(settings, sessions, clock, KeepingMailer(), library)
        try:
            yield coach, service
        finally:
            assert coach.model is not None
            await coach.model.close()


async def test_a_conversation_is_drafted_by_the_model_on_the_account_of_who_speaks(
    sessions: Sessions, clock: FixedClock, library: LibraryIndex, tmp_path: Path, desk: Desk
) -> None:
    async with wired(sessions, clock, library, tmp_path, GOOD) as (coach, service):
        conversation = await coach.conversations.start(desk.ada, desk.team.id, desk.cycle_id)
        turn = await coach.conversations.say(desk.ada, conversation.id, BRIEF)
    assert (turn.engine, turn.model) == ("llm", "little")
    assert "Health for all" in service.asked[0]["messages"][1]["content"]
    async with sessions() as session:
        [call] = await store.calls(session, desk.ada.org_id, limit=5)
    assert (call.purpose, call.subject_id, call.person_id, call.prompt, call.outcome) == (
        "conversation",
        conversation.id,
        desk.ada.person_id,
        turn.prompt,
        "answered",
    )


async def test_a_conversation_goes_on_when_the_model_does_not(
    sessions: Sessions, clock: FixedClock, library: LibraryIndex, tmp_path: Path, desk: Desk
) -> None:
    async with wired(sessions, clock, library, tmp_path, breaks) as (coach, _):
        conversation = await coach.conversations.start(desk.ada, desk.team.id, desk.cycle_id)
        turn = await coach.conversations.say(desk.ada, conversation.id, BRIEF)
    assert turn.engine == "composer"
    assert [notice["code"] for notice in turn.notices] == ["fallback"]


async def test_the_policy_is_told_with_the_model_that_is_asked(
    sessions: Sessions, clock: FixedClock, library: LibraryIndex, tmp_path: Path, desk: Desk
) -> None:
    async with wired(sessions, clock, library, tmp_path, GOOD) as (coach, _):
        assert (coach.ai.allowed, coach.ai.model) == ("local", "little")
        assert not coach.ai.leaves_the_machine
        draft = await coach.drafting.draft(desk.ada, Request(BRIEF))
    assert draft.engine == "llm"


async def test_a_model_elsewhere_is_asked_with_pseudonyms(
    sessions: Sessions, clock: FixedClock, library: LibraryIndex, tmp_path: Path, desk: Desk
) -> None:
    """An address in short hand reaches this machine, and is not taken for it: who doubts, hides."""
    async with model_service(GOOD) as service:
        address = service.address.replace("127.0.0.1", "127.1")
        settings = Settings(data_dir=tmp_path, ai="remote", llm_base_url=address, llm_model="m")
        coach = Coach.wire(settings, sessions, clock, KeepingMailer(), library)
        assert coach.ai.hides_names
        assert coach.model is not None
        await coach.drafting.draft(desk.ada, Request(f"{BRIEF} Ada Byron answers all calls alone."))
        await coach.model.close()
    sent = " ".join(each["content"] for question in service.asked for each in question["messages"])
    assert "40 days" in sent
    assert "Ada" not in sent
    assert "Byron" not in sent
