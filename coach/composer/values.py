"""What a draft is: the shape that every engine returns, and every door shows."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from coach.linter.finding import Finding

Origin = Literal["given", "derived", "unknown"]
ObjectiveType = Literal["committed", "aspirational", "learning"]
EngineName = Literal["composer", "llm"]
NoticeCode = Literal["thin", "lopsided", "injection", "withheld", "ai_off", "fallback", "off_topic"]


@dataclass(frozen=True, slots=True)
class DraftNumber:
    """A level of a metric and where it comes from; an unknown one is a blank in the text."""

    value: Decimal | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class DraftObjective:
    """An objective by its formula: action word + outcome + so that + value."""

    text: str
    action_word: str
    outcome: str
    value: str


@dataclass(frozen=True, slots=True)
class DraftKeyResult:
    """A key result by its formula; ``kpi`` names the library KPI it moves, if any."""

    text: str
    action_word: str
    metric: str
    unit: str
    direction: str
    baseline: DraftNumber
    target: DraftNumber
    kpi: str | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class DraftKpi:
    """A KPI to watch or to hold beside the key results."""

    name: str
    text: str
    kpi: str | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to write the team's OKR."""

    type: ObjectiveType
    objective: DraftObjective
    key_results: tuple[DraftKeyResult, ...]
    initiatives: tuple[str, ...]
    kpis: tuple[DraftKpi, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader should know about the draft, with a stable code."""

    code: NoticeCode
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What an engine proposes for a brief. No variants means that it had nothing to work on."""

    engine: EngineName
    model: str | None
    prompt: str | None
    variants: tuple[Variant, ...]
    questions: tuple[str, ...]
    notices: tuple[Notice, ...] = ()
