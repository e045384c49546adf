"""Statements that move progress. The order of locks is in the package's docstring."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Numeric,
    Select,
    Uuid,
    cast,
    column,
    func,
    select,
    text,
    update,
    values,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.ext.asyncio import AsyncSession

from coach.okrs.models import Contribution, KeyResult, Objective
from coach.okrs.rollup import Edge, Node
from coach.people.values import Actor

GRAPH = 0x6F6B7273  # any number, as long as every Waymark asks for the same
SHARED = text("SELECT pg_advisory_xact_lock_shared(:graph, hashtext(:org))")
ANALYZE = text("ANALYZE objectives, key_results, initiatives, contributions")
ALONE = text("SELECT pg_advisory_xact_lock(:graph, hashtext(:org))")


async def keep_graph(session: AsyncSession, *, visible_to: Actor) -> None:
    """Keep the organisation's links as they are until the transaction ends. Many may at once."""
    await session.execute(SHARED, {"graph": GRAPH, "org": str(visible_to.org_id)})


async def own_graph(session: AsyncSession, *, visible_to: Actor) -> None:
    """Be the only one who changes links or moves progress until the transaction ends."""
    await session.execute(ALONE, {"graph": GRAPH, "org": str(visible_to.org_id)})


async def lock_upwards(
    session: AsyncSession, start: Select[UUID], *, visible_to: Actor
) -> tuple[dict[UUID, Node], list[Edge]]:
    """Lock some objectives and everything they count for; return them and the links among them.

    ``start`` selects ids. The graph must be kept or owned by now, so that what is found is still
    true once it is locked.
    """
    up = select(Objective.id).where(Objective.id.in_(start)).cte("up", recursive=True)
    above = select(Contribution.parent_id).join(
        up, (Contribution.child_id == up.c.id) & Contribution.counts
    )
    up = up.union(above)
    counting = (Contribution.child_id == Objective.id) & Contribution.counts
    query = (
        select(
            Objective.id,
            Objective.progress_from,
            Objective.progress,
            Objective.own_sum,
            Objective.own_weight,
            Objective.child_sum,
            Objective.child_weight,
            _gathered(Contribution.parent_id, counting),
            _gathered(Contribution.weight, counting),
        )
        .where(Objective.id.in_(select(up.c.id)), Objective.org_id == visible_to.org_id)
        .order_by(Objective.id)
        .with_for_update(of=Objective)
    )
    nodes: dict[UUID, Node] = {}
    edges: list[Edge] = []
    for *parts, parents, weights in await session.execute(query):
        node = Node(*parts)
        nodes[node.id] = node
        edges += [
            Edge(node.id, parent_id, weight)
            for parent_id, weight in zip(parents or (), weights or (), strict=True)
        ]
    return nodes, edges


def _gathered(column: Any, counting: ColumnElement[bool]) -> Any:
    """Gather one column of the links that start from each objective."""
    in_order = func.array_agg(aggregate_order_by(column, Contribution.id))
    return select(in_order).where(counting).correlate(Objective).scalar_subquery()


def of_key_result(key_result_id: UUID) -> Select[UUID]:
    """Select the objective that holds a key result."""
    return select(KeyResult.objective_id).where(KeyResult.id == key_result_id)


def of_objectives(objective_ids: Iterable[UUID]) -> Select[UUID]:
    """Select some objectives themselves."""
    return select(Objective.id).where(Objective.id.in_(list(objective_ids)))


async def write(session: AsyncSession, nodes: Sequence[Node]) -> None:
    """Store sums and progress of objectives, in one statement however many there are."""
    if not nodes:
        return
    names = ("progress", "own_sum", "own_weight", "child_sum", "child_weight")
    moved = values(
        column("id", Uuid), *(column(name, Numeric) for name in names), name="moved"
    ).data([(node.id, *(getattr(node, name) for name in names)) for node in nodes])
    await session.execute(
        update(Objective)
        .where(Objective.id == moved.c.id)
        .values(
            {name: cast(moved.c[name], Numeric) for name in names}  # VALUES of NULLs are text
            | {"updated_at": Objective.updated_at}  # nobody edited it
        )
        .execution_options(synchronize_session=False)
    )


async def count_rows_anew(session: AsyncSession) -> None:
    """Tell the planner how much there is, after very much was added at once."""
    await session.execute(ANALYZE)
