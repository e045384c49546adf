"""Metric ideas: the ways in which an issue could be measured, best first."""

from dataclasses import replace

from coach.composer.idea import Idea
from coach.composer.issue import Issue
from coach.composer.scales import with_levels
from coach.composer.slots import Slots
from coach.composer.templates import filled, smooth
from coach.composer.told import told
from coach.composer.wanted import wished

TELLING_WORDS = 2  # a predicate longer than this carries its own meaning


def ideas_of(issue: Issue, slots: Slots, index: int) -> list[Idea]:
    """Every way to measure an issue; the first carries the numbers that the brief gives."""
    own = [idea for idea in (wished(issue, slots, index), told(issue, slots, index)) if idea]
    found = _ordered(issue, _shaped(issue, slots, index), own)
    found = [replace(idea, metric=smooth(idea.metric)) for idea in found]
    return with_levels(issue, found, index, slots)


def _ordered(issue: Issue, shaped: list[Idea], own: list[Idea]) -> list[Idea]:
    if not shaped or not own:
        return own or shaped
    if _tells_all(issue):
        merged = [*own, *shaped[1:]]
    elif issue.wish is not None or issue.clause.levels:
        merged = [*own, *shaped]
    else:
        merged = [*shaped[:2], *own, *shaped[2:]]
    unique: dict[str, Idea] = {}
    for idea in merged:
        unique.setdefault(idea.metric.lower(), idea)
    return list(unique.values())


def _tells_all(issue: Issue) -> bool:
    """Whether the clause says better than its shape what should happen."""
    clause = issue.clause
    people = clause.subject is not None and clause.subject.is_people
    if people and issue.match is not None and issue.match.shape.id == "unconverted":
        return True
    return issue.is_wanted and len(clause.base().split()) > TELLING_WORDS


def _shaped(issue: Issue, slots: Slots, index: int) -> list[Idea]:
    found: list[Idea] = []
    for template in issue.match.shape.metrics if issue.match else ():
        metric = filled(template.texts, slots)
        if not metric:
            continue
        direction = template.direction
        if direction == "leaving":
            direction = "increase" if issue.is_wanted else "decrease"
        unit = _unit(template.unit, metric, slots)
        found.append(Idea(metric, unit, direction, template.kind, index, from_shape=True))
    return found


def _unit(unit: str, metric: str, slots: Slots) -> str:
    if unit == "duration":
        return slots.get("pace", "days")
    if unit == "trend":
        return slots.get("trend_unit", "")
    if unit == "auto":
        return "%" if metric.startswith("share") else ""
    return unit
