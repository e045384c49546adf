"""The formula tree behind a number: what it is the mean of, and what was left out and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from coach.okrs.models import KeyResult
from coach.okrs.values import ProgressFrom


@dataclass(frozen=True, slots=True)
class Measured:
    """An objective as the tree shows it. ``title`` is None where the actor may not see it."""

    id: UUID
    title: str | None
    progress: Decimal | None
    progress_from: str


@dataclass(frozen=True, slots=True)
class Below:
    """That an objective stands under another one in the tree."""

    child_id: UUID
    parent_id: UUID
    weight: Decimal
    counts: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a mean is made of, or that was left out of it."""

    kind: str
    id: UUID | None
    title: str | None
    weight: Decimal
    progress: Decimal | None
    left_out: str | None
    formula: str | None = None
    node: "Explained | None" = None


@dataclass(frozen=True, slots=True)
class Explained:
    """An objective's progress with the parts it is made of.

    ``complete`` is false where the tree goes deeper than was asked for.
    """

    id: UUID
    title: str | None
    progress: Decimal | None
    progress_from: str
    formula: str | None
    parts: tuple[Part, ...]
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Tree:
    """Everything that an explanation is built from."""

    objectives: Mapping[UUID, Measured]
    below: Mapping[UUID, Sequence[Below]]
    key_results: Mapping[UUID, Sequence[KeyResult]]

    def explain(self, objective_id: UUID, depth: int) -> Explained:
        """Explain an objective down to a depth. An objective met twice is explained twice."""
        found = self.objectives[objective_id]
        links = self.below.get(objective_id, ())
        shown = [link for link in links if link.child_id in self.objectives]
        parts = [
            *(_key_result(found, line) for line in self.key_results.get(objective_id, ())),
            *(
                self._child(found, link, depth)
                for link in links
                if link.child_id in self.objectives
            ),
        ]
        return Explained(
            found.id,
            found.title,
            found.progress,
            found.progress_from,
            _mean(parts),
            tuple(parts),
            complete=len(links) == len(shown),
        )

    def _child(self, parent: Measured, link: Below, depth: int) -> Part:
        child = self.objectives[link.child_id]
        reason = None
        if not link.counts:
            reason = "linked without counting"
        elif parent.progress_from == ProgressFrom.KEY_RESULTS.value:
            reason = "progress comes from key results only"
        elif child.progress is None:
            reason = "not measured yet"
        visible = child.title is not None
        node = self.explain(child.id, depth - 1) if visible and depth > 1 else None
        return Part(
            "objective",
            child.id if visible else None,
            child.title,
            link.weight,
            child.progress,
            reason,
            node=node,
        )


def _key_result(parent: Measured, line: KeyResult) -> Part:
    return Part(
        "key_result",
        line.id,
        line.title,
        line.weight,
        line.progress,
        _why_left_out(parent, line),
        _movement(line),
    )


def _why_left_out(parent: Measured, line: KeyResult) -> str | None:
    if line.type == "guardrail":
        return "a guardrail is held or breached, never averaged"
    if line.postponed:
        return "postponed"
    if parent.progress_from == ProgressFrom.CHILDREN.value:
        return "progress comes from contributing objectives only"
    if line.progress is None:
        return _why_unmeasured(line)
    return None


def _why_unmeasured(line: KeyResult) -> str:
    if line.baseline is None or line.target is None:
        return "a number is still blank"
    return "start equals target" if line.baseline == line.target else "not measured yet"


def _movement(line: KeyResult) -> str | None:
    if line.progress is None:
        return None
    return (
        f"({_number(line.current)} - {_number(line.baseline)}) / "
        f"({_number(line.target)} - {_number(line.baseline)})"
    )


def _mean(parts: Sequence[Part]) -> str | None:
    """Write the weighted mean out in numbers; None when there is nothing to average."""
    counted = [part for part in parts if part.left_out is None and part.weight]
    if not counted:
        return None
    sums = " + ".join(f"{_number(part.weight)} x {_number(part.progress)}" for part in counted)
    return f"({sums}) / {_number(sum((part.weight for part in counted), Decimal(0)))}"


def _number(value: Decimal | None) -> str:
    return "?" if value is None else f"{round(value, 4).normalize():f}"
