"""Statements about replays. Everybody reaches their own only."""

from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from coach.people.values import Actor
from coach.replays.models import Replay


async def take(
    session: AsyncSession,
    key: str,
    call_hash: bytes,
    at: datetime,
    stale_before: datetime,
    *,
    visible_to: Actor,
) -> bool:
    """Take a key if it is free, and drop old ones; one statement."""
    gone = delete(Replay).where(Replay.at < stale_before).cte("gone")
    taking = (
        insert(Replay)
        .values(
            org_id=visible_to.org_id,
            person_id=visible_to.person_id,
            key=key,
            call_hash=call_hash,
            at=at,
        )
        .on_conflict_do_nothing()
        .returning(Replay.key)
        .add_cte(gone)
    )
    return await session.scalar(taking) is not None


async def replay(session: AsyncSession, key: str, *, visible_to: Actor) -> Replay | None:
    """Load what is known of a key."""
    return await session.get(Replay, (visible_to.org_id, visible_to.person_id, key))


async def answer(
    session: AsyncSession,
    key: str,
    status: int,
    headers: dict[str, str],
    body: bytes,
    *,
    visible_to: Actor,
) -> None:
    """Keep the answer that a key led to."""
    await session.execute(
        update(Replay)
        .where(
            Replay.org_id == visible_to.org_id,
            Replay.person_id == visible_to.person_id,
            Replay.key == key,
        )
        .values(status=status, headers=headers, body=body)
    )


async def forget(session: AsyncSession, key: str, *, visible_to: Actor) -> None:
    """Free a key."""
    await session.execute(
        delete(Replay).where(
            Replay.org_id == visible_to.org_id,
            Replay.person_id == visible_to.person_id,
            Replay.key == key,
        )
    )
