"""What objectives look like on the wire, and what a program may say of them."""

from datetime import datetime
from uuid import UUID

import msgspec
from msgspec import UNSET, UnsetType

from api.numbers import Number, exact, number
from api.okrs.parts import InitiativeOut, KeyResultOut, ProgressOut
from coach.errors import Invalid
from coach.okrs import Change, Comment, Contribution, Objective
from coach.okrs.service.okrs import Goal
from coach.okrs.standing import of_objective
from coach.okrs.values import (
    KEEP,
    ContributionFields,
    Health,
    ObjectiveEdit,
    ObjectiveFields,
    ObjectiveType,
    Owner,
    OwnerKind,
    ProgressFrom,
)


class OwnerOut(msgspec.Struct, frozen=True):
    """Whose an objective is."""

    kind: str
    id: UUID | None
    name: str


class OwnerIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whose an objective shall be. A department is named, everybody else has an id."""

    kind: OwnerKind
    id: str | None = None
    name: str = ""

    def owner(self) -> Owner:
        """Hand it to the service. Raises Invalid when the id is none."""
        if self.kind is OwnerKind.DEPARTMENT:
            return Owner(self.kind, None, self.name or self.id or "")
        if self.kind is OwnerKind.COMPANY or self.id is None:
            return Owner(self.kind)
        try:
            return Owner(self.kind, UUID(self.id))
        except ValueError:
            raise Invalid("The owner's id is no UUID.", field="owner.id") from None


class ContributionOut(msgspec.Struct, frozen=True):
    """What an objective contributes to."""

    id: UUID
    objective_id: UUID
    key_result_id: UUID | None
    title: str
    weight: Number
    counts: bool

    @classmethod
    def of(cls, link: Contribution) -> "ContributionOut":
        """Show a link whose parent is loaded."""
        return cls(
            id=link.id,
            objective_id=link.parent_id,
            key_result_id=link.key_result_id,
            title=link.parent.title,
            weight=number(link.weight),
            counts=link.counts,
        )


class ContributionIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an objective shall contribute to: another one, or a key result of another one."""

    objective_id: UUID | None = None
    key_result_id: UUID | None = None
    weight: Number = 1
    counts: bool = True

    def fields(self) -> ContributionFields:
        """Hand it to the service."""
        return ContributionFields(
            self.objective_id, self.key_result_id, exact(self.weight), self.counts
        )


class ProvenanceOut(msgspec.Struct, frozen=True):
    """Which engine wrote an objective, and from which suggestion."""

    engine: str | None
    model: str | None
    prompt: str | None
    suggestion_id: UUID | None


class ObjectiveOut(msgspec.Struct, frozen=True):
    """An objective with everything under it and what it is linked with."""

    id: UUID
    cycle_id: UUID
    title: str
    type: str
    owner: OwnerOut
    accountable_id: UUID | None
    status: str
    health: str
    stated: str | None
    progress: ProgressOut | None
    progress_from: str
    confidence: Number | None
    score: Number | None
    score_reason: str
    grade: str | None
    key_results: list[KeyResultOut]
    initiatives: list[InitiativeOut]
    kpis: list[str]
    contributes_to: list[ContributionOut]
    children: int
    position: int
    version: int
    provenance: ProvenanceOut | None
    created_at: datetime
    published_at: datetime | None
    closed_at: datetime | None

    @classmethod
    def of(cls, goal: Goal) -> "ObjectiveOut":
        """Show an objective with everything loaded."""
        found = goal.objective
        standing = of_objective(found, goal.today)
        return cls(
            id=found.id,
            cycle_id=found.cycle_id,
            title=found.title,
            type=found.type,
            owner=OwnerOut(found.owner_kind, found.team_id or found.person_id, found.owner_name),
            accountable_id=found.accountable_id,
            status=found.status,
            health=standing.health.value,
            stated=found.stated,
            progress=ProgressOut.of(found.progress),
            progress_from=found.progress_from,
            confidence=number(standing.confidence),
            score=number(found.score),
            score_reason=found.score_reason or "",
            grade=standing.grade.value if standing.grade else None,
            key_results=[KeyResultOut.of(line, found, goal.today) for line in found.key_results],
            initiatives=[InitiativeOut.of(line) for line in found.initiatives],
            kpis=[line.title for line in found.watched_kpis],
            contributes_to=[ContributionOut.of(link) for link in goal.parents],
            children=goal.children,
            position=found.position,
            version=found.version,
            provenance=_provenance(found),
            created_at=found.created_at,
            published_at=found.published_at,
            closed_at=found.closed_at,
        )


