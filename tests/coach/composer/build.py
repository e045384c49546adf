"""Builders and lists of briefs for the composer's tests."""

from functools import cache
from pathlib import Path

import yaml

from coach.composer.compose import Request, compose
from coach.composer.values import Draft, ObjectiveType, Variant
from retrieval.memory import LibraryIndex

CASES = Path(__file__).parents[3] / "evals" / "suites" / "draft" / "cases.yaml"


@cache
def the_library() -> LibraryIndex:
    """The shipped library, indexed once."""
    return LibraryIndex.shipped()


def a_draft(
    brief: str, kind: ObjectiveType | None = None, variants: int = 3, team: str = ""
) -> Draft:
    """What the composer makes of a brief."""
    return compose(Request(brief, kind, variants, team), the_library())


def lines_of(variant: Variant) -> list[str]:
    """Every line of a variant that a team would read on its sheet."""
    return [
        variant.objective.text,
        *(result.text for result in variant.key_results),
        *variant.initiatives,
        *(kpi.text for kpi in variant.kpis),
    ]


@cache
def briefs() -> tuple[str, ...]:
    """The briefs that must become drafts."""
    cases = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    return tuple(case["brief"] for case in cases if case["expect"] == "drafts")
