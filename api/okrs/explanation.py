"""The explain view on the wire."""

from uuid import UUID

import msgspec

from api.numbers import Number, number
from api.okrs.parts import ProgressOut
from coach.okrs.explaining import Explained, Part


class PartOut(msgspec.Struct, frozen=True):
    """One thing that a mean is made of. ``left_out`` says why it is not averaged."""

    kind: str
    id: UUID | None
    title: str | None
    weight: Number
    progress: ProgressOut | None
    left_out: str | None
    formula: str | None
    node: "ExplanationOut | None"

    @classmethod
    def of(cls, part: Part) -> "PartOut":
        """Show a part, and what is behind it."""
        return cls(
            part.kind,
            part.id,
            part.title,
            number(part.weight),
            ProgressOut.of(part.progress),
            part.left_out,
            part.formula,
            ExplanationOut.of(part.node) if part.node else None,
        )


class ExplanationOut(msgspec.Struct, frozen=True):
    """An objective's progress as a formula, and the tree behind it."""

    id: UUID
    title: str | None
    progress: ProgressOut | None
    progress_from: str
    formula: str | None
    parts: list[PartOut]
    complete: bool

    @classmethod
    def of(cls, found: Explained) -> "ExplanationOut":
        """Show an explanation."""
        return cls(
            found.id,
            found.title,
            ProgressOut.of(found.progress),
            found.progress_from,
            found.formula,
            [PartOut.of(part) for part in found.parts],
            found.complete,
        )
