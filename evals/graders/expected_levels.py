"""Do the levels that a brief gives land in the right key result, slot, unit and direction?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from coach.composer.values import Draft, DraftKeyResult, DraftNumber, Variant
from evals.graders.reading import key_results_of, mentions
from evals.grading import Grade, Grades, passed

ALIASES = {"€": "EUR", "$": "USD", "£": "GBP", "percent": "%"}


@dataclass(frozen=True, slots=True)
class Level:
    """A pair of levels that the brief gives; a side that it does not give is None."""

    start: Decimal | None
    goal: Decimal | None
    unit: str | None
    direction: str
    about: tuple[str, ...]
    derived: str = ""


def expected_levels(
    draft: Draft, levels: Sequence[Level], not_levels: Iterable[float] = ()
) -> Grades:
    """Score values, units, directions and origins apart, so that a report says what broke.

    ``levels`` asks the leading variant to hold every pair, ``levels-each`` asks all of them.
    """
    if not draft.variants:
        return {}
    grades: dict[str, Grade] = {}
    strays = [
        f"{number} in “{result.text}”"
        for number in not_levels
        for result in key_results_of(draft)
        if Decimal(str(number)) in {result.baseline.value, result.target.value}
    ]
    if not_levels:
        grades["no-stray-level"] = passed(not strays, "; ".join(strays))
    if not levels:
        return grades
    holders = [holder(draft.variants[0], level) for level in levels]
    missing = [
        f"{level.start} → {level.goal}"
        for level, found in zip(levels, holders, strict=True)
        if found is None
    ]
    grades["levels"] = passed(not missing, f"not in the first variant: {', '.join(missing)}")
    held = [holder(variant, level) is not None for variant in draft.variants for level in levels]
    grades["levels-each"] = Grade(
        sum(held) / len(held), "" if all(held) else "some variants lack a given level"
    )
    return grades | _details(
        [(level, found) for level, found in zip(levels, holders, strict=True) if found]
    )


def _details(found: list[tuple[Level, DraftKeyResult]]) -> Grades:
    if not found:
        return {}
    topics = [
        result.text
        for level, result in found
        if level.about and not mentions(result.text, level.about)
    ]
    units = [result.text for level, result in found if not _unit_fits(level.unit, result)]
    ways = [result.text for level, result in found if result.direction != level.direction]
    origins = [result.text for level, result in found if not _origins_fit(level, result)]
    return {
        "level-topic": passed(not topics, f"another metric: {'; '.join(topics)}"),
        "level-unit": passed(not units, f"unit: {'; '.join(units)}"),
        "level-direction": passed(not ways, f"direction: {'; '.join(ways)}"),
        "level-origin": passed(not origins, f"origin: {'; '.join(origins)}"),
    }


def holder(variant: Variant, level: Level) -> DraftKeyResult | None:
    """Return the key result that holds both levels in their slots, the one on the topic first."""
    fitting = [
        result
        for result in variant.key_results
        if _side_fits(level.start, result.baseline) and _side_fits(level.goal, result.target)
    ]
    on_topic = [result for result in fitting if mentions(result.text, level.about)]
    return next(iter([*on_topic, *fitting]), None)


def _side_fits(wanted: Decimal | None, side: DraftNumber) -> bool:
    return side.value == wanted


def _unit_fits(wanted: str | None, result: DraftKeyResult) -> bool:
    if wanted is None:
        return True
    unit = ALIASES.get(result.unit, result.unit)
    return unit.rstrip("s") == wanted.rstrip("s")


def _origins_fit(level: Level, result: DraftKeyResult) -> bool:
    sides = (("from", level.start, result.baseline), ("to", level.goal, result.target))
    for name, wanted, side in sides:
        expected = "unknown" if wanted is None else "derived" if level.derived == name else "given"
        if side.origin != expected:
            return False
    return True
