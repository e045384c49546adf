"""What summaries look like on the wire, the same through every door for programs."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from coach.summaries import Summary
from coach.summaries.wording import WordingNote

LONGEST_TEXT = 100_000


class SentenceOut(msgspec.Struct, frozen=True):
    """One sentence and the ids of the records behind it."""

    text: str
    theme: str
    evidence: list[str]
    support: Literal["quoted", "grounded"]


class NoticeOut(msgspec.Struct, frozen=True):
    """What a reader should know about a summary."""

    code: str
    text: str


class SummaryOut(msgspec.Struct, frozen=True):
    """A summary. ``coverage`` is the share of the records in reach that it cites."""

    sentences: list[SentenceOut]
    coverage: float
    notices: list[NoticeOut]
    engine: str
    model: str | None
    prompt: str | None

    @classmethod
    def of(cls, found: Summary) -> "SummaryOut":
        """Show what the engine wrote."""
        return cls(
            sentences=msgspec.convert(found.sentences, list[SentenceOut]),
            coverage=found.coverage,
            notices=msgspec.convert(found.notices, list[NoticeOut]),
            engine=found.engine,
            model=found.model,
            prompt=found.prompt,
        )


class KeptSummaryOut(msgspec.Struct, frozen=True):
    """A summary as it is kept; ``text`` is its owner's own wording, once there is one."""

    id: UUID
    person_id: UUID
    first: date = msgspec.field(name="from")
    last: date = msgspec.field(name="to")
    made_at: datetime
    left_out: list[str]
    text: str | None
    edited_at: datetime | None
    sentences: list[SentenceOut]
    coverage: float
    notices: list[NoticeOut]
    engine: str
    model: str | None
    prompt: str | None

    @classmethod
    def of(cls, found: Summary) -> "KeptSummaryOut":
        """Show a summary."""
        written = SummaryOut.of(found)
        return cls(
            id=found.id,
            person_id=found.about_id,
            first=found.first_on,
            last=found.last_on,
            made_at=found.made_at,
            left_out=list(found.left_out),
            text=found.text,
            edited_at=found.edited_at,
            sentences=written.sentences,
            coverage=written.coverage,
            notices=written.notices,
            engine=written.engine,
            model=written.model,
            prompt=written.prompt,
        )


class SummaryIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The period to summarise, who writes, and the records to set aside."""

    first: date = msgspec.field(name="from")
    last: date = msgspec.field(name="to")
    engine: Literal["auto", "composer", "llm"] = "auto"
    left_out: list[str] = []


class TextIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody's own words."""

    text: Annotated[str, msgspec.Meta(max_length=LONGEST_TEXT)]


class WordingOut(msgspec.Struct, frozen=True):
    """A remark on some words of a text; ``span`` holds code points."""

    kind: str
    span: tuple[int, int]
    text: str
    message: str

    @classmethod
    def of(cls, note: WordingNote) -> "WordingOut":
        """Show a remark."""
        return cls(note.kind.value, note.span, note.text, note.message)
