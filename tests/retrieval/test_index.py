import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from coach.db import Sessions
from retrieval.embedding import EmbedderMissing, MiniLmEmbedder
from retrieval.index import Passage, embed_pending, put, remove
from retrieval.tables import passages

if TYPE_CHECKING:
    from retrieval.embedding import Vectors


class NewerEmbedder(MiniLmEmbedder):
    """The same model under another name, as after a change of model."""

    model = "newer"


class AbsentEmbedder(MiniLmEmbedder):
    """A model that is not installed."""

    def embed(self, texts: Sequence[str]) -> "Vectors":
        raise EmbedderMissing("not installed")


def a_passage(key: str, text: str = "Patients wait too long", scope: str = "org") -> Passage:
    return Passage(scope, "objective", key, text)


async def stored(sessions: Sessions) -> dict[str, tuple[str, str | None]]:
    async with sessions.begin() as session:
        rows = await session.execute(select(passages.c.key, passages.c.text, passages.c.model))
        return {row.key: (row.text, row.model) for row in rows}


async def test_a_passage_is_embedded_later_and_once(
    sessions: Sessions, embedder: MiniLmEmbedder
) -> None:
    async with sessions.begin() as session:
        await put(session, [a_passage("one"), a_passage("two")])
    assert await stored(sessions) == {
        "one": ("Patients wait too long", None),
        "two": ("Patients wait too long", None),
    }

    assert await embed_pending(sessions, embedder, limit=1) == 1
    assert await embed_pending(sessions, embedder) == 1
    assert await embed_pending(sessions, embedder) == 0
    assert {model for _, model in (await stored(sessions)).values()} == {embedder.model}


async def test_a_changed_text_replaces_the_old_one_and_waits_for_a_new_vector(
    sessions: Sessions, embedder: MiniLmEmbedder
) -> None:
    async with sessions.begin() as session:
        await put(session, [a_passage("same"), a_passage("changed")])
    await embed_pending(sessions, embedder)

    async with sessions.begin() as session:
        await put(session, [a_passage("same"), a_passage("changed", "Nurses leave")])

    assert await stored(sessions) == {
        "same": ("Patients wait too long", embedder.model),
        "changed": ("Nurses leave", None),
    }


async def test_the_last_of_two_texts_under_one_name_counts(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        await put(session, [a_passage("one", "first words"), a_passage("one", "last words")])
        await put(session, [])

    assert (await stored(sessions))["one"] == ("last words", None)


async def test_another_model_renews_every_vector(
    sessions: Sessions, embedder: MiniLmEmbedder
) -> None:
    async with sessions.begin() as session:
        await put(session, [a_passage("one"), a_passage("two")])
    await embed_pending(sessions, embedder)

    assert await embed_pending(sessions, NewerEmbedder()) == 2
    assert {model for _, model in (await stored(sessions)).values()} == {"newer"}


async def test_a_text_that_changes_while_it_is_embedded_stays_pending(
    committing_sessions: Sessions,
) -> None:
    async with committing_sessions.begin() as session:
        await put(session, [a_passage("one")])
    loop = asyncio.get_running_loop()

    class InterruptedEmbedder(MiniLmEmbedder):
        """A model that is so slow that somebody edits the text meanwhile."""

        def embed(self, texts: Sequence[str]) -> "Vectors":
            asyncio.run_coroutine_threadsafe(edit(), loop).result(timeout=30)
            return super().embed(texts)

    async def edit() -> None:
        async with committing_sessions.begin() as session:
            await put(session, [a_passage("one", "Edited meanwhile")])

    assert await embed_pending(committing_sessions, InterruptedEmbedder()) == 1
    assert await stored(committing_sessions) == {"one": ("Edited meanwhile", None)}


async def test_without_the_model_passages_stay_pending(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        await put(session, [a_passage("one")])

    with pytest.raises(EmbedderMissing):
        await embed_pending(sessions, AbsentEmbedder())

    assert (await stored(sessions))["one"] == ("Patients wait too long", None)


async def test_only_what_is_named_is_removed(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        await put(session, [a_passage("one"), a_passage("two"), a_passage("one", scope="other")])

        await remove(session, "org", "objective", ["one", "never-there"])

        left = await session.scalar(select(func.count()).select_from(passages))
    assert left == 2
