"""Searches over the shipped library: OKRs by subject, and answers that spelling must not move."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from evals.cases import CaseModel, parse_cases, read_yaml
from evals.graders.ranked_answers import ordered_scores
from evals.grading import Grade, Grades, passed
from evals.suite import Gates, Suite
from retrieval.memory import LibraryIndex

FOLDER = Path(__file__).parent
TOP = 3


class SearchCase(CaseModel):
    """A text and the functions whose OKRs should answer it; the file's head explains the rest."""

    text: str
    functions: tuple[str, ...] = ()
    none: bool = False
    same_as: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer, with its function."""

    id: str
    function: str
    score: float


@dataclass(frozen=True, slots=True)
class Answers:
    """What was found; ``reference`` are the KPIs for the case that this one repeats."""

    okrs: tuple[Entry, ...]
    kpis: tuple[Entry, ...]
    again: tuple[Entry, ...]
    reference: tuple[Entry, ...] = ()
    degraded: str = ""


@cache
def cases() -> tuple[SearchCase, ...]:
    """Read the searches."""
    path = FOLDER / "cases.yaml"
    return parse_cases(path, read_yaml(path)["cases"], SearchCase)


def engine(name: str) -> Callable[[SearchCase], Answers]:
    """Return the search over the shipped library."""
    del name
    library = LibraryIndex.shipped()
    texts = {case.id: case.text for case in cases()}

    def kpis(text: str) -> tuple[Entry, ...]:
        found = library.kpis(text, limit=5)
        return tuple(Entry(each.entry.id, each.entry.function, each.score) for each in found)

    def answer(case: SearchCase) -> Answers:
        found = library.okrs(case.text, limit=5)
        return Answers(
            okrs=tuple(Entry(each.entry.id, each.entry.function, each.score) for each in found),
            kpis=kpis(case.text),
            again=kpis(case.text),
            reference=kpis(texts[case.same_as]) if case.same_as else (),
            degraded=library.degraded,
        )

    return answer


def grade(case: SearchCase, answer: Answers) -> Grades:
    """Grade subject, abstention, sameness, and that the model was really there."""
    ids = [entry.id for entry in answer.kpis]
    grades: dict[str, Grade] = {
        **ordered_scores(answer.okrs),
        "repeatable": passed(answer.kpis == answer.again, "the same text, another answer"),
        "by-meaning": passed(not answer.degraded, answer.degraded),
    }
    if case.none:
        grades["abstains"] = passed(
            not answer.okrs, f"answers {[each.id for each in answer.okrs[:2]]}"
        )
    if case.functions:
        top = [entry.function for entry in answer.okrs[:TOP]]
        grades["subject"] = passed(
            set(top) & set(case.functions), f"about {', '.join(top) or 'nothing'}"
        )
    if case.same_as:
        wanted = [entry.id for entry in answer.reference[:1]]
        grades["same"] = passed(ids[:1] == wanted and ids, f"{ids[:1]} instead of {wanted}")
    return grades


def shown(answer: Answers) -> Any:
    """Put answers into reports."""
    return {
        "okrs": [f"{each.id} ({each.function}) {each.score:.2f}" for each in answer.okrs],
        "kpis": [f"{each.id} {each.score:.2f}" for each in answer.kpis],
    }


SUITE: Suite[SearchCase, Answers] = Suite(
    name="retrieval",
    why="The composer and the gallery stand on what the library finds.",
    folder=FOLDER,
    cases=cases,
    engine=engine,
    graders=(grade,),
    asked=lambda case: case.text,
    shown=shown,
    gates=Gates(
        invariants=("ordered", "repeatable", "by-meaning"),
        floors={"subject": 0.85, "abstains": 0.75, "same": 0.8},
    ),
)
