"""Is a line told to be what it is, and does the product ask where the sides are close?"""

from coach.linter.classify import Classification
from evals.grading import Grade, Grades, passed

CLOSE = 2
"""Sides that differ by less than this are close: the rule book's own number."""


def right_kind(
    answer: Classification, *, kind: str, other: str | None = None, ask: bool | None = None
) -> Grades:
    """Score the kind (``other`` is accepted too), the asking, and that the sums bear it out."""
    told = answer.kind.value
    right = told in {kind, other}
    grades: dict[str, Grade] = {"kind": passed(right, f"told {told}, is {kind}")}
    if other is None:
        grades[f"recall:{kind}"] = passed(right, f"told {told}")
        grades[f"precision:{told}"] = passed(right, f"is {kind}")
    if ask is not None:
        grades["ask"] = passed(answer.ask is ask, f"ask is {answer.ask}")
    return grades | _sums(answer)


def _sums(answer: Classification) -> Grades:
    """Points must add up, the best side must win, and asking must follow from the distance."""
    sums = dict.fromkeys(answer.scores, 0)
    for fired in answer.fired:
        sums[fired.side] = sums.get(fired.side, 0) + fired.points
    ordered = sorted(answer.scores.values(), reverse=True)
    faults = [
        fault
        for fault, wrong in {
            "points do not add up": sums != dict(answer.scores),
            "the best side did not win": answer.scores[answer.kind] != ordered[0],
            "ask does not follow from the points": answer.ask != (ordered[0] - ordered[1] < CLOSE),
            "nothing fired": not answer.fired,
        }.items()
        if wrong
    ]
    return {"sums": passed(not faults, "; ".join(faults))}
