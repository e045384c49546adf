"""Tables of the okrs slice."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Numeric, Text, UniqueConstraint, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coach.cycles.models import Cycle
from coach.db import Base, Identified, Stamped
from coach.okrs.values import InitiativeState, ObjectiveType, Owner, OwnerKind, ProgressFrom, Status
from coach.people.models import Person, Team

ZERO, ONE = Decimal(0), Decimal(1)


class Objective(Identified, Stamped, Base):
    """Where an owner wants to be at the end of a cycle.

    ``progress`` is raw: it may pass 1 or fall below 0, and is None while nothing is measured.
    ``version`` counts edits of the objective itself, for ETags; progress leaves it alone.
    """

    __tablename__ = "objectives"
    __table_args__ = (
        CheckConstraint("type IN ('committed', 'aspirational', 'learning')", name="known_type"),
        CheckConstraint(
            "status IN ('draft', 'in_review', 'published', 'closed')", name="known_status"
        ),
        CheckConstraint(
            "progress_from IN ('key_results', 'children', 'both')", name="known_progress_from"
        ),
        CheckConstraint(
            "owner_kind IN ('company', 'department', 'team', 'squad', 'person')",
            name="known_owner_kind",
        ),
        CheckConstraint(
            "(owner_kind IN ('team', 'squad')) = (team_id IS NOT NULL) AND"
            " (owner_kind = 'person') = (person_id IS NOT NULL)",
            name="one_owner",
        ),
        Index(None, "cycle_id", "team_id", "position"),
    )

    cycle_id: Mapped[UUID] = mapped_column(ForeignKey(Cycle.id))
    title: Mapped[str] = mapped_column(Text)
    type: Mapped[str] = mapped_column(Text, default=ObjectiveType.COMMITTED.value)
    owner_kind: Mapped[str] = mapped_column(Text)
    department: Mapped[str] = mapped_column(Text, default="")
    team_id: Mapped[UUID | None] = mapped_column(ForeignKey(Team.id), index=True)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey(Person.id), index=True)
    accountable_id: Mapped[UUID | None] = mapped_column(
        ForeignKey(Person.id, ondelete="SET NULL"), index=True
    )
    status: Mapped[str] = mapped_column(Text, default=Status.DRAFT.value)
    stated: Mapped[str | None] = mapped_column(Text)
    progress_from: Mapped[str] = mapped_column(Text, default=ProgressFrom.KEY_RESULTS.value)
    position: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)

    progress: Mapped[Decimal | None] = mapped_column(Numeric)
    own_sum: Mapped[Decimal] = mapped_column(Numeric, default=ZERO)
    own_weight: Mapped[Decimal] = mapped_column(Numeric, default=ZERO)
    child_sum: Mapped[Decimal] = mapped_column(Numeric, default=ZERO)
    child_weight: Mapped[Decimal] = mapped_column(Numeric, default=ZERO)
    score: Mapped[Decimal | None] = mapped_column(Numeric)
    score_reason: Mapped[str] = mapped_column(Text, default="")

    engine: Mapped[str | None] = mapped_column(Text)
    model: Mapped[str | None] = mapped_column(Text)
    prompt: Mapped[str | None] = mapped_column(Text)
    suggestion_id: Mapped[UUID | None]
    created_by: Mapped[UUID | None] = mapped_column(ForeignKey(Person.id, ondelete="SET NULL"))
    published_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]

    cycle: Mapped[Cycle] = relationship(lazy="raise")
    team: Mapped[Team | None] = relationship(lazy="raise")
    person: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[person_id])
    accountable: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[accountable_id])
    key_results: Mapped[list["KeyResult"]] = relationship(
        order_by="KeyResult.position, KeyResult.id",
        back_populates="objective",
        lazy="raise",
        passive_deletes=True,
    )
    initiatives: Mapped[list["Initiative"]] = relationship(
        order_by="Initiative.position, Initiative.id",
        back_populates="objective",
        lazy="raise",
        passive_deletes=True,
    )
    watched_kpis: Mapped[list["WatchedKpi"]] = relationship(
        order_by="WatchedKpi.position, WatchedKpi.id", lazy="raise", passive_deletes=True
    )

    @property
    def owner(self) -> Owner:
        """Whose objective it is."""
        return Owner(OwnerKind(self.owner_kind), self.team_id or self.person_id, self.department)

    @property
    def owner_name(self) -> str:
        """What to call the owner; needs ``team`` and ``person`` to be loaded."""
        if self.team is not None:
            return self.team.name
        if self.person is not None:
            return self.person.name
        return self.department or "Company"


class KeyResult(Identified, Stamped, Base):
    """A number whose movement shows that the objective is being met.

    ``progress`` is raw, and None while a number is missing or start equals target. ``counted``
    is what it weighs in the objective: nothing for a guardrail or while postponed.
    """

    __tablename__ = "key_results"
    __table_args__ = (
        CheckConstraint("weight >= 0", name="weight_not_negative"),
        CheckConstraint("direction IN ('increase', 'decrease', 'hold')", name="known_direction"),
        CheckConstraint(
            "type IN ('committed', 'aspirational', 'learning', 'guardrail', 'baseline')",
            name="known_type",
        ),
        Index(None, "objective_id", "position"),
    )

    objective_id: Mapped[UUID] = mapped_column(ForeignKey(Objective.id, ondelete="CASCADE"))
    position: Mapped[int] = mapped_column(default=0)
    title: Mapped[str] = mapped_column(Text)
    type: Mapped[str | None] = mapped_column(Text)
    action_word: Mapped[str] = mapped_column(Text, default="")
    metric: Mapped[str] = mapped_column(Text, default="")
    unit: Mapped[str] = mapped_column(Text, default="")
    direction: Mapped[str | None] = mapped_column(Text)
    comparator: Mapped[str | None] = mapped_column(Text)
    baseline: Mapped[Decimal | None] = mapped_column(Numeric)
    target: Mapped[Decimal | None] = mapped_column(Numeric)
    current: Mapped[Decimal | None] = mapped_column(Numeric)
    deadline: Mapped[str] = mapped_column(Text, default="")
    due_on: Mapped[date | None]
    weight: Mapped[Decimal] = mapped_column(Numeric, default=ONE)
    postponed: Mapped[bool] = mapped_column(default=False)
    progress: Mapped[Decimal | None] = mapped_column(Numeric)
    confidence: Mapped[Decimal | None] = mapped_column(Numeric)
    checked_at: Mapped[datetime | None]
    score: Mapped[Decimal | None] = mapped_column(Numeric)
    version: Mapped[int] = mapped_column(default=1)

    objective: Mapped[Objective] = relationship(back_populates="key_results", lazy="raise")

    @property
    def counted(self) -> Decimal:
        """What it weighs in its objective's progress."""
        averaged = self.type != "guardrail" and not self.postponed
        return self.weight if averaged else ZERO


