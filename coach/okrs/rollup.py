"""Moving progress from a key result up to everything it counts for. Pure.

All arithmetic is exact: progress has a fixed number of decimals, weights have few, and sums of
their products are kept unrounded. So a sum that was moved a million times equals one that is
computed afresh, which is what ``waymark doctor`` checks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from uuid import UUID

from coach.grammar.progress import progress
from coach.okrs.values import ProgressFrom

ZERO = Decimal(0)
EXACT = Context(prec=120, rounding=ROUND_HALF_EVEN)  # far beyond what any sum here can need
STEP = Decimal("1e-12")


@dataclass(slots=True)
class Node:
    """The part of an objective that progress moves through."""

    id: UUID
    progress_from: str
    progress: Decimal | None = None
    own_sum: Decimal = ZERO
    own_weight: Decimal = ZERO
    child_sum: Decimal = ZERO
    child_weight: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Edge:
    """A contribution that counts."""

    child_id: UUID
    parent_id: UUID
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Part:
    """What one measured thing adds to a mean. An undefined one adds nothing at all."""

    progress: Decimal | None
    weight: Decimal

    @property
    def sum(self) -> Decimal:
        """Weight times progress."""
        return ZERO if self.progress is None else EXACT.multiply(self.progress, self.weight)

    @property
    def measured_weight(self) -> Decimal:
        """The weight, where there is progress to weigh."""
        return ZERO if self.progress is None else self.weight


def key_result_progress(
    baseline: Decimal | None, current: Decimal | None, target: Decimal | None
) -> Decimal | None:
    """Compute a key result's raw progress, rounded the way it is stored."""
    raw = progress(baseline, current, target)
    return None if raw is None else EXACT.quantize(raw, STEP)


def mean_of(node: Node) -> Decimal | None:
    """Compute an objective's progress from its sums; None where nothing measured weighs."""
    total, weight = ZERO, ZERO
    if node.progress_from != ProgressFrom.CHILDREN.value:
        total, weight = EXACT.add(total, node.own_sum), EXACT.add(weight, node.own_weight)
    if node.progress_from != ProgressFrom.KEY_RESULTS.value:
        total, weight = EXACT.add(total, node.child_sum), EXACT.add(weight, node.child_weight)
    return EXACT.quantize(EXACT.divide(total, weight), STEP) if weight else None


def replace_own(node: Node, before: Part, after: Part) -> None:
    """Exchange what one key result adds to its objective."""
    node.own_sum = EXACT.add(node.own_sum, EXACT.subtract(after.sum, before.sum))
    node.own_weight += after.measured_weight - before.measured_weight


def replace_child(node: Node, before: Part, after: Part) -> None:
    """Exchange what one contributing objective adds to its parent."""
    node.child_sum = EXACT.add(node.child_sum, EXACT.subtract(after.sum, before.sum))
    node.child_weight += after.measured_weight - before.measured_weight


def settle(nodes: Mapping[UUID, Node], edges: Iterable[Edge]) -> list[Node]:
    """Bring the progress of nodes into line with their sums, and every parent's sums with that.

    ``nodes`` are some objectives and everything above them, ``edges`` the contributions among
    them. Children come before parents, so that where ways meet again (a diamond), the upper
    objective has heard from all of them before it speaks. Returns the nodes in that order.
    """
    up: dict[UUID, list[Edge]] = {node_id: [] for node_id in nodes}
    waiting = dict.fromkeys(nodes, 0)
    for edge in edges:
        up[edge.child_id].append(edge)
        waiting[edge.parent_id] += 1
    ready = [node_id for node_id, count in waiting.items() if not count]
    settled: list[Node] = []
    while ready:
        node = nodes[ready.pop()]
        was, node.progress = node.progress, mean_of(node)
        settled.append(node)
        for edge in up[node.id]:
            replace_child(
                nodes[edge.parent_id], Part(was, edge.weight), Part(node.progress, edge.weight)
            )
            waiting[edge.parent_id] -= 1
            if not waiting[edge.parent_id]:
                ready.append(edge.parent_id)
    return settled


def without(nodes: dict[UUID, Node], edges: Iterable[Edge], removed_id: UUID) -> list[Node]:
    """Take an objective out from under everything it counts for; return what is left, settled."""
    removed = nodes.pop(removed_id)
    kept: list[Edge] = []
    for edge in edges:
        if edge.child_id != removed_id:
            kept.append(edge)
            continue
        gone = Part(removed.progress, edge.weight)
        replace_child(nodes[edge.parent_id], gone, Part(None, edge.weight))
    return settle(nodes, kept)
