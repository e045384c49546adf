"""The drafting engines against labelled briefs: form, grounding, topic, levels and honesty.

``briefs.yaml`` says for each brief what any good draft must hold. The labels name parts, never the
words that an engine should choose.
"""

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from coach.composer.compose import Request, compose
from coach.composer.values import Draft, DraftKeyResult, ObjectiveType
from coach.errors import Invalid
from evals.cases import CaseModel, parse_cases, read_yaml
from evals.graders.clean_english import clean_english
from evals.graders.direction_agreement import direction_agreement
from evals.graders.distinct_metrics import distinct_metrics
from evals.graders.expected_levels import Level, expected_levels
from evals.graders.expected_parts import expected_parts
from evals.graders.formula_slots import formula_slots
from evals.graders.honest_blanks import honest_blanks
from evals.graders.inert_text import inert_text
from evals.graders.limits import limits, type_mix
from evals.graders.number_grounding import number_grounding
from evals.graders.reading import all_texts, stems_in, texts_of
from evals.graders.sound_lines import sound_lines
from evals.graders.topic_closeness import topic_closeness
from evals.grading import Grade, Grades, passed
from evals.suite import Gates, Suite
from retrieval.memory import LibraryIndex

FOLDER = Path(__file__).parent
Stems = tuple[str, ...]


class GivenLevel(BaseModel):
    """One pair of levels as the case file writes it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: Annotated[Decimal | None, Field(alias="from")] = None
    goal: Annotated[Decimal | None, Field(alias="to")] = None
    unit: str | None = None
    direction: Literal["increase", "decrease"]
    about: Stems = ()
    derived: Literal["", "from", "to"] = ""


class BriefCase(CaseModel):
    """A brief and what any good draft holds; the head of ``briefs.yaml`` explains the fields."""

    brief: str
    expect: Literal["drafts", "off_topic"] = "drafts"
    type: ObjectiveType | None = None
    variants: int = 3
    team: str = ""
    topic: Stems = ()
    who: Stems = ()
    numbers: tuple[GivenLevel, ...] = ()
    not_levels: tuple[float, ...] = ()
    holds: Stems = ()
    tasks: Stems = ()
    absent: Stems = ()
    asks: Stems = ()
    notices: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    deadline: str = ""
    covered: bool = False

    def levels(self) -> tuple[Level, ...]:
        """The given levels, as graders read them."""
        return tuple(
            Level(each.start, each.goal, each.unit, each.direction, each.about, each.derived)
            for each in self.numbers
        )


@cache
def cases() -> tuple[BriefCase, ...]:
    """Read the labelled briefs."""
    path = FOLDER / "briefs.yaml"
    return parse_cases(path, read_yaml(path)["briefs"], BriefCase)


@cache
def library() -> LibraryIndex:
    """Index the shipped library once for all suites that draft from it."""
    return LibraryIndex.shipped()


def engine(name: str) -> Callable[[BriefCase], Draft]:
    """Return what drafts. Raises Invalid for an engine that is not set up."""
    if name != "composer":
        raise Invalid(
            f"drafts by the engine “{name}” cannot be measured yet; use composer", field="engine"
        )
    search = library()
    return lambda case: compose(Request(case.brief, case.type, case.variants, case.team), search)


def polarity(kpi: str) -> str | None:
    """Tell which way a library KPI is better."""
    found = library().kpi(kpi)
    return found.direction if found else None


def form(case: BriefCase, draft: Draft) -> Grades:
    """Grade what any draft must be, whatever its brief says."""
    lines = all_texts(draft)
    return {
        **formula_slots(draft),
        **limits(draft, variants=case.variants),
        **type_mix(draft, case.type),
        **distinct_metrics(draft),
        **direction_agreement(draft, polarity),
        **honest_blanks(draft),
        **clean_english([*lines, *draft.questions]),
        **inert_text([*lines, *draft.questions]),
        **sound_lines(case.brief, draft),
        **_known_kpis(draft),
    }


def content(case: BriefCase, draft: Draft) -> Grades:
    """Grade a draft against what its own brief calls for."""
    own = " ".join(text for variant in draft.variants for text in texts_of(variant))
    return {
        **_answered_in_kind(case, draft),
        **(_uses_library(draft) if case.covered else {}),
        **number_grounding(case.brief, draft),
        **expected_levels(draft, case.levels(), case.not_levels),
        **expected_parts(draft, case),
        **(topic_closeness(case.id, own, _drafted_briefs()) if case.expect == "drafts" else {}),
    }


@cache
def _briefs() -> tuple[tuple[str, str], ...]:
    return tuple((case.id, case.brief) for case in cases() if case.expect == "drafts")


def _drafted_briefs() -> dict[str, str]:
    return dict(_briefs())


def _answered_in_kind(case: BriefCase, draft: Draft) -> Grades:
    """An off-topic brief gets no variants, a notice that says so, and a question that helps on."""
    codes = {notice.code for notice in draft.notices}
    if case.expect == "drafts":
        fine = bool(draft.variants) and "off_topic" not in codes
        return {"drafts": passed(fine, "no draft for a brief that has a problem in it")}
    grades = {"abstains": passed(not draft.variants, f"drafted {len(draft.variants)} variants")}
    if not draft.variants:
        helped = (
            "off_topic" in codes
            and bool(draft.questions)
            and all(each.text for each in draft.notices)
        )
        grades["helps-on"] = passed(helped, "abstains without saying why or asking anything")
    return grades


def _uses_library(draft: Draft) -> dict[str, Grade]:
    """Where the library knows the subject, some key result moves one of its KPIs."""
    moved = [each.kpi for variant in draft.variants for each in variant.key_results if each.kpi]
    return {"uses-library": passed(moved, "no key result moves a KPI of the library")}


def _known_kpis(draft: Draft) -> dict[str, Grade]:
    """A KPI named in a draft must exist, and its key result must speak of it."""
    if not draft.variants:
        return {}
    results = {each for variant in draft.variants for each in variant.key_results if each.kpi}
    guards = {each.kpi for variant in draft.variants for each in variant.kpis if each.kpi}
    named = guards | {each.kpi for each in results if each.kpi}
    unknown = sorted(kpi for kpi in named if polarity(kpi) is None)
    astray = sorted(f"{each.kpi}: {each.metric}" for each in results if not _speaks_of(each))
    return {
        "known-kpis": passed(not unknown, ", ".join(unknown)),
        "kpi-topic": passed(not astray, "; ".join(astray[:3])),
    }


def _speaks_of(result: DraftKeyResult) -> bool:
    """Say whether a key result's metric shares a word with the KPI that it claims to move."""
    kpi = library().kpi(result.kpi or "")
    if kpi is None:
        return True  # unknown, which has a score of its own
    told = " ".join((kpi.name, kpi.phrase, kpi.definition, *kpi.synonyms, *kpi.words))
    return bool(set(stems_in(result.metric)) & set(stems_in(told)))


