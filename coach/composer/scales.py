"""Numbers onto metrics: a level goes to the metric on its scale, or one is made for it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from coach.composer.captures import phrase_in
from coach.composer.clauses import Clause
from coach.composer.idea import Idea
from coach.composer.inflection import inflect
from coach.composer.issue import Issue
from coach.composer.levels import Level
from coach.composer.makers import MAKERS, Scaled, metric_named, no_metric
from coach.composer.measures import DURATION_UNITS, PERIODS
from coach.composer.slots import Slots
from retrieval.words import stems

_OF_THE_TIME = re.compile(r"\s*of (?:the|their|its|our) (?:working )?time\b")
_TIME_SAID = re.compile(r"\b(?:of )?(?:the|their|its|our) (?:working )?time\b\s*")
_OF_SOMETHING = re.compile(r"\s*of (?:(?:the|our|their|all|my) )?([a-z][\w' -]*)")
_PERIOD_AFTER = re.compile(
    r"\s*(?:[a-z-]+ ){0,3}?(?:a|per|each|every) (day|week|month|year|quarter|night|season|term)\b"
)
_FACTORS = (
    (re.compile(r"\b(halve|half it|by half|in half|cut .* half)\b"), Decimal("0.5")),
    (re.compile(r"\bdouble\b"), Decimal(2)),
    (re.compile(r"\b(triple|treble)\b"), Decimal(3)),
)


def same_scale(levels: tuple[Level, ...]) -> tuple[Level, ...]:
    """Give a bare number the unit of the level before it: "45 days today, we want 21"."""
    settled: list[Level] = []
    for level in levels:
        others = (*settled, *levels)
        known = next((one for one in others if one.role != "change" and one.kind != "count"), None)
        if level.kind == "count" and not level.noun and known is not None:
            settled.append(replace(level, kind=known.kind, unit=known.unit))
        else:
            settled.append(level)
    return tuple(settled)


def with_levels(issue: Issue, found: list[Idea], index: int, slots: Slots) -> list[Idea]:
    """Put the clause's numbers onto the idea that they measure, which then comes first."""
    levels = same_scale(issue.clause.levels)
    main = next((level for level in levels if level.role != "change"), None)
    if main is None:
        return found
    scaled = Scaled(issue, main, slots, index, issue.is_wanted or issue.clause.nobody)
    chosen = metric_named(scaled)
    if chosen is None and main.kind == "percent":
        chosen = _share_told(scaled)
    chosen = chosen or next(
        (idea for idea in found if _fits(idea, main) and alike(idea.metric, issue.clause)), None
    )
    if chosen is None or chosen not in found:
        chosen = chosen or _made_for(scaled)
        if chosen is None:
            return found  # the number is asked about: it belongs to no metric for sure
        found = found[1:]  # the made one measures the same, on the scale that was given
    if chosen.unit in DURATION_UNITS and main.kind == "duration":
        chosen = replace(chosen, unit=main.unit)
    kin = [level for level in levels if level.kind == main.kind or level.role == "change"]
    rest = (idea for idea in found if idea.metric != chosen.metric and not _behind(idea, chosen))
    return [measured(chosen, kin, issue.clause), *rest]


_MEASURING = frozenset(
    stems(
        "median average monthly weekly daily yearly share number rate amount time times cost "
        "take rating given delay get until wait waiting people who satisfied"
    )
)
ALIKE = 0.5  # part of a metric's words that must stand in the clause for its number


def alike(metric: str, clause: Clause) -> bool:
    """Whether a metric says what the clause says: else the clause's number is not its own."""
    said = frozenset(stems(f"{clause.text} {clause.subject.words if clause.subject else ''}"))
    own = frozenset(stems(metric)) - _MEASURING
    return not own or len(own & said) / len(own) >= ALIKE


def _behind(idea: Idea, chosen: Idea) -> bool:
    """Whether an idea is the chosen share seen from behind: broken mugs and unbroken ones."""
    shares = idea.metric.startswith("share of") and chosen.metric.startswith("share of")
    same = idea.metric.split()[2:4] == chosen.metric.split()[2:4]
    return shares and same and idea.direction != chosen.direction


