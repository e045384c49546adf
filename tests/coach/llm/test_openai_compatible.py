"""Every way in which a model service can fail has a name, and none of them hangs or leaks."""

import asyncio
import tracemalloc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from pydantic import BaseModel

from coach.llm.openai_compatible import Endpoint, OpenAiCompatible
from coach.llm.patience import Patience
from coach.llm.port import Failure, ModelUnavailable
from prompts import Message, Rendered
from prompts.template import Front
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
    trickles,
)


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
PROMPT = Rendered(
    "colour@1#0", FRONT, (Message("system", "Be short."), Message("user", "Sky?")), Colour
)
BLUE = '{"name": "blue"}'


@asynccontextmanager
async def asking(*manners: Manner) -> AsyncIterator[tuple[OpenAiCompatible, ModelService]]:
    async with model_service(*manners) as service:
        endpoint = Endpoint(service.address, "test", "key", timeout_seconds=30)
        llm = OpenAiCompatible(
            endpoint, Patience(retries=2, first_pause_seconds=0.01, longest_pause_seconds=0.5)
        )
        try:
            yield llm, service
        finally:
            await llm.close()


async def test_an_answer_comes_back_checked_and_counted() -> None:
    async with asking(says(BLUE)) as (llm, service):
        completion = await llm.complete(PROMPT)
    assert completion.answer == Colour(name="blue")
    assert completion.model == "test"
    assert (completion.usage.input_tokens, completion.usage.output_tokens) == (120, 30)
    [asked] = service.asked
    assert [(each["role"], each["content"]) for each in asked["messages"]] == [
        ("system", "Be short."),
        ("user", "Sky?"),
    ]
    assert asked["response_format"]["json_schema"]["name"] == "Colour"
    assert asked["temperature"] == 0.0


@pytest.mark.parametrize(
    "text", [f"```json\n{BLUE}\n```", f"<think>{{sky}} is…</think>\n{BLUE}", f"Sure!\n{BLUE}"]
)
async def test_what_models_put_around_an_answer_does_no_harm(text: str) -> None:
    async with asking(says(text)) as (llm, _):
        assert (await llm.complete(PROMPT)).answer.name == "blue"


@pytest.mark.parametrize(
    ("manner", "failure", "questions"),
    [
        pytest.param(breaks, Failure.SERVER_ERROR, 3, id="breaks"),
        pytest.param(busy("0.01"), Failure.RATE_LIMITED, 3, id="busy"),
        pytest.param(busy("3600"), Failure.RATE_LIMITED, 1, id="busy for an hour"),
        pytest.param(hangs_up, Failure.UNREACHABLE, 3, id="hangs up"),
        pytest.param(sends("{}", status=400), Failure.REJECTED, 3, id="accepts no form of it"),
        pytest.param(sends("{}", status=401), Failure.REJECTED, 1, id="knows us not"),
        pytest.param(sends("{}", status=404), Failure.REJECTED, 1, id="no such model"),
        pytest.param(sends("<html>", content_type="text/html"), Failure.MALFORMED, 1, id="a page"),
        pytest.param(sends('{"choices": []}'), Failure.MALFORMED, 1, id="no choices"),
        pytest.param(sends('{"choices": null}'), Failure.MALFORMED, 1, id="null choices"),
        pytest.param(sends("not json"), Failure.MALFORMED, 1, id="no JSON around"),
        pytest.param(sends("[]"), Failure.MALFORMED, 1, id="a list"),
        pytest.param(says("blue"), Failure.MALFORMED, 1, id="no JSON inside"),
        pytest.param(says(""), Failure.MALFORMED, 1, id="nothing"),
        pytest.param(says('{"colour": 7}'), Failure.MALFORMED, 1, id="another schema"),
        pytest.param(says('{"name": "' + "b" * 300_000 + '"}'), Failure.MALFORMED, 1, id="huge"),
        pytest.param(says('{"name": "bl', finish="length"), Failure.TOO_LONG, 1, id="cut off"),
        pytest.param(says("", finish="content_filter"), Failure.REFUSED, 1, id="filtered"),
        pytest.param(says("", refusal="I would rather not."), Failure.REFUSED, 1, id="refuses"),
    ],
)
async def test_a_fault_has_a_name_and_is_asked_again_only_where_that_can_help(
    manner: Manner, failure: Failure, questions: int
) -> None:
    async with asking(manner) as (llm, service):
        with pytest.raises(ModelUnavailable) as failed:
            await llm.complete(PROMPT)
    assert failed.value.failure is failure
    assert len(service.asked) == questions


