"""Changing a key result so that everything above it stays right, in one transaction.

    async with sessions.begin() as session:
        movement = await open_movement(session, actor, of_key_result(key_result_id))
        key_result = await store.key_result(session, key_result_id, visible_to=actor)
        before = part_of(key_result)
        ... change the key result ...
        movement.replace(key_result, before)
        moved = await movement.finish(session)

Opening locks the objective and all that it counts for; nobody else can move them meanwhile.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.okrs.models import KeyResult
from coach.okrs.rollup import Edge, Node, Part, key_result_progress, replace_own, settle
from coach.okrs.store import progress
from coach.people.values import Actor

NOTHING = Part(None, Decimal(0))


@dataclass(frozen=True, slots=True)
class Movement:
    """Some objectives and all that they count for, locked."""

    nodes: dict[UUID, Node]
    edges: Sequence[Edge]

    def replace(self, key_result: KeyResult, before: Part) -> None:
        """Compute a changed key result anew, and exchange what it adds to its objective."""
        key_result.progress = key_result_progress(
            key_result.baseline, key_result.current, key_result.target
        )
        replace_own(self.nodes[key_result.objective_id], before, part_of(key_result))

    def drop(self, key_result: KeyResult) -> None:
        """Take a key result out of its objective's sums."""
        replace_own(self.nodes[key_result.objective_id], part_of(key_result), NOTHING)

    async def finish(self, session: AsyncSession) -> list[Node]:
        """Settle and store everything; return the objectives, each before what it counts for."""
        settled = settle(self.nodes, self.edges)
        await session.flush()
        await progress.write(session, settled)
        return settled


def part_of(key_result: KeyResult) -> Part:
    """Say what a key result adds to its objective as it is now."""
    return Part(key_result.progress, key_result.counted)


async def open_movement(session: AsyncSession, actor: Actor, start: Select[UUID]) -> Movement:
    """Lock what ``start`` selects and everything above. First thing in a transaction."""
    await progress.keep_graph(session, visible_to=actor)
    return Movement(*await progress.lock_upwards(session, start, visible_to=actor))