class Initiative(Identified, Stamped, Base):
    """Work that should move a key result. It never counts as progress."""

    __tablename__ = "initiatives"
    __table_args__ = (
        CheckConstraint("state IN ('todo', 'doing', 'done', 'dropped')", name="known_state"),
    )

    objective_id: Mapped[UUID] = mapped_column(
        ForeignKey(Objective.id, ondelete="CASCADE"), index=True
    )
    key_result_id: Mapped[UUID | None] = mapped_column(
        ForeignKey(KeyResult.id, ondelete="SET NULL"), index=True
    )
    position: Mapped[int] = mapped_column(default=0)
    title: Mapped[str] = mapped_column(Text)
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey(Person.id, ondelete="SET NULL"))
    due_on: Mapped[date | None]
    state: Mapped[str] = mapped_column(Text, default=InitiativeState.TODO.value)

    objective: Mapped[Objective] = relationship(back_populates="initiatives", lazy="raise")


class WatchedKpi(Identified, Base):
    """A KPI that an objective's owner keeps an eye on, in words; ``library_key`` says which."""

    __tablename__ = "watched_kpis"

    objective_id: Mapped[UUID] = mapped_column(
        ForeignKey(Objective.id, ondelete="CASCADE"), index=True
    )
    position: Mapped[int] = mapped_column(default=0)
    title: Mapped[str] = mapped_column(Text)
    library_key: Mapped[str | None] = mapped_column(Text)


class Contribution(Identified, Base):
    """That one objective contributes to another, or to one of the other's key results.

    Towards a key result it rolls up like towards the objective that holds it. An objective
    contributes to another once.
    """

    __tablename__ = "contributions"
    __table_args__ = (
        UniqueConstraint("child_id", "parent_id"),
        CheckConstraint("child_id <> parent_id", name="not_to_itself"),
        CheckConstraint("weight >= 0", name="weight_not_negative"),
    )

    child_id: Mapped[UUID] = mapped_column(ForeignKey(Objective.id, ondelete="CASCADE"))
    parent_id: Mapped[UUID] = mapped_column(
        ForeignKey(Objective.id, ondelete="CASCADE"), index=True
    )
    key_result_id: Mapped[UUID | None] = mapped_column(
        ForeignKey(KeyResult.id, ondelete="SET NULL"), index=True
    )
    weight: Mapped[Decimal] = mapped_column(Numeric, default=ONE)
    counts: Mapped[bool] = mapped_column(default=True)

    child: Mapped[Objective] = relationship(lazy="raise", foreign_keys=[child_id])
    parent: Mapped[Objective] = relationship(lazy="raise", foreign_keys=[parent_id])


class Change(Identified, Base):
    """What somebody did to an objective or a part of it. Outlives what it tells about."""

    __tablename__ = "objective_changes"
    __table_args__ = (Index(None, "objective_id", "at"),)

    objective_id: Mapped[UUID]
    subject: Mapped[str] = mapped_column(Text)
    subject_id: Mapped[UUID]
    action: Mapped[str] = mapped_column(Text)
    before: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)
    after: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)
    why: Mapped[str] = mapped_column(Text, default="")
    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey(Person.id, ondelete="SET NULL"))
    at: Mapped[datetime] = mapped_column(server_default=func.now())

    actor: Mapped[Person | None] = relationship(lazy="raise")


class Comment(Identified, Base):
    """Something said about an objective."""

    __tablename__ = "objective_comments"
    __table_args__ = (Index(None, "objective_id", "at"),)

    objective_id: Mapped[UUID] = mapped_column(ForeignKey(Objective.id, ondelete="CASCADE"))
    author_id: Mapped[UUID | None] = mapped_column(ForeignKey(Person.id, ondelete="SET NULL"))
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(server_default=func.now())

    author: Mapped[Person | None] = relationship(lazy="raise")
