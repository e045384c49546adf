"""What summaries are made from and of. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from coach.feedback.values import Kind, Period, Perspective

Support = Literal["quoted", "grounded"]
EngineName = Literal["auto", "composer", "llm"]
SourceKind = Literal["feedback", "goal", "check_in"]


class Theme(StrEnum):
    """What a sentence is about. The last one is for what fits no other."""

    DELIVERY = "delivery"
    CRAFT = "craft"
    CUSTOMERS = "customers"
    COLLABORATION = "collaboration"
    LEADERSHIP = "leadership"
    COMMUNICATION = "communication"
    PLANNING = "planning"
    GROWTH = "growth"
    INITIATIVE = "initiative"
    CONTRIBUTION = "contribution"


class NoticeCode(StrEnum):
    """What a reader of a summary should know about it."""

    THIN = "thin"
    LOPSIDED = "lopsided"
    INJECTION = "injection"
    WITHHELD = "withheld"
    AI_OFF = "ai_off"
    FALLBACK = "fallback"


@dataclass(frozen=True, slots=True)
class Notice:
    """A remark on a summary: a code for machines, a text for people."""

    code: NoticeCode
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One record as a writer gets it.

    ``giver`` tells records of one known giver from another's and is None where nobody may know.
    ``masked`` holds words, such as the giver's own name, that a quote must not repeat. Of
    ``anonymous`` records only whole groups come here, so that several people are behind them.
    """

    id: str
    source: SourceKind
    perspective: Perspective
    kind: Kind
    on: date
    text: str
    giver: str | None = None
    masked: frozenset[str] = frozenset()
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Bundle:
    """Everything that one summary may draw on, already seen through its reader's eyes."""

    person_name: str
    period: Period
    evidence: tuple[Evidence, ...]

    @property
    def by_id(self) -> Mapping[str, Evidence]:
        """Find records by id."""
        return {record.id: record for record in self.evidence}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a summary and the records behind it."""

    text: str
    theme: Theme
    evidence: tuple[str, ...]
    support: Support


@dataclass(frozen=True, slots=True)
class Written:
    """What an engine wrote, before it is verified."""

    sentences: tuple[Sentence, ...]
    engine: str
    model: str | None = None
    prompt: str | None = None


@dataclass(frozen=True, slots=True)
class SummaryDraft:
    """A verified summary. ``coverage`` is the share of the records in reach that are cited."""

    sentences: tuple[Sentence, ...]
    coverage: float
    notices: tuple[Notice, ...]
    engine: str
    model: str | None = None
    prompt: str | None = None
    dropped: int = field(default=0, compare=False)
