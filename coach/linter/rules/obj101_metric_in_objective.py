"""OBJ101: an objective that is a number."""

from collections.abc import Iterator

from coach.linter.aims import metric_in
from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import ObjectiveLine


@rule("OBJ101", severity="error", on="objective", sources=(Source.TABILITY, Source.OPEN_OKR))
def metric_in_objective(line: ObjectiveLine) -> Iterator[Remark]:
    """An objective is stated as a number.

    Why:
        The objective says where the team wants to be and why anybody should care; its key results
        hold the numbers. A number on top leaves nothing for them to prove.

    Bad:
        Raise CSAT by 12 points
        Double revenue so that we can fund the new plant
        Reach 10,000 members
        Answer every request within 24 hours so that citizens trust us

    Good:
        Make guests tell their friends about us so that we need fewer adverts
        Make our 12 clinics feel like one so that patients never repeat their story
        Win customers that demand ISO 27001 so that larger tenders open to us

    Fix:
        Say what the number stands for, and move the number into a key result.
    """
    number = metric_in(line)
    if number is not None:
        yield Remark(
            f"“{number.text}” belongs in a key result; say what it would mean for people",
            number.span,
        )
