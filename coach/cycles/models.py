"""Tables of the cycles slice."""

from datetime import date

from sqlalchemy import CheckConstraint, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from coach.cycles.values import Phase
from coach.db import Base, Identified, Stamped


class Cycle(Identified, Stamped, Base):
    """A stretch of time for which OKRs are set. Both ends are part of it."""

    __tablename__ = "cycles"
    __table_args__ = (
        UniqueConstraint("org_id", "name"),
        CheckConstraint("starts_on < ends_on", name="starts_before_it_ends"),
        CheckConstraint(
            "cadence IN ('year', 'half', 'quarter', 'month', 'custom')", name="known_cadence"
        ),
        CheckConstraint("phase IN ('plan', 'active', 'wrap_up', 'closed')", name="known_phase"),
    )

    name: Mapped[str] = mapped_column(Text)
    cadence: Mapped[str] = mapped_column(Text)
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    phase: Mapped[str] = mapped_column(Text, default=Phase.PLAN.value)
    planning_on: Mapped[date]
    wrap_up_on: Mapped[date]
    check_in_days: Mapped[int] = mapped_column(default=7)

    @property
    def is_closed(self) -> bool:
        """Whether the cycle's goals are history."""
        return self.phase == Phase.CLOSED.value
