"""Tables of the summaries slice."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from coach.db import Base, Identified
from coach.people.models import Person


class Summary(Identified, Base):
    """A summary as it was made, and what its owner made of it.

    ``sentences`` and ``notices`` stay as the engine wrote them; ``text`` is the owner's own
    wording, once there is one. ``left_out`` holds the ids of the records the owner set aside.
    ``as_receiver`` says whether the owner read as somebody to whom the record is open; once they
    are that no more, the summary is closed to them as well.
    """

    __tablename__ = "summaries"
    __table_args__ = (
        Index(None, "about_id", "made_at"),
        CheckConstraint("first_on <= last_on", name="period_in_order"),
    )

    about_id: Mapped[UUID] = mapped_column(ForeignKey(Person.id, ondelete="CASCADE"))
    owner_id: Mapped[UUID] = mapped_column(ForeignKey(Person.id, ondelete="CASCADE"), index=True)
    first_on: Mapped[date]
    last_on: Mapped[date]
    engine: Mapped[str] = mapped_column(Text)
    model: Mapped[str | None] = mapped_column(Text)
    prompt: Mapped[str | None] = mapped_column(Text)
    sentences: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    coverage: Mapped[float]
    notices: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    left_out: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    as_receiver: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime]
    text: Mapped[str | None] = mapped_column(Text)
    edited_at: Mapped[datetime | None]
