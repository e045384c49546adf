"""Writing links inside a transaction that somebody else opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from coach.db import new_id
from coach.errors import Invalid
from coach.okrs.errors import AlreadyLinked, LinkCircle, ObjectiveNotFound
from coach.okrs.measures import checked_weight
from coach.okrs.models import Contribution, Objective
from coach.okrs.rollup import Part, replace_child, settle
from coach.okrs.store import links, progress
from coach.okrs.values import ContributionFields
from coach.people.values import Actor

MOST_PARENTS = 50


async def attach(
    session: AsyncSession,
    actor: Actor,
    child: Objective,
    contributions: Sequence[ContributionFields],
) -> list[Contribution]:
    """Add links from an objective, without moving progress. The link graph must be kept or owned.

    Raises Invalid, ObjectiveNotFound and AlreadyLinked.
    """
    if not contributions:
        return []
    for said in contributions:
        if (said.objective_id is None) == (said.key_result_id is None):
            raise Invalid(
                "Name an objective_id or a key_result_id, one of the two.", field="contributes_to"
            )
    if len(contributions) > MOST_PARENTS:
        raise Invalid(f"At most {MOST_PARENTS} parents fit.", field="contributes_to")
    found = await links.targets(
        session,
        [said.objective_id for said in contributions if said.objective_id],
        [said.key_result_id for said in contributions if said.key_result_id],
        visible_to=actor,
    )
    made = [_link(child, said, found) for said in contributions]
    if len({link.parent_id for link in made}) < len(made):
        raise AlreadyLinked
    made.sort(key=lambda link: link.parent_id)  # the parents are locked in this order
    session.add_all(made)
    await session.flush()
    return made


def _link(child: Objective, said: ContributionFields, found: dict[UUID, Objective]) -> Contribution:
    parent = next(
        (found[each] for each in (said.objective_id, said.key_result_id) if each in found), None
    )
    if parent is None:
        raise ObjectiveNotFound
    if parent.id == child.id:
        raise LinkCircle
    return Contribution(
        id=new_id(),
        org_id=child.org_id,
        child_id=child.id,
        parent_id=parent.id,
        parent=parent,
        key_result_id=said.key_result_id,
        weight=checked_weight(said.weight),
        counts=said.counts,
    )


@dataclass(frozen=True, slots=True)
class Share:
    """With what weight a link counts; zero where it does not."""

    weight: Decimal

    @classmethod
    def of(cls, link: Contribution) -> "Share":
        """Say what a link counts for now."""
        return cls(link.weight if link.counts else Decimal(0))


async def reweigh(
    session: AsyncSession, actor: Actor, link: Contribution, before: Share, after: Share
) -> None:
    """Exchange what a link adds to its parent, and move that up. The graph must be owned."""
    start = progress.of_objectives([link.parent_id, link.child_id])
    nodes, edges = await progress.lock_upwards(session, start, visible_to=actor)
    child = nodes[link.child_id].progress
    replace_child(nodes[link.parent_id], Part(child, before.weight), Part(child, after.weight))
    await progress.write(session, settle(nodes, edges))