_COUNTING = re.compile(r"(?:\w+ )?(?:number|amount|share|rate)\b|(?:daily|weekly|monthly|yearly) ")
_FITTING: dict[str, Callable[[Idea], bool]] = {
    "percent": lambda idea: idea.unit == "%",
    "duration": lambda idea: (
        (idea.unit in DURATION_UNITS or (not idea.unit and not _COUNTING.match(idea.metric)))
        and not (idea.from_shape and idea.unit == "")
    ),
    "money": lambda idea: idea.unit == "money" or "cost" in idea.metric,
    "rating": lambda idea: "rating" in idea.metric or "score" in idea.metric,
    "amount": lambda idea: bool(re.match(r"(?:\w+ )?amount of", idea.metric)),
    "points": lambda idea: idea.unit in {"points", ""},
}


def _fits(idea: Idea, level: Level) -> bool:
    """Whether a level measures this idea: the same scale, and the same things if it counts."""
    if idea.kind != "lagging" or (idea.from_shape and level.kind == "percent"):
        return False
    if level.kind in _FITTING:
        return _FITTING[level.kind](idea)
    if not level.noun:
        return idea.unit in {"", "money"}
    counts = idea.unit == "" and "number of times" not in idea.metric
    return counts and level.noun.rstrip("s") in idea.metric


def _made_for(scaled: Scaled) -> Idea | None:
    """A metric on the scale of the given number, from the clause's own words."""
    made = MAKERS.get(scaled.level.kind, no_metric)(scaled)
    rated = scaled.level.kind == "rating"
    return made if made is not None and (rated or alike(made.metric, scaled.clause)) else None


def _share_told(scaled: Scaled) -> Idea | None:
    """The share that the clause itself names: of the time, of the copies, of the members."""
    if scaled.before.rstrip().endswith(" by"):
        return None  # "declined by 35% of candidates" is the share of another whole
    for read in (_of_the_rest, _of_the_time, _of_the_subject, _of_the_object):
        idea = read(scaled)
        if idea is not None:
            return idea
    shape = scaled.issue.match.shape.id if scaled.issue.match else ""
    if shape == "excess" and scaled.slots.get("xs"):
        return scaled.made(f"rate of {scaled.slots['xs']}", "%", up=False)
    return None


def _said(clause: Clause) -> str:
    return clause.many() if clause.subject is None or clause.subject.is_plural else clause.single()


def _of_the_rest(scaled: Scaled) -> Idea | None:
    """As in "40% of seats on weekdays unsold": without a verb the words are the measure."""
    if scaled.clause.predicate or not scaled.after.strip().startswith("of "):
        return None
    return scaled.made(f"share {scaled.after.strip()}", "%", up=False)


def _of_the_time(scaled: Scaled) -> Idea | None:
    """As in "analysts spend 60% of their time on X": share of time analysts spend on X."""
    clause, slots = scaled.clause, scaled.slots
    if not _OF_THE_TIME.match(scaled.after) or not slots.get("vp"):
        return None
    plural_subject = clause.subject is None or clause.subject.is_plural
    subject = slots.get("subjs" if plural_subject else "subj", "") or "we"
    said = _TIME_SAID.sub("", _said(clause))
    return scaled.made(f"share of time {subject} {said}".strip(), "%")


def _of_the_subject(scaled: Scaled) -> Idea | None:
    """As in "30% of spat dies": share of spat that dies."""
    clause, part = scaled.clause, _OF_SOMETHING.match(scaled.after)
    own = clause.subject
    if part is None or own is None or not scaled.slots.get("vp"):
        return None
    if not part.group(1).startswith(own.words.lower()):
        return None
    joint = "who" if own.is_people else "that"
    if clause.negated:
        auxiliary = "do not" if own.is_plural else "does not"
        said = f"share of {own.words} {joint} {auxiliary} {clause.base()}"
        return scaled.made(said, "%", up=False)
    return scaled.made(f"share of {own.words} {joint} {_said(clause)}", "%")


