"""Does the product's own linter find its own drafts sound?"""

from coach.composer.values import Draft
from coach.linter.lint import ObjectiveTexts, lint_objective_set
from evals.grading import Grades, passed

HONEST = frozenset({"KR216", "SET305", "SET306", "SET307"})
"""Findings that a draft may carry: blanks, and advice on which people differ."""


def sound_lines(brief: str, draft: Draft) -> Grades:
    """Score that no variant draws an error or a warning, the brief being known."""
    if not draft.variants:
        return {}
    faults: list[str] = []
    for variant in draft.variants:
        texts = ObjectiveTexts(
            variant.objective.text, variant.type, tuple(each.text for each in variant.key_results)
        )
        found = lint_objective_set([texts], brief=brief)
        faults += [
            f"{each.code} {each.message}"
            for each in found
            if each.code not in HONEST and each.severity != "info"
        ]
    return {"lint-clean": passed(not faults, "; ".join(faults[:3]))}
