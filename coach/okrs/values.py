"""The words and the frozen values of OKRs. Pure."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Final, Literal
from uuid import UUID

from coach.db.paging import Page
from coach.grammar.values import Direction

__all__ = [
    "KEEP",
    "ContributionFields",
    "Direction",
    "Health",
    "InitiativeFields",
    "InitiativeState",
    "Keep",
    "KeyResultEdit",
    "KeyResultFields",
    "KeyResultType",
    "ObjectiveEdit",
    "ObjectiveFields",
    "ObjectiveFilter",
    "ObjectiveType",
    "Owner",
    "OwnerKind",
    "Page",
    "ProgressFrom",
    "Provenance",
    "Status",
    "SubmittedInitiative",
    "SubmittedKeyResult",
    "SubmittedKpi",
    "SubmittedObjective",
    "SubmittedSet",
]

ONE = Decimal(1)


class Keep(Enum):
    """Says of a field that it stays as it is, where None would empty it."""

    KEEP = "keep"


KEEP: Final = Keep.KEEP
Kept = Literal[Keep.KEEP]


class ObjectiveType(StrEnum):
    """How an objective is meant, and so how it is graded."""

    COMMITTED = "committed"
    ASPIRATIONAL = "aspirational"
    LEARNING = "learning"


class KeyResultType(StrEnum):
    """How a key result is graded; unset means as its objective is."""

    COMMITTED = "committed"
    ASPIRATIONAL = "aspirational"
    LEARNING = "learning"
    GUARDRAIL = "guardrail"
    BASELINE = "baseline"


class OwnerKind(StrEnum):
    """Whose objective it is."""

    COMPANY = "company"
    DEPARTMENT = "department"
    TEAM = "team"
    SQUAD = "squad"
    PERSON = "person"


class Status(StrEnum):
    """Where an objective is in its life."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    CLOSED = "closed"


class ProgressFrom(StrEnum):
    """What an objective's progress is the mean of."""

    KEY_RESULTS = "key_results"
    CHILDREN = "children"
    BOTH = "both"


class Health(StrEnum):
    """How a goal stands, as computed or as its owner says."""

    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    NONE = "none"


class InitiativeState(StrEnum):
    """How far a piece of work is. It never counts as progress."""

    TODO = "todo"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a goal is: the company, a department by name, a team, a squad or a person by id."""

    kind: OwnerKind
    id: UUID | None = None
    department: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who or what wrote a goal. Empty when a person did, from nothing."""

    engine: str | None = None
    model: str | None = None
    prompt: str | None = None
    suggestion_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class SubmittedKeyResult:
    """A key result as text; its numbers are read from it."""

    title: str
    type: KeyResultType | None = None


@dataclass(frozen=True, slots=True)
class SubmittedInitiative:
    """A piece of work that a set comes with."""

    title: str


@dataclass(frozen=True, slots=True)
class SubmittedKpi:
    """A KPI to keep an eye on. ``library_key`` names the library's entry behind it, if any."""

    title: str
    library_key: str | None = None


@dataclass(frozen=True, slots=True)
class SubmittedObjective:
    """One objective of a set, with what stands under it."""

    title: str
    type: ObjectiveType = ObjectiveType.COMMITTED
    key_results: tuple[SubmittedKeyResult, ...] = ()
    initiatives: tuple[SubmittedInitiative, ...] = ()
    kpis: tuple[SubmittedKpi, ...] = ()
    provenance: Provenance = field(default_factory=Provenance)


@dataclass(frozen=True, slots=True)
class SubmittedSet:
    """A set of OKRs for one owner and cycle, as an editor hands it over."""

    owner: Owner
    cycle_id: UUID
    objectives: tuple[SubmittedObjective, ...]
    status: Status = Status.IN_REVIEW
    accountable_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ContributionFields:
    """That an objective contributes to another one, or to one of its key results.

    Exactly one of the two ids is given. ``counts`` false links without rolling progress up.
    """

    objective_id: UUID | None = None
    key_result_id: UUID | None = None
    weight: Decimal = ONE
    counts: bool = True


@dataclass(frozen=True, slots=True)
class ObjectiveFields:
    """What can be said of an objective."""

    cycle_id: UUID
    title: str
    owner: Owner
    type: ObjectiveType = ObjectiveType.COMMITTED
    accountable_id: UUID | None = None
    progress_from: ProgressFrom = ProgressFrom.KEY_RESULTS
    contributes_to: tuple[ContributionFields, ...] = ()


@dataclass(frozen=True, slots=True)
class ObjectiveEdit:
    """What changes in an objective."""

    title: str | Kept = KEEP
    type: ObjectiveType | Kept = KEEP
    owner: Owner | Kept = KEEP
    accountable_id: UUID | Kept | None = KEEP
    progress_from: ProgressFrom | Kept = KEEP
    stated: Health | Kept | None = KEEP
    position: int | Kept = KEEP


@dataclass(frozen=True, slots=True)
class KeyResultFields:
    """What can be said of a key result. Numbers left out are read from the title."""

    title: str
    metric: str | None = None
    unit: str | None = None
    direction: Direction | None = None
    baseline: Decimal | None = None
    target: Decimal | None = None
    weight: Decimal = ONE
    type: KeyResultType | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class KeyResultEdit:
    """What changes in a key result. A new title brings along the numbers it states."""

    title: str | Kept = KEEP
    metric: str | Kept = KEEP
    unit: str | Kept = KEEP
    direction: Direction | Kept | None = KEEP
    baseline: Decimal | Kept | None = KEEP
    target: Decimal | Kept | None = KEEP
    weight: Decimal | Kept = KEEP
    type: KeyResultType | Kept | None = KEEP
    due_on: date | Kept | None = KEEP
    postponed: bool | Kept = KEEP
    position: int | Kept = KEEP


@dataclass(frozen=True, slots=True)
class InitiativeFields:
    """What can be said of an initiative."""

    title: str
    owner_id: UUID | None = None
    due_on: date | None = None
    state: InitiativeState = InitiativeState.TODO
    key_result_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ObjectiveFilter:
    """Which objectives a list is about. Whatever is None does not narrow it."""

    cycle_id: UUID | None = None
    parent_id: UUID | None = None
    top_only: bool = False
    owner_kind: OwnerKind | None = None
    owner_id: UUID | None = None
    department: str | None = None
    statuses: frozenset[Status] = frozenset()
    query: str = ""
    cursor: str | None = None
    limit: int = 50
