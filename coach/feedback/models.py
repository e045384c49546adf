"""Tables of the feedback slice."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coach.db import Base, Identified, Stamped
from coach.feedback.values import FEWEST_GIVERS
from coach.okrs.models import Objective
from coach.people.models import Organisation, Person


class FeedbackPolicy(Base):
    """How an organisation wants feedback: when anonymity holds, and which values it recognises."""

    __tablename__ = "feedback_policies"
    __table_args__ = (CheckConstraint(f"fewest_givers >= {FEWEST_GIVERS}", name="enough_givers"),)

    org_id: Mapped[UUID] = mapped_column(
        ForeignKey(Organisation.id, ondelete="CASCADE"), primary_key=True
    )
    fewest_givers: Mapped[int] = mapped_column(default=FEWEST_GIVERS)
    company_values: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)


class AnonymousGroup(Identified, Base):
    """Anonymous records about somebody that came out together.

    ``givers`` is what the group counts now: a record that is changed leaves it, and a group that
    falls under the threshold shows no more.
    """

    __tablename__ = "anonymous_groups"

    about_id: Mapped[UUID] = mapped_column(ForeignKey(Person.id, ondelete="CASCADE"), index=True)
    perspective: Mapped[str] = mapped_column(Text)
    first_on: Mapped[date]
    last_on: Mapped[date]
    givers: Mapped[int]


class Feedback(Identified, Stamped, Base):
    """One thing said of somebody.

    Its id is random, not ordered by age as elsewhere: the order of anonymous records must say
    nothing about when they were written. ``external_id`` is what summaries cite.
    """

    __tablename__ = "feedback"
    __table_args__ = (
        UniqueConstraint("org_id", "external_id"),
        Index(None, "about_id", "given_on"),
        CheckConstraint(
            "perspective IN ('manager', 'peer', 'report', 'self', 'cross')",
            name="known_perspective",
        ),
        CheckConstraint(
            "visibility IN ('shared', 'manager', 'private', 'anonymous')", name="known_visibility"
        ),
        CheckConstraint(
            "kind IN ('praise', 'constructive', 'recognition', 'project_rating', 'one_on_one',"
            " 'checkin', 'goal', 'training', 'peer')",
            name="known_kind",
        ),
        CheckConstraint("source IN ('given', 'imported', 'requested')", name="known_source"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4, sort_order=-10)
    external_id: Mapped[str] = mapped_column(Text)
    about_id: Mapped[UUID] = mapped_column(ForeignKey(Person.id, ondelete="CASCADE"))
    author_id: Mapped[UUID | None] = mapped_column(
        ForeignKey(Person.id, ondelete="SET NULL"), index=True
    )
    perspective: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    given_on: Mapped[date]
    visibility: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    goal: Mapped[str] = mapped_column(Text, default="")
    objective_id: Mapped[UUID | None] = mapped_column(
        ForeignKey(Objective.id, ondelete="SET NULL"), index=True
    )
    company_value: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[str] = mapped_column(Text)
    group_id: Mapped[UUID | None] = mapped_column(
        ForeignKey(AnonymousGroup.id, ondelete="SET NULL"), index=True
    )

    about: Mapped[Person] = relationship(lazy="raise", foreign_keys=[about_id])
    author: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[author_id])


class FeedbackRequest(Identified, Base):
    """That somebody was asked for feedback.

    Who asked never learns from here whether it was answered: an anonymous answer would show.
    """

    __tablename__ = "feedback_requests"

    about_id: Mapped[UUID] = mapped_column(ForeignKey(Person.id, ondelete="CASCADE"))
    asker_id: Mapped[UUID] = mapped_column(ForeignKey(Person.id, ondelete="CASCADE"), index=True)
    giver_id: Mapped[UUID] = mapped_column(ForeignKey(Person.id, ondelete="CASCADE"), index=True)
    question: Mapped[str] = mapped_column(Text, default="")
    due_on: Mapped[date | None]
    asked_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]

    about: Mapped[Person] = relationship(lazy="raise", foreign_keys=[about_id])
    asker: Mapped[Person] = relationship(lazy="raise", foreign_keys=[asker_id])
    giver: Mapped[Person] = relationship(lazy="raise", foreign_keys=[giver_id])
