"""Keeps the passages that a hybrid search looks through.

Putting a passage in is part of the caller's transaction and asks no model: it is found by its words
at once, and by meaning when ``embed_pending`` has come by. That also renews the vectors of another
model, so a change of model needs nothing but time.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from pgvector.sqlalchemy import HALFVEC
from sqlalchemy import bindparam, cast, delete, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from uuid_utils import compat

from retrieval.embedding import DIMENSIONS, Embedder
from retrieval.tables import passages

BATCH = 128  # texts embedded between two transactions: about a second of work


@dataclass(frozen=True, slots=True)
class Passage:
    """A text to be found. ``scope``, ``kind`` and ``key`` together name it."""

    scope: str
    kind: str
    key: str
    text: str


async def put(session: AsyncSession, found: Iterable[Passage]) -> None:
    """Add passages, or replace those of the same name; an unchanged text keeps its vector."""
    named = {(one.scope, one.kind, one.key): one.text for one in found}
    if not named:
        return
    rows = [
        {"id": compat.uuid7(), "scope": scope, "kind": kind, "key": key, "text": text}
        for (scope, kind, key), text in named.items()
    ]
    fresh = insert(passages)
    await session.execute(
        fresh.on_conflict_do_update(
            index_elements=[passages.c.scope, passages.c.kind, passages.c.key],
            set_={
                "text": fresh.excluded.text,
                "embedding": None,
                "model": None,
                "updated_at": func.now(),
            },
            where=passages.c.text != fresh.excluded.text,
        ),
        rows,
    )


async def remove(session: AsyncSession, scope: str, kind: str, keys: Iterable[str]) -> None:
    """Take passages out; a name that is not there is no error."""
    await session.execute(
        delete(passages).where(
            passages.c.scope == scope, passages.c.kind == kind, passages.c.key.in_(tuple(keys))
        )
    )


async def embed_pending(
    sessions: async_sessionmaker[AsyncSession], embedder: Embedder, *, limit: int = BATCH
) -> int:
    """Embed passages that have no vector of this model yet; answers how many it looked at.

    Call it until it answers 0. No transaction is open while the model works; a text that changes
    meanwhile stays pending. Raises EmbedderMissing.
    """
    async with sessions.begin() as session:
        pending = await _pending(session, embedder.model, limit)
    if not pending:
        return 0
    vectors = await asyncio.to_thread(embedder.embed, [text for _, text in pending])
    rows = [
        {"of_id": number, "of_text": text, "vector": vector.tolist()}
        for (number, text), vector in zip(pending, vectors, strict=True)
    ]
    keep = (
        update(passages)
        .where(passages.c.id == bindparam("of_id"), passages.c.text == bindparam("of_text"))
        .values(
            embedding=cast(bindparam("vector"), HALFVEC(DIMENSIONS)),
            model=embedder.model,
        )
    )
    async with sessions.begin() as session:
        await (await session.connection()).execute(keep, rows)
    return len(pending)


async def _pending(session: AsyncSession, model: str, limit: int) -> list[tuple[UUID, str]]:
    made_by = passages.c.model
    found = await session.execute(
        select(passages.c.id, passages.c.text)
        # Spelt so that the index on model serves; "is distinct from" would read the whole table.
        .where(or_(made_by.is_(None), made_by < model, made_by > model))
        .order_by(passages.c.id)
        .limit(limit)
    )
    return [(row.id, row.text) for row in found]
