"""Every question is entered, whoever asked and however it ended, and none beyond the budget."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from pydantic import BaseModel

from coach.db import Sessions
from coach.llm import store
from coach.llm.ledger import Ledger, Terms
from coach.llm.models import LlmCall
from coach.llm.port import Caller, Failure, ModelUnavailable, Usage
from coach.llm.redaction import Known
from coach.people.values import Actor
from prompts import Message, Rendered
from prompts.template import Front
from tests.build import a_company
from tests.fakes import FixedClock, ScriptedLlm


class Colour(BaseModel):
    name: str


FRONT = Front(
    name="colour",
    version=1,
    purpose="Name a colour.",
    sends="Nothing.",
    tier="quick",
    temperature=0.0,
    output_tokens=50,
    changed="",
)
WARM = FRONT.model_copy(update={"temperature": 0.7})
BLUE = Colour(name="blue")
PLENTY = Terms(10_000, 10_000)


def a_prompt(words: str = "What colour is the sky?", front: Front = FRONT) -> Rendered[Colour]:
    return Rendered("colour@1#0", front, (Message("user", words),), Colour)


@pytest.fixture
async def ada(sessions: Sessions) -> Actor:
    return await a_company(sessions)


def account(actor: Actor, purpose: str = "draft") -> Caller:
    return Caller(actor.org_id, actor.person_id, purpose)


async def entries(sessions: Sessions, org_id: UUID) -> Sequence[LlmCall]:
    async with sessions() as session:
        return await store.calls(session, org_id, limit=50)


async def test_an_answer_is_entered_with_what_it_took(
    sessions: Sessions, clock: FixedClock, ada: Actor
) -> None:
    terms = replace(PLENTY, input_price=Decimal(2), output_price=Decimal(8))
    ledger = Ledger(ScriptedLlm([BLUE]), sessions, clock, terms)
    completion = await ledger.for_caller(account(ada)).complete(a_prompt())
    assert completion.answer == BLUE
    [call] = await entries(sessions, ada.org_id)
    assert (call.person_id, call.purpose, call.prompt) == (ada.person_id, "draft", "colour@1#0")
    assert (call.model, call.outcome, call.at) == ("scripted", "answered", clock.now())
    assert (call.input_tokens, call.output_tokens, call.counted) == (100, 50, True)
    assert (call.cost, call.seconds) == (Decimal("0.0006"), 0.5)


@pytest.mark.parametrize("failure", list(Failure))
async def test_a_failure_is_entered_and_passed_on(
    sessions: Sessions, clock: FixedClock, ada: Actor, failure: Failure
) -> None:
    ledger = Ledger(ScriptedLlm([ModelUnavailable(failure)]), sessions, clock, PLENTY)
    with pytest.raises(ModelUnavailable) as failed:
        await ledger.for_caller(account(ada)).complete(a_prompt("x" * 400))
    assert failed.value.failure is failure
    [call] = await entries(sessions, ada.org_id)
    assert call.outcome == failure.value
    assert (call.input_tokens, call.counted, call.cost) == (100, False, None)


async def test_tokens_that_a_failure_took_are_entered(
    sessions: Sessions, clock: FixedClock, ada: Actor
) -> None:
    failure = ModelUnavailable(Failure.MALFORMED, Usage(70, 7, 1.5))
    ledger = Ledger(ScriptedLlm([failure]), sessions, clock, PLENTY)
    with pytest.raises(ModelUnavailable):
        await ledger.for_caller(account(ada)).complete(a_prompt())
    [call] = await entries(sessions, ada.org_id)
    assert (call.input_tokens, call.output_tokens, call.seconds) == (70, 7, 1.5)


@pytest.mark.parametrize("terms", [Terms(150, 10_000), Terms(10_000, 150)])
async def test_beyond_the_budget_nothing_is_asked_until_the_next_day(
    sessions: Sessions, clock: FixedClock, ada: Actor, terms: Terms
) -> None:
    llm = ScriptedLlm([BLUE, BLUE])
    asking = Ledger(llm, sessions, clock, terms).for_caller(account(ada))
    await asking.complete(a_prompt(front=WARM))
    with pytest.raises(ModelUnavailable) as refused:
        await asking.complete(a_prompt(front=WARM))
    assert refused.value.failure is Failure.OVER_BUDGET
    assert len(llm.asked) == 1
    clock.advance(timedelta(days=1))
    await asking.complete(a_prompt(front=WARM))
    assert [call.outcome for call in await entries(sessions, ada.org_id)] == [
        "answered",
        "over_budget",
        "answered",
    ]


async def test_a_persons_budget_is_their_own_and_an_organisations_is_not(
    sessions: Sessions, clock: FixedClock, ada: Actor
) -> None:
    other = await a_company(sessions)
    llm = ScriptedLlm([BLUE] * 3)
    ledger = Ledger(llm, sessions, clock, Terms(10_000, 150))
    await ledger.for_caller(account(ada)).complete(a_prompt(front=WARM))
    await ledger.for_caller(account(other)).complete(a_prompt(front=WARM))
    await ledger.for_caller(Caller(ada.org_id, None, "job")).complete(a_prompt(front=WARM))
    assert len(llm.asked) == 3


async def test_the_same_question_without_chance_is_asked_once(
    sessions: Sessions, clock: FixedClock, ada: Actor
) -> None:
    llm = ScriptedLlm([BLUE, Colour(name="grey")])
    asking = Ledger(llm, sessions, clock, PLENTY).for_caller(account(ada))
    assert (await asking.complete(a_prompt())).answer == BLUE
    assert (await asking.complete(a_prompt())).answer == BLUE
    assert (await asking.complete(a_prompt("And the sea?"))).answer.name == "grey"
    outcomes = [call.outcome for call in await entries(sessions, ada.org_id)]
    assert outcomes == ["answered", "cached", "answered"]


async def test_with_chance_every_question_is_asked(
    sessions: Sessions, clock: FixedClock, ada: Actor
) -> None:
    llm = ScriptedLlm([BLUE, BLUE])
    asking = Ledger(llm, sessions, clock, PLENTY).for_caller(account(ada))
    await asking.complete(a_prompt(front=WARM))
    await asking.complete(a_prompt(front=WARM))
    assert len(llm.asked) == 2


async def test_no_organisation_gets_anothers_answer(
    sessions: Sessions, clock: FixedClock, ada: Actor
) -> None:
    other = await a_company(sessions)
    llm = ScriptedLlm([BLUE, Colour(name="grey")])
    ledger = Ledger(llm, sessions, clock, PLENTY)
    await ledger.for_caller(account(ada)).complete(a_prompt())
    answer = await ledger.for_caller(account(other)).complete(a_prompt())
    assert answer.answer.name == "grey"
    assert len(await entries(sessions, other.org_id)) == 1


async def test_names_are_hidden_where_the_model_is_elsewhere(
    sessions: Sessions, clock: FixedClock, ada: Actor
) -> None:
    async def directory(org_id: UUID) -> list[Known]:
        assert org_id == ada.org_id
        return [Known("Ada Byron", "ada@example.com")]

    llm = ScriptedLlm([BLUE])
    ledger = Ledger(llm, sessions, clock, PLENTY, directory)
    await ledger.for_caller(account(ada)).complete(a_prompt("Does Ada Byron like it?"))
    assert "Ada" not in llm.asked[0].messages[0].text
    assert "Byron" not in llm.asked[0].messages[0].text


def test_nobodys_account_cannot_be_charged(sessions: Sessions, clock: FixedClock) -> None:
    with pytest.raises(ValueError, match="somebody's account"):
        Ledger(ScriptedLlm([]), sessions, clock, PLENTY).for_caller(None)
