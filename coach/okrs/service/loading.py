"""Taking in very many objectives at once, with their links and where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from coach.clock import Clock
from coach.cycles.errors import CycleClosed
from coach.cycles.store import cycle
from coach.db import Sessions, new_id
from coach.db.bulk import copy_in
from coach.errors import Invalid
from coach.okrs import writing
from coach.okrs.errors import NotYourGoal
from coach.okrs.models import Contribution, Objective
from coach.okrs.permissions import MASTERS
from coach.okrs.rollup import Edge, Node, key_result_progress, settle
from coach.okrs.store import progress
from coach.okrs.values import (
    Owner,
    OwnerKind,
    ProgressFrom,
    Status,
    SubmittedObjective,
    SubmittedSet,
)
from coach.people.audit import event
from coach.people.values import Actor

ONE = Decimal(1)
COMPANY = Owner(OwnerKind.COMPANY)


@dataclass(frozen=True, slots=True)
class LoadedObjective:
    """An objective to take in. ``parent`` is the place of an earlier one that it counts for.

    ``current`` says where each key result stands, in order; None where nobody has measured yet.
    """

    submitted: SubmittedObjective
    owner: Owner
    parent: int | None = None
    current: tuple[Decimal | None, ...] = ()
    progress_from: ProgressFrom = ProgressFrom.BOTH


@dataclass(frozen=True, slots=True)
class LoadService:
    """Loads goals in bulk, for imports and for organisations made up to measure on."""

    sessions: Sessions
    clock: Clock

    async def load(
        self,
        actor: Actor,
        cycle_id: UUID,
        loaded: Sequence[LoadedObjective],
        status: Status = Status.PUBLISHED,
    ) -> list[UUID]:
        """Store objectives with links and progress, all or none; return their ids in order.

        For coaches and administrators, who answer for the owners being right. Raises Invalid,
        NotYourGoal, CycleNotFound and CycleClosed.
        """
        if not actor.has(*MASTERS):
            raise NotYourGoal
        handed = SubmittedSet(COMPANY, cycle_id, (), status)
        made = [_objective(actor, handed, one, place) for place, one in enumerate(loaded)]
        if status is Status.PUBLISHED:
            for found in made:
                found.published_at = self.clock.now()
        links = [
            _link(made[place], made[one.parent])
            for place, one in enumerate(loaded)
            if one.parent is not None and _is_earlier(one.parent, place)
        ]
        _roll_up(made, links)
        async with self.sessions.begin() as session:
            await progress.keep_graph(session, visible_to=actor)
            chosen = await cycle(session, cycle_id, visible_to=actor)
            if chosen.is_closed:
                raise CycleClosed(chosen.name)
            await copy_in(session, made)
            await copy_in(session, [line for found in made for line in found.key_results])
            await copy_in(session, [line for found in made for line in found.initiatives])
            await copy_in(session, links)
            await progress.count_rows_anew(session)
            subject, detail = ("organisation", actor.org_id), {"objectives": len(made)}
            session.add(event(actor, self.clock.now(), "okrs.loaded", subject, detail))
        return [found.id for found in made]


def _objective(actor: Actor, handed: SubmittedSet, one: LoadedObjective, place: int) -> Objective:
    made = writing.whole_objective(actor, handed, one.owner, one.submitted, place)
    made.progress_from = one.progress_from.value
    for key_result, current in zip(made.key_results, one.current, strict=False):
        key_result.current = current
        key_result.progress = key_result_progress(key_result.baseline, current, key_result.target)
    writing.sum_up(made)
    return made


def _is_earlier(parent: int, place: int) -> bool:
    if 0 <= parent < place:
        return True
    raise Invalid("A parent must come before what counts for it.", field="contributes_to")


def _link(child: Objective, parent: Objective) -> Contribution:
    return Contribution(
        id=new_id(),
        org_id=child.org_id,
        child_id=child.id,
        parent_id=parent.id,
        weight=ONE,
        counts=True,
    )


def _roll_up(made: Sequence[Objective], links: Sequence[Contribution]) -> None:
    """Compute everybody's sums at once, starting from objectives that have heard of no child."""
    nodes = {
        found.id: Node(
            found.id,
            found.progress_from,
            own_sum=found.own_sum,
            own_weight=found.own_weight,
        )
        for found in made
    }
    settle(nodes, [Edge(link.child_id, link.parent_id, link.weight) for link in links])
    for found in made:
        node = nodes[found.id]
        found.progress = node.progress
        found.child_sum, found.child_weight = node.child_sum, node.child_weight
