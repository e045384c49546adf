"""The table of the ledger."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from coach.db import Base, Identified


class LlmCall(Identified, Base):
    """One question to a model: who asked, what for, what it took and how it ended. No words.

    Rows are added, never changed. ``prompt`` is the reference ``name@version#hash``; ``outcome`` is
    ``answered``, ``cached`` or why there was no answer. Where the service did not count the tokens
    they are estimated, and ``counted`` is false. ``subject_id`` is what the answer
    was for, such as a conversation.
    """

    __tablename__ = "llm_calls"
    __table_args__ = (Index(None, "org_id", "at"),)

    at: Mapped[datetime]
    person_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("people.id", ondelete="SET NULL"), index=True
    )
    purpose: Mapped[str] = mapped_column(Text)
    subject_id: Mapped[UUID | None]
    prompt: Mapped[str] = mapped_column(Text)
    model: Mapped[str] = mapped_column(Text)
    outcome: Mapped[str] = mapped_column(Text)
    input_tokens: Mapped[int]
    output_tokens: Mapped[int]
    counted: Mapped[bool]
    cost: Mapped[Decimal | None]
    seconds: Mapped[float]
