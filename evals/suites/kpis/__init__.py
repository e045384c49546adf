"""KPI suggestions against intents in people's own words, some of which no KPI fits."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from pydantic import Field

from evals.cases import CaseModel, parse_cases, read_yaml
from evals.graders.ranked_answers import ordered_scores, ranked_answers
from evals.graders.reading import stems_in
from evals.grading import Grades
from evals.suite import Gates, Suite
from retrieval.library import entries
from retrieval.memory import LibraryIndex

FOLDER = Path(__file__).parent


class IntentCase(CaseModel):
    """A text and every KPI that a practitioner would take for it; ``none`` where nothing fits."""

    text: str
    acceptable: tuple[str, ...] = ()
    none: bool = False
    fitted: Annotated[bool, Field(exclude=True)] = False
    """Whether the weights of the search were fitted on this case: not from the file."""


class Suggested(NamedTuple):
    """One KPI as it was suggested."""

    id: str
    score: float


def cases() -> tuple[IntentCase, ...]:
    """Read the intents; the file's head says that every second one fitted the search."""
    path = FOLDER / "cases.yaml"
    listed = read_yaml(path)["cases"]
    marked = [{**each, "fitted": number % 2 == 0} for number, each in enumerate(listed)]
    return parse_cases(path, marked, IntentCase)


def engine(name: str) -> Callable[[IntentCase], tuple[Suggested, ...]]:
    """Return the search over the shipped library."""
    del name
    library = LibraryIndex.shipped()

    def suggest(case: IntentCase) -> tuple[Suggested, ...]:
        found = library.kpis(case.text, limit=5)
        return tuple(Suggested(match.entry.id, match.score) for match in found)

    return suggest


@cache
def _names() -> dict[str, frozenset[str]]:
    return {kpi.id: frozenset(stems_in(kpi.name)) for kpi in entries.kpis()}


def grade(case: IntentCase, answer: tuple[Suggested, ...]) -> Grades:
    """Grade rank and abstention; slices show what was not fitted, and what names no KPI."""
    half = "" if case.fitted else "unseen"
    grades = {**ranked_answers(answer, case.acceptable, half), **ordered_scores(answer)}
    if case.acceptable:
        grades[f"recall@5:{_wording(case)}"] = grades["recall@5"]
    return grades


def _wording(case: IntentCase) -> str:
    """Say whether the text uses words of an acceptable KPI's name, or describes it."""
    said = set(stems_in(case.text))
    named = any(said & _names().get(kpi, frozenset()) for kpi in case.acceptable)
    return "named" if named else "described"


def shown(answer: tuple[Suggested, ...]) -> Any:
    """Put suggestions into reports."""
    return [f"{each.id} {each.score:.2f}" for each in answer]


SUITE: Suite[IntentCase, tuple[Suggested, ...]] = Suite(
    name="kpis",
    why="A KPI about something else is worse than none: teams measure what they are offered.",
    folder=FOLDER,
    cases=cases,
    engine=engine,
    graders=(grade,),
    asked=lambda case: case.text,
    shown=shown,
    gates=Gates(
        invariants=("ordered",),
        floors={
            "recall@5": 0.8,
            "recall@5:*": 0.75,
            "hit@5": 0.9,
            "ndcg@5": 0.75,
            "abstains": 0.85,
            "answers": 0.95,
        },
        soft=("recall@5*", "ndcg@5", "first"),
    ),
)
