"""Are the right entries found, near the top, and does a search abstain when nothing fits?"""

import math
from collections.abc import Collection, Sequence
from typing import Protocol

from evals.grading import Grade, Grades, passed

DEPTH = 5
ALIKE = 3
"""So many answers may have one score by chance; more say that nothing was weighed."""


class Found(Protocol):
    """One answer of a search: its id and how well it is said to fit."""

    @property
    def id(self) -> str:
        """The entry's id."""
        ...

    @property
    def score(self) -> float:
        """How well the entry fits, from 0 to 1."""
        ...


def ranked_answers(
    found: Sequence[Found], acceptable: Collection[str], slice_name: str = ""
) -> Grades:
    """Score the first answers against all that a practitioner would accept; none means abstain.

    ``recall@5`` is the share of acceptable entries found, out of as many as fit in five; ``hit@5``
    asks for one of them. ``slice_name`` repeats the recall for a part of the cases.
    """
    if not acceptable:
        first = ", ".join(each.id for each in found[:2])
        return {"abstains": passed(not found, f"answers {first}")}
    ids = [each.id for each in found[:DEPTH]]
    right = [number for number, each in enumerate(ids) if each in acceptable]
    grades = {
        "answers": passed(found, "says that nothing fits"),
        "hit@5": passed(right, f"found {', '.join(ids)}"),
        "first": passed(right[:1] == [0], f"first is {ids[0] if ids else 'nothing'}"),
        "recall@5": _share(len(right), min(DEPTH, len(acceptable)), ids),
        "ndcg@5": Grade(_gain(right) / _gain(range(min(DEPTH, len(acceptable))))),
    }
    if slice_name:
        grades[f"recall@5:{slice_name}"] = grades["recall@5"]
    return grades


def ordered_scores(found: Sequence[Found]) -> Grades:
    """Score that answers come best first, once each, with scores between 0 and 1."""
    scores = [each.score for each in found]
    ids = [each.id for each in found]
    faults = [
        fault
        for fault, wrong in {
            "not best first": scores != sorted(scores, reverse=True),
            "an answer twice": len(ids) != len(set(ids)),
            "all scores alike": len(scores) > ALIKE and len(set(scores)) == 1,
            "a score outside 0 to 1": any(not 0 <= score <= 1 for score in scores),
        }.items()
        if wrong
    ]
    return {"ordered": passed(not faults, "; ".join(faults))}


def _share(right: int, possible: int, ids: Sequence[str]) -> Grade:
    return Grade(right / possible, "" if right == possible else f"found {', '.join(ids)}")


def _gain(positions: Collection[int]) -> float:
    return sum(1 / math.log2(position + 2) for position in positions)
