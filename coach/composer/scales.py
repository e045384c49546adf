"""Numbers onto metrics: a level goes to the metric on its scale, or one is made for it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from coach.composer.captures import phrase_in
from coach.composer.clauses import Clause, detokenized
from coach.composer.idea import Idea, result
from coach.composer.inflection import base_of, inflect, plural
from coach.composer.issue import Issue
from coach.composer.levels import Level
from coach.composer.lexicon import verbs
from coach.composer.measures import BAD_METRICS, DURATION_UNITS, METRIC_NOUNS, PERIODS, TRENDING
from coach.composer.slots import Slots
from coach.composer.soundness import names_things
from coach.composer.wanted import noun_text, of_noun
from retrieval.words import stems

_OF_THE_TIME = re.compile(r"\s*of (?:the|their|its|our) (?:working )?time\b")
_TIME_SAID = re.compile(r"\b(?:of )?(?:the|their|its|our) (?:working )?time\b\s*")
_OF_SOMETHING = re.compile(r"\s*of (?:(?:the|our|their|all|my) )?([a-z][\w' -]*)")
_TOO_FEW = re.compile(r"\b(only|just|few|more|want|up to|grow|increase)\b")
_PERIOD_AFTER = re.compile(
    r"\s*(?:[a-z-]+ ){0,3}?(?:a|per|each|every) (day|week|month|year|quarter|night|season|term)\b"
)
_FAULTY = re.compile(
    r"error|mistake|defect|fault|complaint|damage|loss|churn|rework|return|no-show|dropout"
)
_LOOSE = re.compile(r" (?:in|within|after|every)$")
_WHERE = re.compile(
    r" (?:on|in|at|about|without|waiting for) (?:the |our |a )?[a-z-]+(?: list| hall| room)?\b"
)
_WEAK_VERBS = frozenset({"have", "get", "be", "need", "see", "do", "make", "want"})
_FACTORS = (
    (re.compile(r"\b(halve|half it|by half|in half|cut .* half)\b"), Decimal("0.5")),
    (re.compile(r"\bdouble\b"), Decimal(2)),
    (re.compile(r"\b(triple|treble)\b"), Decimal(3)),
)


@dataclass(frozen=True, slots=True)
class Scaled:
    """What is at hand when a metric is made for a number."""

    issue: Issue
    level: Level
    slots: Slots
    index: int
    up: bool

    @property
    def clause(self) -> Clause:
        """The clause that holds the number."""
        return self.issue.clause

    @property
    def after(self) -> str:
        """What follows the number, in lower case; nothing if it was said in a clause of its own."""
        text = self.clause.text
        return text[self.level.end :].lower() if self.level.start < len(text) else ""

    @property
    def before(self) -> str:
        """What stands before the number, in lower case; nothing if it was said elsewhere."""
        text = self.clause.text
        return text[: self.level.start].lower() if self.level.start < len(text) else ""

    def made(self, metric: str, unit: str, *, up: bool | None = None) -> Idea:
        """A metric on the number's scale."""
        return result(metric, unit, self.index, up=self.up if up is None else up)


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
    chosen = _metric_named(scaled)
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
    """Whether a metric says what the clause says: only then does the clause's number belong to it."""
    said = frozenset(stems(f"{clause.text} {clause.subject.words if clause.subject else ''}"))
    own = frozenset(stems(metric)) - _MEASURING
    return not own or len(own & said) / len(own) >= ALIKE


def _behind(idea: Idea, chosen: Idea) -> bool:
    """Whether an idea is the chosen share seen from behind: broken mugs and unbroken ones."""
    shares = idea.metric.startswith("share of") and chosen.metric.startswith("share of")
    same = idea.metric.split()[2:4] == chosen.metric.split()[2:4]
    return shares and same and idea.direction != chosen.direction


