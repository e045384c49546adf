"""Drafting for programs: which engine drafts, and what is left of it when a service misbehaves."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from coach.authoring.drafting import DraftingService, EngineChoice
from coach.authoring.engine import ComposerEngine
from coach.authoring.llm_engine import LlmEngine
from coach.composer.compose import Request
from coach.db import Sessions
from coach.llm import store
from coach.llm.choosing import KEPT_AT_HOME, NOT_CONFIGURED, NoModel
from coach.llm.ledger import Ledger, Terms
from coach.llm.openai_compatible import Endpoint, OpenAiCompatible
from coach.llm.patience import Patience
from coach.people.models import Organisation
from coach.people.values import Actor
from retrieval.memory import LibraryIndex
from tests.build import a_company
from tests.coach.authoring.llm_answers import BRIEF, an_answer
from tests.coach.llm.misbehaving import (
    Manner,
    ModelService,
    breaks,
    busy,
    floods,
    hangs_up,
    model_service,
    never_answers,
    says,
    sends,
)
from tests.fakes import FixedClock

GOOD = says(an_answer().model_dump_json())
IMPATIENT = Patience(retries=1, first_pause_seconds=0.01, longest_pause_seconds=0.2)


@pytest.fixture
async def ada(sessions: Sessions) -> Actor:
    return await a_company(sessions)


@asynccontextmanager
async def drafting(
    sessions: Sessions,
    clock: FixedClock,
    library: LibraryIndex,
    *manners: Manner,
    seconds: float = 30,
) -> AsyncIterator[tuple[DraftingService, ModelService]]:
    async with model_service(*manners) as service:
        llm = OpenAiCompatible(Endpoint(service.address, "test", "key", seconds), IMPATIENT)
        ledger = Ledger(llm, sessions, clock, Terms(100_000, 100_000))
        try:
            yield (
                DraftingService(sessions, ComposerEngine(library), LlmEngine(ledger, library)),
                service,
            )
        finally:
            await llm.close()


async def outcomes(sessions: Sessions, actor: Actor) -> list[tuple[str, str]]:
    async with sessions() as session:
        found = await store.calls(session, actor.org_id, limit=20)
    return [(call.purpose, call.outcome) for call in found]


async def test_the_model_drafts_with_the_direction_of_the_organisation(
    sessions: Sessions, clock: FixedClock, library: LibraryIndex, ada: Actor
) -> None:
    async with sessions.begin() as session:
        organisation = await session.get_one(Organisation, ada.org_id)
        organisation.mission = "Health for everybody"
    async with drafting(sessions, clock, library, GOOD) as (service, asked):
        draft = await service.draft(ada, Request(BRIEF))
    assert (draft.engine, draft.model) == ("llm", "test")
    assert "Health for everybody" in asked.asked[0]["messages"][1]["content"]
    assert await outcomes(sessions, ada) == [("draft", "answered")]


@pytest.mark.parametrize(
    ("manner", "outcome"),
    [
        pytest.param(breaks, "server_error", id="breaks"),
        pytest.param(busy("0.01"), "rate_limited", id="busy"),
        pytest.param(busy("600"), "rate_limited", id="busy for long"),
        pytest.param(hangs_up, "unreachable", id="hangs up"),
        pytest.param(floods, "malformed", id="floods"),
        pytest.param(never_answers, "timeout", id="never answers"),
        pytest.param(sends("<html>"), "malformed", id="a page"),
        pytest.param(says("I think so"), "malformed", id="no JSON"),
        pytest.param(says('{"on_topic": "maybe"}'), "malformed", id="another schema"),
        pytest.param(says('{"on_topic": true, "va', finish="length"), "too_long", id="cut off"),
        pytest.param(says("", refusal="No."), "refused", id="refuses"),
    ],
)
async def test_whatever_a_service_does_there_is_a_usable_draft_and_an_entry(
    sessions: Sessions,
    clock: FixedClock,
    library: LibraryIndex,
    ada: Actor,
    manner: Manner,
    outcome: str,
) -> None:
    seconds = 1.0 if outcome == "timeout" else 30
    async with drafting(sessions, clock, library, manner, seconds=seconds) as (service, _):
        draft = await service.draft(ada, Request(BRIEF), engine="llm")
    assert draft.engine == "composer"
    assert len(draft.variants) == 3
    assert all(variant.key_results for variant in draft.variants)
    assert [notice.code for notice in draft.notices] == ["fallback"]
    assert draft.notices[0].text.endswith("; the composer wrote this draft.")
    assert await outcomes(sessions, ada) == [("draft", outcome)]


async def test_the_composer_is_asked_for_by_name_even_where_there_is_a_model(
    sessions: Sessions, clock: FixedClock, library: LibraryIndex, ada: Actor
) -> None:
    async with drafting(sessions, clock, library, GOOD) as (service, asked):
        draft = await service.draft(ada, Request(BRIEF), engine="composer")
    assert (draft.engine, draft.notices, asked.asked) == ("composer", (), [])


@pytest.mark.parametrize(
    ("without", "wanted", "told"),
    [
        (None, "llm", NOT_CONFIGURED),
        (None, "auto", None),
        (NoModel("ai_off", "Off."), "llm", "Off."),
        (NoModel("ai_off", "Off."), "auto", None),
        (NoModel("fallback", KEPT_AT_HOME, insistent=True), "auto", KEPT_AT_HOME),
        (NoModel("fallback", KEPT_AT_HOME, insistent=True), "composer", None),
    ],
)
async def test_why_no_model_is_asked_is_told_to_those_who_wanted_one(
    sessions: Sessions,
    library: LibraryIndex,
    ada: Actor,
    without: NoModel | None,
    wanted: EngineChoice,
    told: str | None,
) -> None:
    service = DraftingService(sessions, ComposerEngine(library), without=without)
    draft = await service.draft(ada, Request(BRIEF), engine=wanted)
    assert draft.engine == "composer"
    assert [notice.text for notice in draft.notices] == ([told] if told else [])
