"""Tables of the kpis slice."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, Numeric, Text, func
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coach.db import Base, Identified, Stamped
from coach.kpis.values import Cadence, KpiKind, Visibility
from coach.okrs.models import KeyResult
from coach.people.models import Person, Team


class Kpi(Identified, Stamped, Base):
    """A number to keep an eye on. ``latest`` holds its newest values, newest first."""

    __tablename__ = "kpis"
    __table_args__ = (
        CheckConstraint("direction IN ('increase', 'decrease', 'hold')", name="known_direction"),
        CheckConstraint("kind IN ('leading', 'lagging')", name="known_kind"),
        CheckConstraint("visibility IN ('private', 'team', 'public')", name="known_visibility"),
        CheckConstraint("lower_bound <= upper_bound", name="bounds_in_order"),
    )

    name: Mapped[str] = mapped_column(Text)
    definition: Mapped[str] = mapped_column(Text, default="")
    formula: Mapped[str] = mapped_column(Text, default="")
    unit: Mapped[str] = mapped_column(Text, default="")
    direction: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text, default=KpiKind.LAGGING.value)
    cadence: Mapped[str] = mapped_column(Text, default=Cadence.MONTH.value)
    lower_bound: Mapped[Decimal | None] = mapped_column(Numeric)
    upper_bound: Mapped[Decimal | None] = mapped_column(Numeric)
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey(Person.id, ondelete="SET NULL"))
    team_id: Mapped[UUID | None] = mapped_column(
        ForeignKey(Team.id, ondelete="SET NULL"), index=True
    )
    visibility: Mapped[str] = mapped_column(Text, default=Visibility.PUBLIC.value)
    synonyms: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    library_key: Mapped[str | None] = mapped_column(Text)
    latest: Mapped[list[Decimal]] = mapped_column(ARRAY(Numeric), default=list)
    measured_on: Mapped[date | None]

    owner: Mapped[Person | None] = relationship(lazy="raise")
    team: Mapped[Team | None] = relationship(lazy="raise")


class Measurement(Identified, Base):
    """One value of a KPI on one day. Rows are added, never changed: the newest of a day counts."""

    __tablename__ = "kpi_measurements"
    __table_args__ = (Index(None, "kpi_id", "measured_on"),)

    kpi_id: Mapped[UUID] = mapped_column(ForeignKey(Kpi.id, ondelete="CASCADE"))
    measured_on: Mapped[date]
    value: Mapped[Decimal] = mapped_column(Numeric)
    note: Mapped[str] = mapped_column(Text, default="")
    author_id: Mapped[UUID | None] = mapped_column(ForeignKey(Person.id, ondelete="SET NULL"))
    at: Mapped[datetime] = mapped_column(server_default=func.now())


class KpiLink(Base):
    """That a KPI stands behind a key result and moves it."""

    __tablename__ = "kpi_links"

    key_result_id: Mapped[UUID] = mapped_column(
        ForeignKey(KeyResult.id, ondelete="CASCADE"), primary_key=True
    )
    kpi_id: Mapped[UUID] = mapped_column(ForeignKey(Kpi.id, ondelete="CASCADE"), index=True)
    org_id: Mapped[UUID] = mapped_column(index=True)

    kpi: Mapped[Kpi] = relationship(lazy="raise")