_FITTING: dict[str, Callable[[Idea], bool]] = {
    "percent": lambda idea: idea.unit == "%",
    "duration": lambda idea: (
        idea.unit in DURATION_UNITS
        or (not idea.unit and not re.match(r"(?:\w+ )?(?:number|amount|share|rate)\b", idea.metric))
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
    made = _MAKERS.get(scaled.level.kind, _as_found)(scaled)
    return made if made is not None and alike(made.metric, scaled.clause) else None


def _as_found(scaled: Scaled) -> Idea | None:
    del scaled
    return None


def _counted(scaled: Scaled) -> Idea | None:
    level, slots, clause = scaled.level, scaled.slots, scaled.clause
    if level.noun == "times" and slots.get("vp"):
        people = slots.get("subjs", slots["who"])
        return scaled.made(f"average number of times {people} {slots['vp']}", "")
    if not level.noun and clause.verb in TRENDING and clause.subject is not None:
        return scaled.made(f"number of {noun_text(detokenized(clause.tokens))}", "", up=False)
    measure = next((each for each in clause.phrases if each.head.lower() in METRIC_NOUNS), None)
    several = clause.subject is not None and clause.subject.is_people and clause.subject.is_plural
    if not level.noun and several and slots.get("vp") and _TOO_FEW.search(clause.lower):
        return scaled.made(f"number of {slots['subjs']} who {slots['vp']}", "", up=True)
    if not level.noun and measure is not None:
        return of_noun(measure.words, scaled.index, up=measure.head.lower() not in BAD_METRICS)
    if not level.noun:
        return None
    subject = clause.subject
    if subject is not None and subject.head.lower() == level.noun and scaled.slots.get("vp"):
        joint = "who" if subject.is_people else "that"
        lacking = re.search(
            r"\b(?:open|vacant|unfilled|missing|empty|unsold|broken|idle)\b", clause.lower
        )
        up = not lacking and (scaled.up or not scaled.issue.complains)
        return scaled.made(f"number of {subject.many()} {joint} {slots['vp']}", "", up=up)
    if clause.negated or clause.nobody:
        return None  # "nobody trusts …, three versions of revenue": which way is good?
    own = (each.many() for each in clause.phrases if level.noun in each.words.lower())
    counted = next(own, plural(level.noun))
    done = clause.object is not None and level.noun.rstrip("s") in clause.object.words.lower()
    if clause.pronoun == "we" and slots.get("pp") and clause.verb not in _WEAK_VERBS and not done:
        return None  # "we repair organs, three jobs a year slip": it is not the jobs that we repair
    if clause.pronoun == "we" and slots.get("pp") and clause.verb not in _WEAK_VERBS:
        counted = f"{counted} {slots['pp']}"
    up = scaled.up or bool(_TOO_FEW.search(clause.lower))
    where = _WHERE.match(scaled.after.removeprefix(f" {level.noun}"))
    return scaled.made(f"number of {counted}{where.group(0) if where else ''}", "", up=up)


def _timed(scaled: Scaled) -> Idea | None:
    slots, clause, unit = scaled.slots, scaled.clause, scaled.level.unit
    eaten = clause.subject is not None and not clause.subject.is_people
    if eaten and clause.verb in {"cost", "eat", "waste", "steal", "consume"}:
        return scaled.made(
            f"{unit} lost to {slots.get('subjs', slots.get('subj', ''))}", unit, up=False
        )
    busy = re.match(r"\s*(?:a|per|each|every) (day|week|month)\b", scaled.after)
    if clause.verb == "work" and busy and clause.subject is not None:
        worked = (
            f"average {PERIODS[busy.group(1)]} {unit} worked by {slots.get('subjs', slots['who'])}"
        )
        return scaled.made(worked, unit, up=False)
    doing = re.match(r"\s*to ([a-z]+(?: [a-z]+){0,4})", scaled.after)
    verb = base_of(doing.group(1).split()[0]) if doing else None
    if doing and verb and clause.verb in {"", verb}:
        return scaled.made(f"median time to {doing.group(1)}", unit, up=False)
    if re.match(r"\s*late\b", scaled.after):
        paid = re.search(r"\bpa(?:y|id)", clause.lower)
        late = "payments" if paid else slots.get("subjs", "the work")
        return scaled.made(f"average delay of {late}", unit, up=False)
    subject = slots.get("subjs", slots.get("subj", ""))
    if slots.get("act"):
        metric = f"median time to {slots['act']}"
    elif clause.pronoun == "we" and slots.get("vp_base"):
        metric = f"median time until we {_LOOSE.sub('', slots['vp_base'])}"
    elif subject and slots.get("vp"):
        after = re.search(r"\b(?:after|in|within)\s*(?:about|around|roughly)?\s*$", scaled.before)
        metric = f"median time {'until ' if after else ''}{subject} {_LOOSE.sub('', slots['vp'])}"
    else:
        return None
    return scaled.made(metric, unit, up=False)


def _priced(scaled: Scaled) -> Idea | None:
    slots, subject = scaled.slots, scaled.clause.subject
    if scaled.clause.verb == "be" and subject is not None:
        return scaled.made(subject.words, "money")
    thing = slots.get("obj") or slots.get("x") or slots.get("subj") or "the work"
    return scaled.made(f"monthly cost of {thing}", "money", up=False)


def _rated(scaled: Scaled) -> Idea | None:
    metric = f"average rating given by {scaled.slots['who']}"
    return scaled.made(metric, scaled.level.unit, up=True)


def _rate_named(scaled: Scaled) -> Idea | None:
    """As in "picking errors at 2.3%": what stands before the number has a rate."""
    clause = scaled.clause
    named = next(iter(clause.phrases), None)
    plain = clause.verb == "be" and len(clause.base().split()) == 1
    if named is None or (clause.predicate and not plain) or named.is_people or named.is_empty:
        return None
    if not scaled.before.rstrip().endswith((" at", " is", " are", " was", " now", ":", " of")):
        return None
    bad = not scaled.up or bool(_FAULTY.search(named.head.lower()))
    return scaled.made(f"rate of {named.words}", "%", up=not bad)


def _timed_share(scaled: Scaled) -> Idea | None:
    """One thing has no share: it is the share of time that counts."""
    named = _rate_named(scaled)
    if named is not None:
        return named
    subject = scaled.clause.subject
    if subject is None or subject.is_plural or subject.is_people or not scaled.slots.get("single"):
        return None
    return scaled.made(f"share of time {subject.definite()} {scaled.slots['single']}", "%")


def _weighed(scaled: Scaled) -> Idea | None:
    objects = scaled.slots.get("objs")
    if scaled.level.unit in {"kwh", "mwh"}:
        tail = re.split(r"[,;]| and | but ", scaled.after)[0].strip()
        return scaled.made(f"energy use {tail}".strip(), scaled.level.unit, up=False)
    if not objects:
        return None
    done = scaled.slots.get("pp", "")
    return scaled.made(f"amount of {objects} {done}".strip(), scaled.level.unit)


_NAMED_BEFORE = re.compile(
    rf"((?:[a-z][a-z-]+ ){{0,3}}?(?:{'|'.join(sorted(METRIC_NOUNS - {'time', 'times'}))}))"
    r"(?: (?:is|are|was|stands|now|currently|only|just|up|down|at|of|about|around|to|has|fell|rose|went"
    r"|dropped|risen|fallen|grew|declined|slipped|climbed|increased|decreased))*:?\s*$"
)


def _metric_named(scaled: Scaled) -> Idea | None:
    """As in "has a no-show rate of 14%": the measure stands right before its number."""
    match = _NAMED_BEFORE.search(re.sub(r" from [\d.,]+\s?%?", "", scaled.before))
    if match is None:
        return None
    words = match.group(1).split()
    while len(words) > 1 and (words[0] in _SMALL or (len(words) > PAIR and words[0] in verbs())):
        words.pop(0)
    named = " ".join(words)
    if not names_things(f"the {named}"):
        return None
    bad = words[-1] in BAD_METRICS or bool(_FAULTY.search(named))
    idea = of_noun(named, scaled.index, up=not bad)
    where = _WHERE_BEFORE.search(scaled.before)
    return idea if where is None else replace(idea, metric=f"{idea.metric}{where.group(1)}")


_WHERE_BEFORE = re.compile(
    r"\b\w+((?: of| on| in| at) (?:our|the) [a-z-]+(?: [a-z-]+)?) (?:is|was|fell|rose|dropped)\b"
)
PAIR = 2  # words of a compound such as "win rate"
_SMALL = frozenset(
    ["a", "an", "the", "our", "my", "their", "has", "have", "had", "with", "and", "but", "so", "of", "at", "in", "on", "its", "this", "that", "is", "are", "was", "were", "say", "says", "of", "for", "to", "from"]
)
_MAKERS: dict[str, Callable[[Scaled], Idea | None]] = {
    "count": _counted,
    "duration": _timed,
    "money": _priced,
    "rating": _rated,
    "amount": _weighed,
    "percent": _timed_share,
}


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
