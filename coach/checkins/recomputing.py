"""Computes every progress afresh from check-ins, and says where the stored one differs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from coach.checkins.store import whole
from coach.checkins.store.whole import Standing
from coach.db import Sessions
from coach.okrs.rollup import (
    ZERO,
    Edge,
    Node,
    Part,
    key_result_progress,
    replace_own,
    settle,
)
from coach.people.values import Actor

COMPARED = ("progress", "own_sum", "own_weight", "child_sum", "child_weight")


@dataclass(frozen=True, slots=True)
class Drift:
    """A stored number that is not what it should be."""

    kind: str
    id: UUID
    field: str
    stored: Decimal | None
    expected: Decimal | None


@dataclass(frozen=True, slots=True)
class Recomputed:
    """What was looked at, and what was found to differ."""

    objectives: int
    key_results: int
    drifts: tuple[Drift, ...]


@dataclass(frozen=True, slots=True)
class RecomputingService:
    """Guards the stored progress. Reads a whole organisation in one consistent view."""

    sessions: Sessions

    async def recompute(self, actor: Actor) -> Recomputed:
        """Recompute the actor's organisation. Four statements, however large it is."""
        async with self.sessions.begin() as session:
            await whole.freeze_view(session)
            nodes = await whole.all_nodes(session, visible_to=actor)
            edges = await whole.all_edges(session, visible_to=actor)
            lines = await whole.all_standings(session, visible_to=actor)
        return Recomputed(len(nodes), len(lines), tuple(_drifts(nodes, edges, lines)))


def _drifts(
    nodes: Sequence[Node], edges: Sequence[Edge], lines: Sequence[Standing]
) -> Iterable[Drift]:
    fresh = {node.id: Node(node.id, node.progress_from) for node in nodes}
    for line in lines:
        expected = key_result_progress(line.baseline, line.current, line.target)
        if expected != line.progress:
            yield Drift("key_result", line.id, "progress", line.progress, expected)
        if line.entries and line.standing is not None and line.standing != line.current:
            yield Drift("key_result", line.id, "current", line.current, line.standing)
        replace_own(fresh[line.objective_id], Part(None, ZERO), Part(expected, line.counted))
    settle(fresh, edges)
    for node in nodes:
        for field in COMPARED:
            stored, expected = getattr(node, field), getattr(fresh[node.id], field)
            if stored != expected:
                yield Drift("objective", node.id, field, stored, expected)
