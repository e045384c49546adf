"""Does a draft keep to the numbers that a team can work with?"""

from coach.composer.values import Draft
from evals.grading import Grades, passed

KEY_RESULTS = range(3, 6)
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
    return {"limits": passed(not faults, "; ".join(faults[:3]))}
