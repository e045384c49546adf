"""Tables of the checkins slice."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Numeric, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coach.db import Base, Identified
from coach.okrs.models import KeyResult
from coach.people.models import Person


class CheckIn(Identified, Base):
    """What somebody said of a key result at a moment.

    ``measured_at`` is the moment the value is about: for a correction, that of the entry it
    corrects. A correction without a value withdraws that entry. ``progress`` is what the key
    result's progress became.
    """

    __tablename__ = "check_ins"
    __table_args__ = (
        Index(None, "key_result_id", "measured_at"),
        Index(None, "corrects_id", unique=True),
        CheckConstraint("confidence >= 0 AND confidence <= 1", name="confidence_is_a_share"),
        CheckConstraint("value IS NOT NULL OR corrects_id IS NOT NULL", name="says_a_value"),
        CheckConstraint("status IN ('on_track', 'at_risk', 'off_track')", name="known_status"),
    )

    key_result_id: Mapped[UUID] = mapped_column(ForeignKey(KeyResult.id, ondelete="CASCADE"))
    author_id: Mapped[UUID | None] = mapped_column(ForeignKey(Person.id, ondelete="SET NULL"))
    at: Mapped[datetime]
    measured_at: Mapped[datetime]
    value: Mapped[Decimal | None] = mapped_column(Numeric)
    confidence: Mapped[Decimal | None] = mapped_column(Numeric)
    status: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, default="")
    helped: Mapped[str] = mapped_column(Text, default="")
    blocker: Mapped[str] = mapped_column(Text, default="")
    plan: Mapped[str] = mapped_column(Text, default="")
    progress: Mapped[Decimal | None] = mapped_column(Numeric)
    corrects_id: Mapped[UUID | None] = mapped_column(ForeignKey("check_ins.id", ondelete="CASCADE"))
    measurement_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("kpi_measurements.id", ondelete="SET NULL")
    )

    author: Mapped[Person | None] = relationship(lazy="raise")
