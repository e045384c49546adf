"""Are the key results of a variant about different things, and the variants really different?"""

from itertools import combinations

from coach.composer.values import Draft
from evals.graders.reading import stems_in
from evals.grading import Grades, passed

ALIKE = 0.8
"""Share of stems in common from which two metrics are one: "late parcels" and "parcels late"."""


def distinct_metrics(draft: Draft) -> Grades:
    """Score metrics within each variant, and objectives across variants."""
    if not draft.variants:
        return {}
    same = [
        f"“{one}” and “{other}”"
        for variant in draft.variants
        for one, other in combinations([result.metric for result in variant.key_results], 2)
        if likeness(one, other) >= ALIKE
    ]
    objectives = [variant.objective.text for variant in draft.variants]
    repeated = [
        f"“{one}” and “{other}”"
        for one, other in combinations(objectives, 2)
        if one.casefold() == other.casefold()
    ]
    sets = [
        frozenset(result.metric.casefold() for result in each.key_results)
        for each in draft.variants
    ]
    varied = len(sets) == 1 or len(set(sets)) > 1
    return {
        "distinct-metrics": passed(not same, "; ".join(same[:2])),
        "distinct-variants": passed(
            not repeated and varied, "; ".join(repeated) or "one set of metrics"
        ),
    }


def likeness(one: str, other: str) -> float:
    """Return the share of stems in common, 1 for the same words in any order."""
    first, second = set(stems_in(one)), set(stems_in(other))
    both = first | second
    return len(first & second) / len(both) if both else float(one.casefold() == other.casefold())
