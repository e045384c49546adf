"""Statements behind the explain view."""

from collections import defaultdict
from uuid import UUID

from sqlalchemy import case, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.okrs.explaining import Below, Measured, Tree
from coach.okrs.models import Contribution, KeyResult, Objective
from coach.okrs.store.visibility import readable
from coach.people.values import Actor

MOST = 1_000
"""Objectives in one explanation; more would be a page that nobody reads."""


async def tree(session: AsyncSession, objective_id: UUID, depth: int, *, visible_to: Actor) -> Tree:
    """Load an objective and what stands under it down to a depth, in three statements.

    Goals that the actor may not see come without their words: their number counts all the same.
    """
    down = (
        select(
            Contribution.child_id,
            Contribution.parent_id,
            Contribution.weight,
            Contribution.counts,
            literal(1).label("depth"),
        )
        .where(Contribution.parent_id == objective_id, Contribution.org_id == visible_to.org_id)
        .cte("down", recursive=True)
    )
    deeper = select(
        Contribution.child_id,
        Contribution.parent_id,
        Contribution.weight,
        Contribution.counts,
        down.c.depth + 1,
    ).join(down, (Contribution.parent_id == down.c.child_id) & (down.c.depth <= depth))
    down = down.union(deeper)
    links = (
        await session.execute(select(down).order_by(down.c.depth, down.c.child_id).limit(MOST))
    ).all()
    below: dict[UUID, dict[UUID, Below]] = defaultdict(dict)
    ids = {objective_id}
    for child_id, parent_id, weight, counts, at_depth in links:
        below[parent_id][child_id] = Below(child_id, parent_id, weight, counts)
        if at_depth <= depth:
            ids.add(child_id)
    title = case((readable(visible_to), Objective.title), else_=None)
    measured = select(Objective.id, title, Objective.progress, Objective.progress_from).where(
        Objective.id.in_(ids), Objective.org_id == visible_to.org_id
    )
    objectives = {row[0]: Measured(*row) for row in await session.execute(measured)}
    seen = [found.id for found in objectives.values() if found.title is not None]
    lines = (
        select(KeyResult)
        .where(KeyResult.objective_id.in_(seen), KeyResult.org_id == visible_to.org_id)
        .order_by(KeyResult.position, KeyResult.id)
        .execution_options(populate_existing=True)
    )
    key_results: dict[UUID, list[KeyResult]] = defaultdict(list)
    for line in await session.scalars(lines):
        key_results[line.objective_id].append(line)
    return Tree(
        objectives,
        {parent_id: list(links.values()) for parent_id, links in below.items()},
        key_results,
    )
