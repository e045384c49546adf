"""What check-ins look like on the wire."""

from datetime import datetime
from uuid import UUID

import msgspec

from api.numbers import Number, exact, number
from api.okrs.parts import ProgressOut
from coach.checkins import CheckIn
from coach.checkins.service import Recorded
from coach.checkins.values import CheckInFields, Course, Moved, Point
from coach.okrs.values import Health


class CheckInIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody says of a key result. ``unit`` is named where it is another than its own."""

    value: Number
    confidence: Number | None = None
    note: str | None = None
    blocker: str | None = None
    helped: str | None = None
    plan: str | None = None
    status: Health | None = None
    unit: str | None = None

    def fields(self) -> CheckInFields:
        """Hand it to the service."""
        return CheckInFields(
            value=exact(self.value),
            confidence=exact(self.confidence),
            status=self.status,
            note=self.note or "",
            helped=self.helped or "",
            blocker=self.blocker or "",
            plan=self.plan or "",
            unit=self.unit,
        )


class CorrectionIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an entry should have said; without it, the entry is withdrawn."""

    check_in: CheckInIn | None = None
    why: str = ""


class AncestorOut(msgspec.Struct, frozen=True):
    """An objective whose number moved."""

    id: UUID
    title: str
    progress: ProgressOut | None

    @classmethod
    def of(cls, moved: Moved) -> "AncestorOut":
        """Show what moved."""
        return cls(moved.id, moved.title, ProgressOut.of(moved.progress))


class CheckInOut(msgspec.Struct, frozen=True, kw_only=True):
    """One entry. ``progress`` is what the key result's became."""

    id: UUID
    key_result_id: UUID
    author_id: UUID | None
    at: datetime
    measured_at: datetime
    value: Number | None
    confidence: Number | None
    status: str | None
    note: str
    helped: str
    blocker: str
    plan: str
    progress: ProgressOut | None
    corrects_id: UUID | None
    measurement_id: UUID | None

    @classmethod
    def of(cls, entry: CheckIn) -> "CheckInOut":
        """Show an entry."""
        return cls(
            id=entry.id,
            key_result_id=entry.key_result_id,
            author_id=entry.author_id,
            at=entry.at,
            measured_at=entry.measured_at,
            value=number(entry.value),
            confidence=number(entry.confidence),
            status=entry.status,
            note=entry.note or "",
            helped=entry.helped or "",
            blocker=entry.blocker or "",
            plan=entry.plan or "",
            progress=ProgressOut.of(entry.progress),
            corrects_id=entry.corrects_id,
            measurement_id=entry.measurement_id,
        )


class RecordedOut(CheckInOut, frozen=True, kw_only=True):
    """An entry just made, with the new progress of the key result and of everything above it.

    ``ancestors`` start with the key result's own objective.
    """

    key_result: "StandOut"
    ancestors: list[AncestorOut]

    @classmethod
    def recorded(cls, made: Recorded) -> "RecordedOut":
        """Show what was recorded."""
        entry = msgspec.structs.asdict(CheckInOut.of(made.check_in))
        line = made.key_result
        stand = StandOut(line.id, number(line.current), ProgressOut.of(line.progress))
        ancestors = [AncestorOut.of(moved) for moved in made.ancestors]
        return cls(**entry, key_result=stand, ancestors=ancestors)


class StandOut(msgspec.Struct, frozen=True):
    """Where a key result stands now."""

    id: UUID
    current: Number | None
    progress: ProgressOut | None


class PointOut(msgspec.Struct, frozen=True):
    """A value at a moment."""

    at: datetime
    value: Number


class CourseOut(msgspec.Struct, frozen=True):
    """Where a key result is going. Rates are change a week; the range is no probability."""

    pace: Number | None
    required: Number | None
    freshness: str
    low: Number | None
    high: Number | None
    points: list[PointOut]

    @classmethod
    def of(cls, course: Course, points: list[Point]) -> "CourseOut":
        """Show a course with the points it was read from."""
        return cls(
            number(course.pace),
            number(course.required),
            course.freshness.value,
            number(course.low),
            number(course.high),
            [PointOut(point.at, number(point.value)) for point in points],
        )
