"""Tables of the authoring slice."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coach.db import Base, Identified, Stamped
from coach.people.models import Person


class Conversation(Identified, Stamped, Base):
    """One team's drafting for one cycle: what was said, and the sheet it led to."""

    __tablename__ = "conversations"
    __table_args__ = (CheckConstraint("state IN ('open', 'submitted')", name="known_state"),)

    team_id: Mapped[UUID] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    cycle_id: Mapped[UUID] = mapped_column(ForeignKey("cycles.id", ondelete="CASCADE"), index=True)
    started_by: Mapped[UUID | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    title: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(Text, default="open")
    version: Mapped[int] = mapped_column(default=0)
    sheet: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)

    turns: Mapped[list["Turn"]] = relationship(order_by="Turn.position", lazy="raise")
    proposals: Mapped[list["Proposal"]] = relationship(
        order_by="Proposal.turn_id, Proposal.position", lazy="raise"
    )


class Turn(Identified, Base):
    """One thing said. Without an author the co-author said it, and the engine is on record."""

    __tablename__ = "turns"
    __table_args__ = (UniqueConstraint("conversation_id", "position"),)

    conversation_id: Mapped[UUID] = mapped_column(ForeignKey(Conversation.id, ondelete="CASCADE"))
    position: Mapped[int]
    author_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    by_coauthor: Mapped[bool]
    text: Mapped[str] = mapped_column(Text)
    questions: Mapped[list[str]] = mapped_column(JSONB, default=list)
    notices: Mapped[list[dict[str, str]]] = mapped_column(JSONB, default=list)
    engine: Mapped[str | None] = mapped_column(Text)
    model: Mapped[str | None] = mapped_column(Text)
    prompt: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime]

    author: Mapped[Person | None] = relationship(lazy="raise")


class Proposal(Identified, Base):
    """A change that the co-author proposes to one objective, and what became of it.

    Proposals of one turn with ``alternative`` set are ways to write the same thing: accepting one
    sets the others aside.
    """

    __tablename__ = "proposals"
    __table_args__ = (
        CheckConstraint(
            "state IN ('pending', 'accepted', 'rejected', 'set_aside')", name="known_state"
        ),
    )

    conversation_id: Mapped[UUID] = mapped_column(
        ForeignKey(Conversation.id, ondelete="CASCADE"), index=True
    )
    turn_id: Mapped[UUID] = mapped_column(ForeignKey(Turn.id, ondelete="CASCADE"), index=True)
    position: Mapped[int]
    alternative: Mapped[bool] = mapped_column(default=False)
    objective_id: Mapped[str] = mapped_column(Text)
    before: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    why: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(Text, default="pending")
    edited: Mapped[bool] = mapped_column(default=False)
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    decided_at: Mapped[datetime | None]


class SheetVersion(Base):
    """The sheet as it was, with who changed it and by what."""

    __tablename__ = "sheet_versions"

    conversation_id: Mapped[UUID] = mapped_column(
        ForeignKey(Conversation.id, ondelete="CASCADE"), primary_key=True
    )
    version: Mapped[int] = mapped_column(primary_key=True)
    org_id: Mapped[UUID] = mapped_column(index=True)
    sheet: Mapped[dict[str, Any]] = mapped_column(JSONB)
    cause: Mapped[str] = mapped_column(Text)
    restores: Mapped[int | None]
    proposal_id: Mapped[UUID | None]
    changed_by: Mapped[UUID | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    at: Mapped[datetime]

    author: Mapped[Person | None] = relationship(lazy="raise")
