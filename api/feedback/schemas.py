"""What feedback looks like on the wire."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import msgspec

from coach.feedback import FeedbackPolicy, FeedbackRequest
from coach.feedback.service import Entry
from coach.feedback.values import FeedbackFields, Kind, Perspective, Source, Visibility

LONGEST = 500_000


class FeedbackIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody says of somebody; the directory knows the relationship where none is named."""

    about_id: UUID
    kind: Kind
    text: Annotated[str, msgspec.Meta(max_length=LONGEST)]
    visibility: Visibility = Visibility.SHARED
    relationship: Perspective | None = None
    objective_id: UUID | None = None
    company_value: str | None = None
    request_id: UUID | None = None

    def fields(self) -> FeedbackFields:
        """Hand it to the service."""
        return FeedbackFields(
            about_id=self.about_id,
            kind=self.kind,
            text=self.text,
            visibility=self.visibility,
            perspective=self.relationship,
            objective_id=self.objective_id,
            company_value=self.company_value or "",
            request_id=self.request_id,
        )


class WriterOut(msgspec.Struct, frozen=True):
    """Who wrote a record."""

    id: UUID
    name: str | None


class FeedbackOut(msgspec.Struct, frozen=True):
    """A record. An anonymous one has no author, and its date is the first of the month."""

    id: str
    about_id: UUID
    author: WriterOut | None
    relationship: Perspective
    kind: Kind
    date: date
    visibility: Visibility
    text: str
    goal: str | None
    objective_id: UUID | None
    company_value: str | None
    source: Source | None

    @classmethod
    def of(cls, entry: Entry) -> "FeedbackOut":
        """Show a record."""
        return cls(
            id=entry.id,
            about_id=entry.about_id,
            author=WriterOut(entry.author_id, entry.author_name) if entry.author_id else None,
            relationship=entry.perspective,
            kind=entry.kind,
            date=entry.on,
            visibility=entry.visibility,
            text=entry.text,
            goal=entry.goal or None,
            objective_id=entry.objective_id,
            company_value=entry.company_value or None,
            source=entry.source,
        )


class RequestIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whom to ask for feedback, and about whom."""

    about_id: UUID
    giver_ids: list[UUID]
    question: str = ""
    due_on: date | None = None


class RequestOut(msgspec.Struct, frozen=True):
    """A request. Whether it was answered is for the one who was asked alone."""

    id: UUID
    about_id: UUID
    asker_id: UUID
    giver_id: UUID
    question: str
    due_on: date | None
    asked_at: datetime

    @classmethod
    def of(cls, found: FeedbackRequest) -> "RequestOut":
        """Show a request."""
        return cls(
            id=found.id,
            about_id=found.about_id,
            asker_id=found.asker_id,
            giver_id=found.giver_id,
            question=found.question,
            due_on=found.due_on,
            asked_at=found.asked_at,
        )


class PolicyIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When anonymity holds, and which values a recognition may name."""

    fewest_givers: int
    company_values: list[str] = []


class PolicyOut(msgspec.Struct, frozen=True):
    """How the organisation handles feedback; ``visibilities`` says in words who reads what."""

    fewest_givers: int
    company_values: list[str]
    visibilities: dict[Visibility, str]

    @classmethod
    def of(cls, found: FeedbackPolicy, explained: dict[Visibility, str]) -> "PolicyOut":
        """Show a policy."""
        return cls(found.fewest_givers, list(found.company_values), explained)
