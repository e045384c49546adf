"""The loop between drafting and the linter: judge, mend at most twice, keep the rest beside it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from coach.composer.values import DraftKeyResult, Variant
from coach.linter.finding import Finding, Severity
from coach.linter.lint import ObjectiveTexts, lint_objective_set

ROUNDS = 2
_KEY_RESULT = re.compile(r"key_results\[(\d+)\]")


def repaired(
    variant: Variant, spares: Sequence[Callable[[int], DraftKeyResult]], brief: str
) -> Variant:
    """Judge a variant; a key result that breaks a rule gives way to the next idea.

    ``spares`` write further key results for a position, best first. What cannot be mended stays,
    with its finding for the reader to see.
    """
    left = list(spares)
    findings = _judged(variant, brief)
    for _ in range(ROUNDS):
        faulty = _faulty(findings)
        if not faulty or not left:
            break
        results = list(variant.key_results)
        for position in faulty:
            if left and position < len(results):
                results[position] = left.pop(0)(position)
        mended = replace(variant, key_results=tuple(results))
        again = _judged(mended, brief)
        if _weight(again) <= _weight(findings):
            variant, findings = mended, again
    return replace(variant, findings=tuple(findings))


def _judged(variant: Variant, brief: str) -> list[Finding]:
    texts = (variant.objective.text, *(result.text for result in variant.key_results))
    # Reading every line for numbers costs a third of the judging; without a digit there is no need.
    numbered = any(character.isdigit() for text in texts for character in text)
    return lint_objective_set(
        [
            ObjectiveTexts(
                variant.objective.text,
                variant.type,
                tuple(result.text for result in variant.key_results),
                tuple(kpi.text for kpi in variant.kpis),
                variant.initiatives,
            )
        ],
        brief=brief if numbered else None,
    )


def _faulty(findings: list[Finding]) -> list[int]:
    places = (
        _KEY_RESULT.search(finding.where)
        for finding in findings
        if finding.severity is not Severity.INFO
    )
    return sorted({int(place.group(1)) for place in places if place})


def _weight(findings: list[Finding]) -> int:
    return sum(
        {Severity.ERROR: 10, Severity.WARNING: 3}.get(finding.severity, 0) for finding in findings
    )
