"""Keys of calls: taken once, answered again, freed when the call was refused."""

import asyncio
from datetime import timedelta

import pytest

from coach.db import Sessions
from coach.errors import Invalid
from coach.people.values import Actor
from coach.replays.errors import KeyReused, StillRunning
from coach.replays.service import LARGEST_ANSWER, Answer, ReplayService
from tests.build import a_company
from tests.fakes import FixedClock

MADE = Answer(201, {"content-type": "application/json"}, b'{"id": 1}')


@pytest.fixture
def replays(sessions: Sessions, clock: FixedClock) -> ReplayService:
    return ReplayService(sessions, clock)


@pytest.fixture
async def ada(sessions: Sessions) -> Actor:
    return await a_company(sessions)


async def test_the_second_time_the_answer_comes_again(replays: ReplayService, ada: Actor) -> None:
    assert await replays.begin(ada, "k", b"call") is None
    with pytest.raises(StillRunning):
        await replays.begin(ada, "k", b"call")
    await replays.finish(ada, "k", MADE)
    assert await replays.begin(ada, "k", b"call") == MADE
    with pytest.raises(KeyReused):
        await replays.begin(ada, "k", b"another call")


async def test_a_key_is_somebodys_own_and_lasts_a_day(
    replays: ReplayService, ada: Actor, sessions: Sessions, clock: FixedClock
) -> None:
    await replays.begin(ada, "k", b"call")
    await replays.finish(ada, "k", MADE)
    assert await replays.begin(await a_company(sessions), "k", b"call") is None
    clock.advance(timedelta(days=1, minutes=1))
    await replays.begin(ada, "other", b"call")  # sweeps
    assert await replays.begin(ada, "k", b"call") is None


async def test_a_refused_call_and_a_huge_answer_free_the_key(
    replays: ReplayService, ada: Actor
) -> None:
    await replays.begin(ada, "k", b"call")
    await replays.abandon(ada, "k")
    assert await replays.begin(ada, "k", b"mended") is None
    await replays.finish(ada, "k", Answer(201, {}, b"x" * (LARGEST_ANSWER + 1)))
    assert await replays.begin(ada, "k", b"mended") is None


@pytest.mark.parametrize("key", ["", "x" * 201, "a\nb"])
async def test_a_key_that_is_none_is_refused(replays: ReplayService, ada: Actor, key: str) -> None:
    with pytest.raises(Invalid) as caught:
        await replays.begin(ada, key, b"call")
    assert caught.value.field == "Idempotency-Key"


async def test_of_two_calls_at_once_one_takes_the_key(
    committing_sessions: Sessions, clock: FixedClock
) -> None:
    replays = ReplayService(committing_sessions, clock)
    ada = await a_company(committing_sessions)
    answers = await asyncio.gather(
        *(replays.begin(ada, "k", b"call") for _ in range(8)), return_exceptions=True
    )
    assert answers.count(None) == 1
    assert sum(isinstance(answer, StillRunning) for answer in answers) == 7
