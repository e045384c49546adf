"""What stands under an objective, on the wire: key results and initiatives."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

import msgspec
from msgspec import UNSET, UnsetType

from api.numbers import Number, exact, number
from coach.grammar.progress import shown
from coach.okrs import Initiative, KeyResult, Objective
from coach.okrs.standing import of_key_result
from coach.okrs.values import (
    KEEP,
    Direction,
    InitiativeFields,
    InitiativeState,
    KeyResultEdit,
    KeyResultFields,
    KeyResultType,
)


class ProgressOut(msgspec.Struct, frozen=True):
    """Progress as it is computed, and as people see it: between 0 and 1."""

    raw: Number
    shown: Number

    @classmethod
    def of(cls, raw: Decimal | None) -> "ProgressOut | None":
        """Show a progress; null while it is undefined."""
        return None if raw is None else cls(number(raw), number(shown(raw)) or 0)


class KeyResultOut(msgspec.Struct, frozen=True):
    """A key result with its measure and how it stands. ``type`` null means its objective's."""

    id: UUID
    objective_id: UUID
    title: str
    type: str | None
    action_word: str
    metric: str
    unit: str
    direction: str | None
    baseline: Number | None
    target: Number | None
    current: Number | None
    weight: Number
    postponed: bool
    progress: ProgressOut | None
    confidence: Number | None
    health: str
    grade: str | None
    deadline: str
    due_on: date | None
    checked_at: datetime | None
    position: int
    version: int

    @classmethod
    def of(cls, line: KeyResult, objective: Objective, today: date) -> "KeyResultOut":
        """Show a key result of an objective whose cycle is loaded."""
        standing = of_key_result(line, objective, today)
        return cls(
            id=line.id,
            objective_id=line.objective_id,
            title=line.title,
            type=line.type,
            action_word=line.action_word,
            metric=line.metric,
            unit=line.unit,
            direction=line.direction,
            baseline=number(line.baseline),
            target=number(line.target),
            current=number(line.current),
            weight=number(line.weight),
            postponed=line.postponed,
            progress=ProgressOut.of(line.progress),
            confidence=number(line.confidence),
            health=standing.health.value,
            grade=standing.grade.value if standing.grade else None,
            deadline=line.deadline,
            due_on=line.due_on,
            checked_at=line.checked_at,
            position=line.position,
            version=line.version,
        )


class KeyResultIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a program may say of a new key result. What is left out is read from the title."""

    title: str
    metric: str | None = None
    unit: str | None = None
    direction: Direction | None = None
    baseline: Number | None = None
    target: Number | None = None
    weight: Number = 1
    type: KeyResultType | None = None
    due_on: date | None = None

    def fields(self) -> KeyResultFields:
        """Hand it to the service."""
        return KeyResultFields(
            title=self.title,
            metric=self.metric,
            unit=self.unit,
            direction=self.direction,
            baseline=exact(self.baseline),
            target=exact(self.target),
            weight=exact(self.weight),
            type=self.type,
            due_on=self.due_on,
        )


class KeyResultChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What changes in a key result; what is left out stays, or follows from a new title."""

    title: str | UnsetType = UNSET
    metric: str | UnsetType = UNSET
    unit: str | UnsetType = UNSET
    direction: Direction | UnsetType | None = UNSET
    baseline: Number | UnsetType | None = UNSET
    target: Number | UnsetType | None = UNSET
    weight: Number | UnsetType = UNSET
    type: KeyResultType | UnsetType | None = UNSET
    due_on: date | UnsetType | None = UNSET
    postponed: bool | UnsetType = UNSET
    position: int | UnsetType = UNSET
    why: str = ""

    def edit(self) -> KeyResultEdit:
        """Hand it to the service."""
        return KeyResultEdit(
            title=KEEP if self.title is UNSET else self.title,
            metric=KEEP if self.metric is UNSET else self.metric,
            unit=KEEP if self.unit is UNSET else self.unit,
            direction=KEEP if self.direction is UNSET else self.direction,
            baseline=KEEP if self.baseline is UNSET else exact(self.baseline),
            target=KEEP if self.target is UNSET else exact(self.target),
            weight=KEEP if self.weight is UNSET else exact(self.weight),
            type=KEEP if self.type is UNSET else self.type,
            due_on=KEEP if self.due_on is UNSET else self.due_on,
            postponed=KEEP if self.postponed is UNSET else self.postponed,
            position=KEEP if self.position is UNSET else self.position,
        )


class InitiativeOut(msgspec.Struct, frozen=True):
    """A piece of work towards an objective."""

    id: UUID
    objective_id: UUID
    key_result_id: UUID | None
    title: str
    owner_id: UUID | None
    due_on: date | None
    state: str

    @classmethod
    def of(cls, found: Initiative) -> "InitiativeOut":
        """Show an initiative."""
        return cls(
            found.id,
            found.objective_id,
            found.key_result_id,
            found.title,
            found.owner_id,
            found.due_on,
            found.state,
        )


class InitiativeIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a program may say of an initiative."""

    title: str
    owner_id: UUID | None = None
    due_on: date | None = None
    state: InitiativeState = InitiativeState.TODO
    key_result_id: UUID | None = None

    def fields(self) -> InitiativeFields:
        """Hand it to the service."""
        return InitiativeFields(**msgspec.structs.asdict(self))
