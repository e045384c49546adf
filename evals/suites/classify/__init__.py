"""The classifier against labelled lines: KPI, key result, objective or initiative."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from coach.linter.classify import Classification, classify
from evals.cases import CaseModel, parse_cases, read_yaml
from evals.graders.right_kind import right_kind
from evals.grading import Grades
from evals.suite import Gates, Suite

FOLDER = Path(__file__).parent
Kind = Literal["kpi", "key_result", "objective", "initiative"]


class ClassifyCase(CaseModel):
    """A line and what it is. ``other`` is a second kind that a coach would accept."""

    text: str
    kind: Kind
    other: Kind | None = None
    ask: bool | None = None


def cases() -> tuple[ClassifyCase, ...]:
    """Read the case file; its key ``or`` reads better there than here."""
    entries = read_yaml(FOLDER / "cases.yaml")["cases"]
    renamed = [{("other" if key == "or" else key): each[key] for key in each} for each in entries]
    return parse_cases(FOLDER / "cases.yaml", renamed, ClassifyCase)


def engine(name: str) -> Callable[[ClassifyCase], Classification]:
    """Return the classifier; it has one engine."""
    del name
    return lambda case: classify(case.text)


def grade(case: ClassifyCase, answer: Classification) -> Grades:
    """Grade kind, asking and the sums behind them."""
    return right_kind(answer, kind=case.kind, other=case.other, ask=case.ask)


def shown(answer: Classification) -> dict[str, Any]:
    """Put a classification into reports."""
    return {
        "kind": answer.kind.value,
        "ask": answer.ask,
        "fired": [f"{each.rule} {each.side} +{each.points}" for each in answer.fired],
    }


SUITE: Suite[ClassifyCase, Classification] = Suite(
    name="classify",
    why="A KPI filed as a key result freezes a team; a key result filed as a KPI lets it off.",
    folder=FOLDER,
    cases=cases,
    engine=engine,
    graders=(grade,),
    asked=lambda case: case.text,
    shown=shown,
    gates=Gates(
        invariants=("sums",),
        floors={"recall:*": 0.88, "precision:*": 0.85, "kind": 0.92, "ask": 0.85},
    ),
)
