"""Does a draft keep to what a team can work with: counts, lengths, types, reasons?"""

from coach.composer.values import Draft
from evals.grading import Grades, passed

KEY_RESULTS = range(3, 6)
TYPES = frozenset({"committed", "aspirational", "learning"})
MOST_QUESTIONS = 3
MOST_WORDS_OBJECTIVE = 30
MOST_WORDS_KEY_RESULT = 35


def limits(draft: Draft, *, variants: int = 3) -> Grades:
    """Score counts and lengths of a draft that has variants."""
    if not draft.variants:
        return {}
    faults: list[str] = []
    if len(draft.variants) != variants:
        faults.append(f"{len(draft.variants)} variants, not {variants}")
    if len(draft.questions) > MOST_QUESTIONS:
        faults.append(f"{len(draft.questions)} questions")
    for variant in draft.variants:
        if len(variant.key_results) not in KEY_RESULTS:
            faults.append(f"{len(variant.key_results)} key results")
        if len(variant.objective.text.split()) > MOST_WORDS_OBJECTIVE:
            faults.append(f"long: {variant.objective.text}")
        faults += [
            f"long: {result.text}"
            for result in variant.key_results
            if len(result.text.split()) > MOST_WORDS_KEY_RESULT
        ]
    silent = [
        each.text for variant in draft.variants for each in variant.key_results if not each.why
    ]
    return {
        "limits": passed(not faults, "; ".join(faults[:3])),
        "beside": passed(_accompanied(draft), "a variant without initiatives, or without a KPI"),
        "reasons": passed(not silent, f"no reason for the choice: {silent[:1]}"),
    }


def _accompanied(draft: Draft) -> bool:
    """Say whether each variant offers something to do and something to watch."""
    return all(variant.initiatives and variant.kpis for variant in draft.variants)


def type_mix(draft: Draft, wanted: str | None) -> Grades:
    """Score that variants have the type asked for, or one of each when three are free to choose."""
    types = [variant.type for variant in draft.variants]
    if not types:
        return {}
    if wanted is not None:
        return {"type-mix": passed(set(types) == {wanted}, f"{types}, not {wanted}")}
    if len(types) < len(TYPES):
        return {}
    return {"type-mix": passed(set(types[: len(TYPES)]) == TYPES, f"only {', '.join(types)}")}