def shown(draft: Draft) -> Any:
    """Put a draft into reports as a team would read it."""
    return {
        "variants": [
            {
                "type": variant.type,
                "O": variant.objective.text,
                "KR": [result.text for result in variant.key_results],
                "KPI": [kpi.text for kpi in variant.kpis],
                "initiatives": list(variant.initiatives),
            }
            for variant in draft.variants
        ],
        "questions": list(draft.questions),
        "notices": [notice.code for notice in draft.notices],
    }


SUITE: Suite[BriefCase, Draft] = Suite(
    name="draft",
    why="Teams judge the product by its drafts: their words, their numbers, nothing invented.",
    folder=FOLDER,
    cases=cases,
    engine=engine,
    graders=(form, content),
    asked=lambda case: case.brief,
    shown=shown,
    gates=Gates(
        invariants=("grounded", "origins", "blanks", "inert", "known-kpis", "absent"),
        floors={
            "objective-formula": 0.98,
            "key-result-formula": 0.98,
            "limits": 0.98,
            "reasons": 0.98,
            "type-mix": 0.97,
            "distinct-*": 0.95,
            "direction": 0.97,
            "lint-clean": 0.97,
            "english": 0.97,
            "drafts": 0.97,
            "abstains": 0.93,
            "helps-on": 0.95,
            "asks-for-blanks": 0.95,
            "topic": 0.93,
            "own-topic": 0.93,
            "levels": 0.9,
            "level-*": 0.93,
            "no-stray-level": 0.95,
            "uses-library": 0.7,
            "who": 0.85,
        },
        soft=("topic-rank", "levels-each"),
    ),
)
