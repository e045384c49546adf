"""A suite small enough to read: numbers to double, and an engine that doubles them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from evals.cases import CaseModel
from evals.grading import Grade, Grades, passed
from evals.suite import Gates, Suite


class ToyCase(CaseModel):
    """A number."""

    number: int


def toy_cases(count: int = 12) -> tuple[ToyCase, ...]:
    """That many numbers."""
    return tuple(ToyCase(id=f"n-{each}", why="a number", number=each) for each in range(count))


def doubles(case: ToyCase, answer: int) -> Grades:
    """Score the product, how near it is, and that even numbers stay whole; odd ones cannot tell."""
    grades = {
        "right": passed(answer == 2 * case.number, f"{answer}"),
        "near": Grade(1 / (1 + abs(answer - 2 * case.number))),
    }
    if case.number % 2 == 0:
        grades["even"] = passed(answer % 2 == 0, "odd")
    return grades


def a_suite(
    folder: Path,
    answer: Callable[[int], int] = lambda number: 2 * number,
    *,
    cases: Sequence[ToyCase] | None = None,
    gates: Gates | None = None,
) -> Suite[ToyCase, int]:
    """The toy suite with this engine."""
    kept = tuple(cases) if cases is not None else toy_cases()
    return Suite(
        name="toy",
        why="to test the frame",
        folder=folder,
        cases=lambda: kept,
        engine=lambda _: lambda case: answer(case.number),
        graders=(doubles,),
        asked=lambda case: str(case.number),
        shown=lambda answered: answered,
        gates=gates or Gates(invariants=("even",), floors={"right": 0.5}, soft=("near",)),
        engines=("composer", "llm"),
    )
