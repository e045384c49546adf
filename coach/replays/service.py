"""Taking keys, keeping answers, giving them again."""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from coach.clock import Clock
from coach.db import Sessions
from coach.errors import Invalid
from coach.people.values import Actor
from coach.replays import store
from coach.replays.errors import KeyReused, StillRunning

KEPT_FOR = timedelta(days=1)
LONGEST_KEY = 200
LARGEST_ANSWER = 1_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What a call answered."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class ReplayService:
    """Calls that take effect once. Every public method is one use case."""

    sessions: Sessions
    clock: Clock

    async def begin(self, actor: Actor, key: str, call: bytes) -> Answer | None:
        """Take a key for a call; return the answer instead where the call was made before.

        ``call`` is everything that makes the call this one: route and body. Raises KeyReused,
        StillRunning, and Invalid for a key that is empty or too long.
        """
        if not 1 <= len(key) <= LONGEST_KEY or not key.isprintable():
            raise Invalid(
                f"A key has 1 to {LONGEST_KEY} printable characters.", field="Idempotency-Key"
            )
        call_hash, now = sha256(call).digest(), self.clock.now()
        async with self.sessions.begin() as session:
            stale = now - KEPT_FOR
            if await store.take(session, key, call_hash, now, stale, visible_to=actor):
                return None
            found = await store.replay(session, key, visible_to=actor)
        if found is not None and found.call_hash != call_hash:
            raise KeyReused
        if found is None or found.status is None or found.body is None:
            raise StillRunning
        return Answer(found.status, found.headers or {}, found.body)

    async def finish(self, actor: Actor, key: str, answer: Answer) -> None:
        """Keep the answer of a call that took effect. A very large one is not kept."""
        async with self.sessions.begin() as session:
            if len(answer.body) > LARGEST_ANSWER:
                await store.forget(session, key, visible_to=actor)
                return
            await store.answer(
                session, key, answer.status, answer.headers, answer.body, visible_to=actor
            )

    async def abandon(self, actor: Actor, key: str) -> None:
        """Free the key of a call that was refused, so that it may be mended and sent again."""
        async with self.sessions.begin() as session:
            await store.forget(session, key, visible_to=actor)
