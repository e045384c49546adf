"""The words of feedback, stretches of time, and when anonymous records may come out. Pure.

Anonymity. Anonymous records stay sealed until a reader who may see them asks for a period in which
enough different known people gave from one perspective; then all of these come out together, as a
group that never changes again. A group shows in answers for periods that contain all of it, and
in no other. So any two answers, whatever their periods, filters and dates of asking, differ by
whole groups, each of enough givers: nothing can be told by subtraction, and a record that comes
later waits for company of its own. Sealed records touch no list, total or notice. An author who
is not known adds to no count, and comes out with a group that reached it without them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from coach.errors import Invalid

FEWEST_GIVERS = 3
"""Different people who must have given anonymously from a perspective before it shows."""

MOST_GIVERS_ASKED = 20
HALF_STARTS = ((1, 1), (7, 1))
HALF_ENDS = ((6, 30), (12, 31))
LONGEST_WHOLE_DAYS = 366


class Perspective(StrEnum):
    """From where somebody saw the work."""

    MANAGER = "manager"
    PEER = "peer"
    REPORT = "report"
    SELF = "self"
    CROSS = "cross"


class Kind(StrEnum):
    """What sort of record it is."""

    PRAISE = "praise"
    CONSTRUCTIVE = "constructive"
    RECOGNITION = "recognition"
    PROJECT_RATING = "project_rating"
    ONE_ON_ONE = "one_on_one"
    CHECKIN = "checkin"
    GOAL = "goal"
    TRAINING = "training"
    PEER = "peer"


class Visibility(StrEnum):
    """Who reads it: the texts are in ``EXPLAINED``."""

    SHARED = "shared"
    MANAGER = "manager"
    PRIVATE = "private"
    ANONYMOUS = "anonymous"


EXPLAINED = {
    Visibility.SHARED: "The person, their managers and HR read it, with your name.",
    Visibility.MANAGER: "Their managers and HR read it, with your name. The person does not.",
    Visibility.PRIVATE: "Only you read it. It may inform a summary that you draft.",
    Visibility.ANONYMOUS: "The person, their managers and HR read it without your name, and only "
    "once enough people have given anonymously from where you stand.",
}


class Source(StrEnum):
    """How a record came here."""

    GIVEN = "given"
    IMPORTED = "imported"
    REQUESTED = "requested"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days. Both ends are part of it."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise Invalid(
                f"The period ends on {self.last}, before it starts on {self.first}. Swap the days.",
                field="to",
            )

    def holds(self, day: date) -> bool:
        """Whether a day is part of it."""
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


ALL_TIME = Period(date(1, 1, 1), date(9999, 12, 31))


@dataclass(frozen=True, slots=True)
class FeedbackFields:
    """What somebody says of somebody. Without a perspective, the directory knows it."""

    about_id: UUID
    kind: Kind
    text: str
    visibility: Visibility = Visibility.SHARED
    perspective: Perspective | None = None
    objective_id: UUID | None = None
    company_value: str = ""
    request_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class TimelineFilter:
    """What part of a record to show. A filter narrows what shows anyway; it opens nothing."""

    period: Period = ALL_TIME
    kinds: frozenset[Kind] = frozenset()
    perspectives: frozenset[Perspective] = frozenset()


@dataclass(frozen=True, slots=True)
class Sealed:
    """An anonymous record that has not come out, as far as opening must know it."""

    id: UUID
    perspective: str
    author_id: UUID | None
    given_on: date


def openable(sealed: Iterable[Sealed], period: Period, fewest: int) -> Iterator[tuple[Sealed, ...]]:
    """Yield the groups that may come out for a period.

    A period of more than a year is opened by half-years first, then by years, then as a whole, so
    that looking at everything does not glue years together that are reviewed apart.
    """
    waiting = [record for record in sealed if period.holds(record.given_on)]
    for span in _spans(waiting, period):
        for perspective in sorted({record.perspective for record in waiting}):
            group = tuple(
                record
                for record in waiting
                if record.perspective == perspective and span.holds(record.given_on)
            )
            if givers(group) >= fewest:
                taken = {record.id for record in group}
                waiting = [record for record in waiting if record.id not in taken]
                yield group


def givers(records: Iterable[Sealed]) -> int:
    """Count the different known people behind records."""
    return len({record.author_id for record in records if record.author_id is not None})


def _spans(waiting: Sequence[Sealed], period: Period) -> list[Period]:
    if period.days <= LONGEST_WHOLE_DAYS:
        return [period]
    years = sorted({record.given_on.year for record in waiting})
    halves = [
        Period(date(year, *start), date(year, *end))
        for year in years
        for start, end in zip(HALF_STARTS, HALF_ENDS, strict=True)
    ]
    whole = [Period(date(year, 1, 1), date(year, 12, 31)) for year in years]
    return [*(_within(span, period) for span in (*halves, *whole) if _meet(span, period)), period]


def _meet(one: Period, other: Period) -> bool:
    return one.first <= other.last and other.first <= one.last


def _within(span: Period, period: Period) -> Period:
    return Period(max(span.first, period.first), min(span.last, period.last))
