from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from coach.db import Sessions
from retrieval.embedding import EmbedderMissing, MiniLmEmbedder
from retrieval.hybrid import Found, HybridSearch
from retrieval.index import Passage, embed_pending, put

if TYPE_CHECKING:
    from retrieval.embedding import Vectors

TEXTS = {
    "waiting": "Reduce median waiting time for a first appointment from 45 days to 21 days",
    "falls": "Reduce inpatient falls on the wards",
    "invoices": "Cut share of overdue invoices from 31% to 15%",
    "churn": "Reduce the share of customers who cancel in their first year",
    "ovens": "Bake the rye bread in oven BX-77 only",
}


class AbsentEmbedder(MiniLmEmbedder):
    """A model that is not installed."""

    def embed(self, texts: Sequence[str]) -> "Vectors":
        raise EmbedderMissing("not installed")


@pytest.fixture
async def passages(sessions: Sessions, embedder: MiniLmEmbedder) -> Sessions:
    """Passages of one organisation, and a private note of a person."""
    async with sessions.begin() as session:
        await put(session, [Passage("org", "key_result", *item) for item in TEXTS.items()])
        note = "Patients complain to me about waiting for months"
        await put(session, [Passage("person", "note", "private", note)])
    await embed_pending(sessions, embedder)
    return sessions


async def keys(
    sessions: Sessions,
    search: HybridSearch,
    asked: str,
    *,
    scopes: Sequence[str] = ("org",),
    kinds: Sequence[str] | None = None,
    limit: int = 10,
) -> list[str]:
    async with sessions.begin() as session:
        found = await search.search(session, asked, scopes=scopes, kinds=kinds, limit=limit)
    return [one.key for one in found]


async def test_meaning_finds_what_shares_no_word(
    passages: Sessions, embedder: MiniLmEmbedder
) -> None:
    found = await keys(passages, HybridSearch(embedder), "sick people queue to see a doctor")

    assert found[0] == "waiting"


async def test_words_find_what_means_nothing_to_the_model(
    passages: Sessions, embedder: MiniLmEmbedder
) -> None:
    assert (await keys(passages, HybridSearch(embedder), "BX-77"))[0] == "ovens"


async def test_what_both_ways_find_comes_first(
    passages: Sessions, embedder: MiniLmEmbedder
) -> None:
    async with passages.begin() as session:
        best, *others = await HybridSearch(embedder).search(
            session, "overdue invoices and customers who cancel", scopes=["org"]
        )

    assert best.score > max(other.score for other in others)
    assert best.similarity is not None
    assert best.text == TEXTS[best.key]


@pytest.mark.parametrize("asked", ["", "  ", "\x00", "my cat likes tuna", "qwertyuiop"])
async def test_nothing_is_found_when_nothing_fits(
    passages: Sessions, embedder: MiniLmEmbedder, asked: str
) -> None:
    assert await keys(passages, HybridSearch(embedder), asked) == []


async def test_a_scope_that_is_not_asked_for_is_never_found(
    passages: Sessions, embedder: MiniLmEmbedder
) -> None:
    search, asked = HybridSearch(embedder), "patients complain about waiting"

    assert "private" not in await keys(passages, search, asked)
    assert "private" in await keys(passages, search, asked, scopes=["org", "person"])
    assert await keys(passages, search, asked, scopes=[]) == []


async def test_only_the_kinds_asked_for_are_found(
    passages: Sessions, embedder: MiniLmEmbedder
) -> None:
    found = await keys(
        passages,
        HybridSearch(embedder),
        "patients complain about waiting",
        scopes=["org", "person"],
        kinds=["note"],
    )

    assert found == ["private"]


@pytest.mark.parametrize("limit", [0, 1, 2])
async def test_no_more_than_the_limit_is_found(
    passages: Sessions, embedder: MiniLmEmbedder, limit: int
) -> None:
    found = await keys(passages, HybridSearch(embedder), "reduce waiting and falls", limit=limit)

    assert len(found) == limit


async def test_without_the_model_words_alone_find(passages: Sessions) -> None:
    async with passages.begin() as session:
        found = await HybridSearch(AbsentEmbedder()).search(
            session, "inpatient falls", scopes=["org"]
        )

    assert [(one.key, one.similarity) for one in found] == [("falls", None)]


async def test_vectors_of_another_model_are_not_compared(
    passages: Sessions, embedder: MiniLmEmbedder
) -> None:
    class NewerEmbedder(MiniLmEmbedder):
        model = "newer"

    asked = "sick people queue to see a doctor"

    assert await keys(passages, HybridSearch(embedder), asked) != []
    assert await keys(passages, HybridSearch(NewerEmbedder()), asked) == []


@pytest.mark.parametrize(
    "asked", ["'; DROP TABLE passages; --", "a & !b | (c:*", "\\", "falls:*", "%s %(x)s :y"]
)
async def test_whatever_people_type_is_only_text(
    passages: Sessions, embedder: MiniLmEmbedder, asked: str
) -> None:
    await keys(passages, HybridSearch(embedder), asked)

    assert "falls" in await keys(passages, HybridSearch(embedder), "inpatient falls")


async def test_common_words_step_back_behind_rare_ones(
    committing_sessions: Sessions, embedder: MiniLmEmbedder
) -> None:
    many = [
        Passage("org", "note", f"{count}", f"report about ward {count}") for count in range(400)
    ]
    rare = [Passage("org", "note", f"rare {count}", "a submarine report") for count in range(3)]
    async with committing_sessions.begin() as session:
        await put(session, [*many, *rare])
    async with committing_sessions.begin() as session:
        await session.execute(text("ANALYZE passages"))

        found = await words_only(session, "submarine report")

    assert [one.key for one in found] == ["rare 0", "rare 1", "rare 2"]


async def words_only(session: AsyncSession, asked: str) -> tuple[Found, ...]:
    return await HybridSearch(AbsentEmbedder()).search(session, asked, scopes=["org"])


async def test_a_narrow_scope_in_a_large_table_is_still_searched_in_full(
    committing_sessions: Sessions, embedder: MiniLmEmbedder
) -> None:
    everybody = [
        Passage("org", "note", f"{count}", f"patients wait {count} days for a doctor")
        for count in range(300)
    ]
    async with committing_sessions.begin() as session:
        await put(session, everybody)
        await put(session, [Passage("person", "note", "mine", "invoices are paid late")])
    while await embed_pending(committing_sessions, embedder):
        pass

    async with committing_sessions.begin() as session:
        await session.execute(text("SET LOCAL enable_seqscan = off"))
        await session.execute(text("SET LOCAL enable_bitmapscan = off"))
        await session.execute(text("SET LOCAL enable_sort = off"))  # leaves the graph of vectors
        found = await HybridSearch(embedder).search(
            session, "customers do not pay in time", scopes=["person"]
        )

    assert [one.key for one in found] == ["mine"]