def _provenance(found: Objective) -> ProvenanceOut | None:
    parts = (found.engine, found.model, found.prompt, found.suggestion_id)
    return ProvenanceOut(*parts) if any(parts) else None


class GoalOut(msgspec.Struct, frozen=True):
    """An objective as a map shows it."""

    id: UUID
    cycle_id: UUID
    title: str
    type: str
    owner: OwnerOut
    status: str
    health: str
    stated: str | None
    progress: ProgressOut | None
    confidence: Number | None
    score: Number | None
    key_results: list[KeyResultOut]
    children: int
    version: int

    @classmethod
    def of(cls, goal: Goal) -> "GoalOut":
        """Show one objective of a list."""
        found = goal.objective
        standing = of_objective(found, goal.today)
        return cls(
            id=found.id,
            cycle_id=found.cycle_id,
            title=found.title,
            type=found.type,
            owner=OwnerOut(found.owner_kind, found.team_id or found.person_id, found.owner_name),
            status=found.status,
            health=standing.health.value,
            stated=found.stated,
            progress=ProgressOut.of(found.progress),
            confidence=number(standing.confidence),
            score=number(found.score),
            key_results=[KeyResultOut.of(line, found, goal.today) for line in found.key_results],
            children=goal.children,
            version=found.version,
        )


class ObjectiveIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a program may say of a new objective."""

    cycle_id: UUID
    title: str
    owner: OwnerIn
    type: ObjectiveType = ObjectiveType.COMMITTED
    accountable_id: UUID | None = None
    progress_from: ProgressFrom = ProgressFrom.KEY_RESULTS
    contributes_to: tuple[ContributionIn, ...] = ()

    def fields(self) -> ObjectiveFields:
        """Hand it to the service."""
        return ObjectiveFields(
            cycle_id=self.cycle_id,
            title=self.title,
            owner=self.owner.owner(),
            type=self.type,
            accountable_id=self.accountable_id,
            progress_from=self.progress_from,
            contributes_to=tuple(link.fields() for link in self.contributes_to),
        )


class ObjectiveChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What changes in an objective; what is left out stays."""

    title: str | UnsetType = UNSET
    type: ObjectiveType | UnsetType = UNSET
    owner: OwnerIn | UnsetType = UNSET
    accountable_id: UUID | UnsetType | None = UNSET
    progress_from: ProgressFrom | UnsetType = UNSET
    stated: Health | UnsetType | None = UNSET
    position: int | UnsetType = UNSET
    why: str = ""

    def edit(self) -> ObjectiveEdit:
        """Hand it to the service."""
        return ObjectiveEdit(
            title=KEEP if self.title is UNSET else self.title,
            type=KEEP if self.type is UNSET else self.type,
            owner=KEEP if self.owner is UNSET else self.owner.owner(),
            accountable_id=KEEP if self.accountable_id is UNSET else self.accountable_id,
            progress_from=KEEP if self.progress_from is UNSET else self.progress_from,
            stated=KEEP if self.stated is UNSET else self.stated,
            position=KEEP if self.position is UNSET else self.position,
        )


class StatusIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why an objective changes its status."""

    why: str = ""


class CloseIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an objective ends; without a score by its progress."""

    score: Number | None = None
    reason: str = ""


class LinkChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a link weighs from now on, and whether it rolls up."""

    weight: Number = 1
    counts: bool = True
    why: str = ""


class CommentIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something to say about an objective."""

    text: str


class CommentOut(msgspec.Struct, frozen=True):
    """Something said about an objective."""

    id: UUID
    author_id: UUID | None
    text: str
    at: datetime

    @classmethod
    def of(cls, comment: Comment) -> "CommentOut":
        """Show a comment."""
        return cls(comment.id, comment.author_id, comment.text, comment.at)


class ChangeOut(msgspec.Struct, frozen=True):
    """Something done to an objective or a part of it."""

    id: UUID
    at: datetime
    actor_id: UUID | None
    action: str
    subject: str
    subject_id: UUID
    before: dict[str, object]
    after: dict[str, object]
    why: str

    @classmethod
    def of(cls, change: Change) -> "ChangeOut":
        """Show an entry of the history."""
        return cls(
            change.id,
            change.at,
            change.actor_id,
            change.action,
            change.subject,
            change.subject_id,
            change.before,
            change.after,
            change.why,
        )
