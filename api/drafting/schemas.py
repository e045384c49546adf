"""Drafts, findings and suggestions on the wire, the same through every door for programs."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from coach.composer.values import (
    Draft,
    DraftKeyResult,
    DraftKpi,
    DraftNumber,
    DraftObjective,
    Notice,
    ObjectiveType,
    Origin,
    Variant,
)
from coach.linter.classify import Classification
from coach.linter.finding import Finding
from coach.linter.formats import counts, finding_as_json
from retrieval.library.entries import Kpi
from retrieval.port import Match

LONGEST_TEXT = 1_000_000
MOST_LINES = 10_000

Text = Annotated[str, msgspec.Meta(max_length=LONGEST_TEXT)]


class FixOut(msgspec.Struct, frozen=True):
    """A repair that can be taken as it is; ``text`` replaces the span, or the line without one."""

    title: str
    text: str


class FindingOut(msgspec.Struct, frozen=True):
    """One weakness of a text. ``span`` holds code points of the line."""

    file: str
    code: str
    name: str
    severity: Literal["error", "warning", "info"]
    where: str
    line: int | None
    span: tuple[int, int] | None
    message: str
    source: str
    fix: FixOut | None

    @classmethod
    def of(cls, finding: Finding, file: str = "") -> "FindingOut":
        """Show a finding."""
        return msgspec.convert(finding_as_json(finding, file), cls)


class CountsOut(msgspec.Struct, frozen=True):
    """How many findings there are of each severity."""

    error: int
    warning: int
    info: int


class LintOut(msgspec.Struct, frozen=True):
    """Every weakness of a document."""

    findings: list[FindingOut]
    counts: CountsOut

    @classmethod
    def of(cls, findings: Iterable[Finding], file: str = "") -> "LintOut":
        """Show findings with their counts."""
        found = list(findings)
        return cls([FindingOut.of(each, file) for each in found], CountsOut(**counts(found)))


class LintedLineOut(msgspec.Struct, frozen=True):
    """Every weakness of one line, judged alone. ``case`` counts from 1."""

    case: int
    findings: list[FindingOut]
    counts: CountsOut


class LintIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whole document, or lines of one kind; ``brief`` is what a machine's draft was made from."""

    document: Text | None = None
    lines: Annotated[list[Text], msgspec.Meta(max_length=MOST_LINES)] | None = None
    kind: Literal["objective", "key_result"] = msgspec.field(name="as", default="key_result")
    profile: str | None = None
    brief: Text | None = None


class NumberOut(msgspec.Struct, frozen=True):
    """A level and where it comes from. An unknown one is null, and X or Y in the text."""

    value: int | float | None
    origin: Origin

    @classmethod
    def of(cls, number: DraftNumber) -> "NumberOut":
        """Show a number, whole where it is whole."""
        return cls(plain(number.value), number.origin)


def plain(value: Decimal | None) -> int | float | None:
    """Turn a decimal into a JSON number, whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


class DraftKeyResultOut(msgspec.Struct, frozen=True):
    """A key result by its formula."""

    text: str
    action_word: str
    metric: str
    unit: str
    direction: str
    baseline: NumberOut
    target: NumberOut
    kpi: str | None
    why: str

    @classmethod
    def of(cls, drafted: DraftKeyResult) -> "DraftKeyResultOut":
        """Show a drafted key result."""
        return cls(
            text=drafted.text,
            action_word=drafted.action_word,
            metric=drafted.metric,
            unit=drafted.unit,
            direction=drafted.direction,
            baseline=NumberOut.of(drafted.baseline),
            target=NumberOut.of(drafted.target),
            kpi=drafted.kpi,
            why=drafted.why,
        )


class VariantOut(msgspec.Struct, frozen=True):
    """One way to write the OKR, with what the linter says about it."""

    type: ObjectiveType
    objective: DraftObjective
    key_results: list[DraftKeyResultOut]
    initiatives: list[str]
    kpis: list[DraftKpi]
    findings: list[FindingOut]

    @classmethod
    def of(cls, variant: Variant) -> "VariantOut":
        """Show a variant."""
        return cls(
            type=variant.type,
            objective=variant.objective,
            key_results=[DraftKeyResultOut.of(each) for each in variant.key_results],
            initiatives=list(variant.initiatives),
            kpis=list(variant.kpis),
            findings=[FindingOut.of(each) for each in variant.findings],
        )


class DraftOut(msgspec.Struct, frozen=True):
    """What an engine proposes. No variants means that it had nothing to work on."""

    engine: str
    model: str | None
    prompt: str | None
    variants: list[VariantOut]
    questions: list[str]
    notices: list[Notice]

    @classmethod
    def of(cls, draft: Draft) -> "DraftOut":
        """Show a draft."""
        return cls(
            engine=draft.engine,
            model=draft.model,
            prompt=draft.prompt,
            variants=[VariantOut.of(each) for each in draft.variants],
            questions=list(draft.questions),
            notices=list(draft.notices),
        )


class DraftIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to draft from: what the team struggles with, in its own words."""

    brief: Text
    type: ObjectiveType | None = None
    variants: Annotated[int, msgspec.Meta(ge=1, le=6)] = 3
    team_id: UUID | None = None
    engine: Literal["auto", "composer", "llm"] = "auto"


class KpiSuggestionOut(msgspec.Struct, frozen=True):
    """A KPI of the library that measures what a text is about; ``score`` runs from 0 to 1."""

    id: str
    name: str
    synonyms: list[str]
    definition: str
    formula: str
    unit: str
    direction: str
    kind: str
    function: str
    score: float

    @classmethod
    def of(cls, match: Match[Kpi]) -> "KpiSuggestionOut":
        """Show a match."""
        kpi = match.entry
        return cls(
            id=kpi.id,
            name=kpi.name,
            synonyms=list(kpi.synonyms),
            definition=kpi.definition,
            formula=kpi.formula,
            unit=kpi.unit,
            direction=kpi.direction,
            kind=kpi.kind,
            function=kpi.function,
            score=match.score,
        )


class KpisOut(msgspec.Struct, frozen=True):
    """KPIs that fit, best first. None may fit."""

    kpis: list[KpiSuggestionOut]


class KpisIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A problem or a wish in anybody's words."""

    text: Text
    k: Annotated[int, msgspec.Meta(ge=1, le=50)] = 5


class ClassifyIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lines of which nobody has said what they are."""

    texts: Annotated[list[Text], msgspec.Meta(max_length=MOST_LINES)]


class FiredOut(msgspec.Struct, frozen=True):
    """A rule of the classifier that spoke: for which side, how loudly, and why."""

    rule: str
    side: str
    points: int
    why: str


class ClassificationOut(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a line is. ``ask`` is there, and true, when the two best sides are close."""

    case: int
    kind: str
    scores: dict[str, int]
    fired: list[FiredOut]
    ask: bool = False

    @classmethod
    def of(cls, case: int, found: Classification) -> "ClassificationOut":
        """Show a classification."""
        return cls(
            case=case,
            kind=found.kind.value,
            scores={kind.value: points for kind, points in found.scores.items()},
            fired=[
                FiredOut(each.rule, each.side.value, each.points, each.why) for each in found.fired
            ],
            ask=found.ask,
        )