def _of_the_object(scaled: Scaled) -> Idea | None:
    """As in "Bookshops return 40% of the copies": share of copies that bookshops return."""
    clause, part = scaled.clause, _OF_SOMETHING.match(scaled.after)
    thing = phrase_in(part.group(1)) if part else None
    if thing is None or not clause.text[: scaled.level.start].strip():
        return None
    many = thing.words if thing.is_mass else thing.many()
    if clause.pronoun == "we" or clause.subject is None or not clause.subject.is_people:
        done = scaled.slots.get("pp") or inflect(clause.verb, "participle")
        return scaled.made(f"share of {many} {done}", "%")
    several = clause.subject.is_plural
    subject = scaled.slots.get("subjs" if several else "subj", clause.subject.definite())
    verb = clause.verb if several else inflect(clause.verb, "third")
    return scaled.made(f"share of {many} that {subject} {verb}", "%")


def measured(idea: Idea, levels: Sequence[Level], clause: Clause) -> Idea:
    """The idea with its numbers; the numbers decide unit and direction."""
    roles = {level.role: level for level in reversed(levels)}
    baseline, change = roles.get("baseline"), roles.get("change")
    target = next((level for level in reversed(levels) if level.role == "target"), None)
    if target is None and baseline is not None:
        target = _derived(baseline, change, clause, idea.direction)
    if baseline is not None and target is not None and baseline.value == target.value:
        target = None
    direction = idea.direction
    if baseline is not None and target is not None:
        rises = _worth(target) > _worth(baseline)
        direction = "increase" if rises else "decrease"
    level = baseline or target
    if level is None:
        return idea
    metric = _with_period(idea.metric, level, clause)
    if level.unit == "%" and re.match(r"monthly (?!number|amount)", metric):
        metric = metric.removeprefix("monthly ")
    return replace(
        idea, metric=metric, unit=level.unit, direction=direction, baseline=baseline, target=target
    )


_HOURS = {
    "seconds": Decimal(1) / 3600,
    "minutes": Decimal(1) / 60,
    "hours": Decimal(1),
    "days": Decimal(24),
    "weeks": Decimal(168),
    "months": Decimal(730),
    "years": Decimal(8760),
}


def _worth(level: Level) -> Decimal:
    """What a level is worth in a unit that compares."""
    return level.value * _HOURS.get(
        level.unit.rsplit(maxsplit=1)[-1] if level.unit else "", Decimal(1)
    )


def _derived(baseline: Level, change: Level | None, clause: Clause, direction: str) -> Level | None:
    """The target that a relative wish means: halve, double, "by 20%"; None if there is none."""
    sign = -1 if direction == "decrease" else 1
    factor = next((factor for words, factor in _FACTORS if words.search(clause.lower)), None)
    if factor is None and change is not None:
        if change.kind in {baseline.kind, "points"}:
            return _at(baseline, baseline.value + sign * change.value)
        if change.kind == "percent":
            factor = 1 + sign * change.value / 100
    return None if factor is None else _at(baseline, baseline.value * factor)


def _at(baseline: Level, value: Decimal) -> Level:
    shown = f"{value.normalize():f}"
    return replace(baseline, value=value, shown=shown, role="target", derived=True)


def _with_period(metric: str, level: Level, clause: Clause) -> str:
    """As in "14 complaints a week" are counted weekly."""
    if level.start >= len(clause.text):
        return metric
    match = _PERIOD_AFTER.match(clause.text[level.end :].lower())
    if not match:
        return metric
    period = PERIODS[match.group(1)]
    if re.match(r"(?:daily|weekly|monthly|yearly|quarterly)\b", metric):
        return re.sub(r"^\w+", period, metric)
    counts = metric.startswith(("number", "amount", "cost", "hours", "minutes", "days"))
    return f"{period} {metric}" if counts else metric
