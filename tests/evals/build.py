"""Builders for graders' tests: a sound draft of a known brief, and the parts to spoil it with."""

from dataclasses import replace
from decimal import Decimal

from coach.composer.values import (
    Draft,
    DraftKeyResult,
    DraftKpi,
    DraftNumber,
    DraftObjective,
    Variant,
)

BRIEF = "Patients wait 45 minutes at our clinic and we want 20. Keep CSAT at 88%. We plan a portal."


def a_number(value: int | str | None) -> DraftNumber:
    """A given number, or a blank."""
    if value is None:
        return DraftNumber(None, "unknown")
    return DraftNumber(Decimal(str(value)), "given")


def a_key_result(
    metric: str = "median time patients wait",
    start: int | str | None = 45,
    goal: int | str | None = 20,
    *,
    verb: str = "Reduce",
    unit: str = "minutes",
    direction: str = "decrease",
) -> DraftKeyResult:
    """A key result whose text and fields agree."""
    mark = "%" if unit == "%" else f" {unit}" if unit else ""
    shown = ("X" if start is None else str(start), "Y" if goal is None else str(goal))
    return DraftKeyResult(
        text=f"{verb} {metric} from {shown[0]}{mark} to {shown[1]}{mark}",
        action_word=verb,
        metric=metric,
        unit=unit,
        direction=direction,
        baseline=a_number(start),
        target=a_number(goal),
        kpi=None,
        why="You gave the numbers.",
    )


def a_variant(outcome: str = "walk-in patients feel expected", **changes: object) -> Variant:
    """A sound variant about waiting patients."""
    value = "they come back to us first"
    variant = Variant(
        type="committed",
        objective=DraftObjective(f"Make {outcome} so that {value}", "Make", outcome, value),
        key_results=(
            a_key_result(),
            a_key_result(
                "share of patients seen on time",
                None,
                None,
                verb="Raise",
                unit="%",
                direction="increase",
            ),
            a_key_result("share of patients who give up", None, None, verb="Lower", unit="%"),
        ),
        initiatives=("Open a booking portal",),
        kpis=(DraftKpi("CSAT", "Keep CSAT at 88%", None),),
    )
    return replace(variant, **changes)  # type: ignore[arg-type] # tests name fields of the variant


def a_draft(*variants: Variant, questions: tuple[str, ...] = ("How many give up today?",)) -> Draft:
    """A draft of the brief; by default three variants that differ."""
    if not variants:
        others = tuple(
            a_variant(
                outcome,
                key_results=(
                    a_key_result(),
                    a_key_result(metric, None, None, verb="Raise", unit="%", direction="increase"),
                    a_key_result("number of complaints about the wait", None, None, unit=""),
                ),
            )
            for outcome, metric in (
                ("waiting a thing of the past for patients", "share of patients told their turn"),
                ("our clinic the calmest place for patients", "share of patients who return"),
            )
        )
        variants = (a_variant(), *others)
    return Draft("composer", None, None, variants, questions)


def with_first_result(result: DraftKeyResult) -> Draft:
    """A draft of one variant whose first key result is this."""
    variant = a_variant()
    return a_draft(replace(variant, key_results=(result, *variant.key_results[1:])))
