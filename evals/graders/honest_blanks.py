"""Is what nobody knows shown as a blank, and asked for?"""

import re

from coach.composer.values import Draft, DraftKeyResult
from evals.graders.reading import key_results_of
from evals.grading import Grades, passed

_BASELINE = re.compile(r"\bfrom [€$£]?X(?![\w-])")
_TARGET = re.compile(r"\bto [€$£]?Y(?![\w-])")


def honest_blanks(draft: Draft) -> Grades:
    """Score that unknown levels stand as X and Y, and that a draft with blanks asks something."""
    if not draft.variants:
        return {}
    wrong = [fault for result in key_results_of(draft) if (fault := blank_fault(result))]
    unknown = any(
        side.value is None
        for result in key_results_of(draft)
        for side in (result.baseline, result.target)
    )
    grades = {"blanks": passed(not wrong, "; ".join(wrong[:3]))}
    if unknown:
        asked = [question for question in draft.questions if question.strip().endswith("?")]
        grades["asks-for-blanks"] = passed(asked, "blanks, and no question")
    return grades


def blank_fault(result: DraftKeyResult) -> str:
    """Say what is wrong with a key result's blanks, "" when nothing is."""
    if (result.baseline.value is None) != bool(_BASELINE.search(result.text)):
        return f"baseline {result.baseline.value} is shown otherwise: {result.text}"
    if (result.target.value is None) != bool(_TARGET.search(result.text)):
        return f"target {result.target.value} is shown otherwise: {result.text}"
    return ""