@pytest.mark.parametrize("manner", [never_answers, trickles])
async def test_a_service_that_does_not_finish_is_given_up(manner: Manner) -> None:
    async with asking(says(BLUE), manner) as (llm, service):
        await llm.complete(PROMPT)  # the first question takes longer, for the imports
        llm.endpoint = replace(llm.endpoint, timeout_seconds=0.3)
        with pytest.raises(ModelUnavailable) as failed:
            await llm.complete(PROMPT)
        await asyncio.wait_for(service.abandoned.wait(), 5)
    assert failed.value.failure is Failure.TIMEOUT


async def test_an_endless_answer_is_cut_before_it_fills_the_memory() -> None:
    async with asking(says(BLUE), floods) as (llm, _):
        await llm.complete(PROMPT)
        tracemalloc.start()
        with pytest.raises(ModelUnavailable) as failed:
            await llm.complete(PROMPT)
        _, peak_bytes = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert failed.value.failure is Failure.MALFORMED
    assert peak_bytes < 32_000_000


async def test_a_passing_fault_is_got_over() -> None:
    async with asking(breaks, hangs_up, says(BLUE)) as (llm, service):
        assert (await llm.complete(PROMPT)).answer.name == "blue"
    assert len(service.asked) == 3


async def test_a_model_that_refuses_our_temperature_is_asked_without() -> None:
    async with asking(sends("{}", status=400), says(BLUE)) as (llm, service):
        assert (await llm.complete(PROMPT)).answer.name == "blue"
        await llm.complete(PROMPT)
    assert ["temperature" in asked for asked in service.asked] == [True, False, False]
    assert all("response_format" in asked for asked in service.asked)


async def test_a_service_that_knows_no_schemas_is_told_it_in_words() -> None:
    refusing = sends("{}", status=400)
    async with asking(refusing, refusing, says(f"Here: {BLUE}")) as (llm, service):
        assert (await llm.complete(PROMPT)).answer.name == "blue"
    last = service.asked[-1]
    assert "response_format" not in last
    assert '"name"' in last["messages"][0]["content"]


async def test_nobody_there_is_a_fault_like_others() -> None:
    llm = OpenAiCompatible(Endpoint("http://127.0.0.1:9/v1", "test"), Patience(retries=0))
    with pytest.raises(ModelUnavailable) as failed:
        await llm.complete(PROMPT)
    await llm.close()
    assert failed.value.failure is Failure.UNREACHABLE


async def test_nothing_that_the_service_said_is_told_in_an_error() -> None:
    async with asking(breaks) as (llm, _):
        with pytest.raises(ModelUnavailable) as failed:
            await llm.complete(PROMPT)
    assert "sk-secret" not in str(failed.value)
    assert failed.value.__cause__ is None


async def test_tokens_of_a_useless_answer_are_counted_too() -> None:
    async with asking(says("blue")) as (llm, _):
        with pytest.raises(ModelUnavailable) as failed:
            await llm.complete(PROMPT)
    assert failed.value.usage is not None
    assert failed.value.usage.input_tokens == 120


async def test_when_the_asker_goes_away_the_question_is_taken_back() -> None:
    async with asking(never_answers) as (llm, service):
        asked = asyncio.ensure_future(llm.complete(PROMPT))
        await asyncio.wait_for(service.reached.wait(), 5)
        asked.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asked
        await asyncio.wait_for(service.abandoned.wait(), 5)


async def test_tracing_by_a_third_party_stays_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment made for another program must not send our prompts elsewhere."""
    async with asking(says(BLUE)) as (llm, _), model_service(sends("{}")) as elsewhere:
        monkeypatch.setenv("LANGSMITH_TRACING", "true")
        monkeypatch.setenv("LANGSMITH_ENDPOINT", elsewhere.address)
        monkeypatch.setenv("LANGSMITH_API_KEY", "key")
        await llm.complete(PROMPT)
        await asyncio.sleep(0.2)
    assert elsewhere.asked == []
