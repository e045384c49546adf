"""The loop between drafting and the linter: a variant is judged, and mended where it can be."""

from dataclasses import replace

from coach.composer.values import Variant
from coach.linter.lint import ObjectiveTexts, lint_objective_set


def repaired(variant: Variant, brief: str) -> Variant:
    """Judge a variant against the rules and the brief, and keep what was found beside it."""
    found = lint_objective_set(
        [
            ObjectiveTexts(
                variant.objective.text,
                variant.type,
                tuple(result.text for result in variant.key_results),
                tuple(kpi.text for kpi in variant.kpis),
                variant.initiatives,
            )
        ],
        brief=brief,
    )
    return replace(variant, findings=tuple(found))
