"""Is every number of a draft one that the brief gave, or was computed from one that it gave?"""

from collections.abc import Iterable
from decimal import Decimal

from coach.composer.values import Draft
from evals.graders.reading import all_texts, key_results_of, number_words_in, numbers_in
from evals.grading import Grade, Grades, passed

_HALF, _TWICE, _TENFOLD = Decimal("0.5"), Decimal(2), Decimal(10)
FACTORS = {
    "halve": _HALF,
    "half": _HALF,
    "double": _TWICE,
    "twice": _TWICE,
    "triple": Decimal(3),
    "tenfold": _TENFOLD,
    "10x": _TENFOLD,
}


def number_grounding(brief: str, draft: Draft) -> Grades:
    """Score that no line holds a foreign number, and that origins tell the truth."""
    if not draft.variants:
        return {}
    known = numbers_in(brief) | number_words_in(brief)
    computed = known | derivable(brief, known)
    foreign = [
        f"{value} in “{line}”"
        for line in all_texts(draft)
        for value in sorted(numbers_in(line) | number_words_in(line))
        if value not in computed
    ]
    return {
        "grounded": passed(not foreign, "; ".join(foreign[:3])),
        "origins": _origins(draft, known),
    }


def derivable(brief: str, known: Iterable[Decimal]) -> set[Decimal]:
    """Return what the brief's words of multiplication and its percentages make of its numbers."""
    lowered = brief.lower()
    factors = [factor for word, factor in FACTORS.items() if word in lowered]
    values = list(known)
    made = {value * factor for value in values for factor in factors}
    if " by " in lowered:
        shares = [value for value in values if 0 < value < 100]  # noqa: PLR2004 - per cent
        for share in shares:
            made |= {value * (100 + sign * share) / 100 for value in values for sign in (-1, 1)}
            made |= {value + sign * share for value in values for sign in (-1, 1)}
    return made


def _origins(draft: Draft, known: set[Decimal]) -> Grade:
    """Given means that the brief holds it, unknown that there is no value, derived neither."""
    for result in key_results_of(draft):
        for side in (result.baseline, result.target):
            blank = side.value is None
            if blank != (side.origin == "unknown"):
                return Grade(0.0, f"{side.value} is called {side.origin} in “{result.text}”")
            if side.origin == "given" and side.value not in known:
                return Grade(0.0, f"{side.value} was not given, in “{result.text}”")
    return Grade(1.0)
