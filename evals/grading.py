"""What a grader is: a function that answers small questions about one answer, with reasons."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic_evals.evaluators import EvaluationReason, Evaluator, EvaluatorContext

CaseT = TypeVar("CaseT")
AnswerT = TypeVar("AnswerT")


@dataclass(frozen=True, slots=True)
class Grade:
    """A score from 0 to 1 and, where it is not 1, what is amiss."""

    score: float
    reason: str = ""


def passed(condition: object, reason: str = "") -> Grade:
    """Grade a yes-or-no question; the reason is kept only when the answer is no."""
    return Grade(1.0) if condition else Grade(0.0, reason)


Grades = dict[str, Grade]
"""Scores by name. A grader that cannot tell leaves the name out: silence is not zero."""

Grader = Callable[[CaseT, AnswerT], Grades]


@dataclass
class Graded(Evaluator[Any, Any, Any], Generic[CaseT, AnswerT]):
    """Lets pydantic-evals run one of our graders."""

    grader: Grader[CaseT, AnswerT]

    def evaluate(self, ctx: EvaluatorContext[Any, Any, Any]) -> dict[str, EvaluationReason]:
        """Grade one answer; a grader that raises is recorded as broken, not as a bad score."""
        grades = self.grader(ctx.inputs, ctx.output)
        return {
            name: EvaluationReason(float(grade.score), grade.reason or None)
            for name, grade in grades.items()
        }

    def get_default_evaluation_name(self) -> str:
        """Name it in reports as the function is named."""
        return getattr(self.grader, "__name__", "grader")
