"""Metric ideas: the ways in which an issue could be measured, best first."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from coach.composer.brief import Issue
from coach.composer.clauses import Clause
from coach.composer.inflection import base_of, inflect, is_mass, is_person, plural
from coach.composer.levels import Level
from coach.composer.measures import ALONE, BAD_METRICS, DURATION_UNITS, METRIC_NOUNS, MONEY_NOUNS, PERCENT_NOUNS, PERIODS, TRENDING
from coach.composer.phrases import noun_phrases
from coach.composer.slots import Slots, phrase_in
from coach.composer.tagging import tag
from coach.composer.templates import filled, smooth

_FINISHING = frozenset({"answer", "pay", "deliver", "finish", "complete", "fill", "resolve", "close", "solve", "handle", "process", "ship", "repair", "fix",
                        "check", "keep", "meet", "return", "clean", "serve", "treat", "train", "approve", "settle", "collect", "recycle", "reuse"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Idea:
    """A metric with its levels, as far as the brief gives them, and the reason for it."""

    metric: str
    unit: str
    direction: str
    kind: str
    source: int
    baseline: Level | None = None
    target: Level | None = None
    kpi: str | None = None
    why: str = ""

    @property
    def has_numbers(self) -> bool:
        """Whether the brief gives a level for it."""
        return self.baseline is not None or self.target is not None


def ideas_of(issue: Issue, slots: Slots, index: int) -> list[Idea]:
    """Every way to measure an issue; the first is measured with the numbers that the brief gives."""
    shaped = _shaped(issue, slots, index)
    own = [idea for idea in (_wished(issue, slots, index), _plain(issue, slots, index)) if idea]
    found = [replace(idea, metric=smooth(idea.metric)) for idea in _ordered(issue, shaped, own)]
    if not found:
        found = [_last_resort(issue, slots, index)]
    levels = _same_scale(issue.clause.levels)
    if not levels:
        return found
    return _with_levels(issue, found, levels, index, slots)


def _ordered(issue: Issue, shaped: list[Idea], own: list[Idea]) -> list[Idea]:
    turned_away = issue.match is not None and issue.match.shape.id == "unconverted" and issue.clause.subject is not None and issue.clause.subject.is_people
    telling = turned_away or issue.is_wanted and len(issue.clause.base().split()) > 3  # noqa: PLR2004 - a predicate with its own meaning
    if not shaped:
        return own
    if telling and own:
        merged = [*own, *shaped[1:]]
    elif issue.wish is not None or (issue.clause.levels and own):
        merged = [*own, *shaped]
    else:
        merged = [shaped[0], *shaped[1:2], *own, *shaped[2:]]
    unique: dict[str, Idea] = {}
    for idea in merged:
        unique.setdefault(idea.metric.lower(), idea)
    return list(unique.values())


def _shaped(issue: Issue, slots: Slots, index: int) -> list[Idea]:
    found: list[Idea] = []
    if issue.match is None:
        return found
    for template in issue.match.shape.metrics:
        metric = filled(template.texts, slots)
        if not metric:
            continue
        direction = template.direction
        if direction == "leaving":
            direction = "increase" if issue.is_wanted else "decrease"
        found.append(Idea(metric, _unit(template.unit, metric, slots), direction, template.kind, index))
    return found


def _unit(unit: str, metric: str, slots: Slots) -> str:
    if unit == "duration":
        return slots.get("pace", "days")
    if unit == "trend":
        return slots.get("trend_unit", "")
    if unit == "auto":
        return "%" if metric.startswith("share") else ""
    return unit


def _plain(issue: Issue, slots: Slots, index: int) -> Idea | None:
    """The clause itself as a metric: "share of volunteers who show up for weekend shifts"."""
    clause = issue.clause
    if issue.wish is None and not clause.predicate and clause.phrases and clause.phrases[0].head.lower() in METRIC_NOUNS:
        return _of_noun(clause.phrases[0].words, "decrease" if clause.phrases[0].head.lower() in BAD_METRICS else "increase", index)
    if issue.wish is not None or not clause.predicate:
        return None
    if issue.match is not None and any(level.kind == "duration" for level in clause.levels):
        return None  # what is wrong is how long it takes, and not that it happens
    if issue.match is not None and issue.match.shape.id == "scarce":
        return None
    if clause.subject is not None and clause.subject.head.lower() in METRIC_NOUNS:
        return _of_noun(clause.subject.words, _metric_direction(clause), index)
    wanted = issue.is_wanted
    direction = "increase" if wanted else "decrease"
    if clause.pronoun in {"it", "there", "they", "you", "i"}:
        return None
    if clause.pronoun == "we" or (not slots.get("subj") and slots.get("pp")):
        return _about_object(clause, slots, index, wanted=wanted)
    metric = _about_subject(clause, slots)
    return Idea(metric, "%" if metric.startswith("share") else "", direction, "lagging", index) if metric else None


def _metric_direction(clause: Clause) -> str:
    head = clause.subject.head.lower() if clause.subject is not None else ""
    if re.search(r"\b(high|expensive|long|rising|up|grow\w*|increas\w*)\b", clause.lower):
        return "decrease"
    if head == "turnover" and re.search(r"\b(staff|employee|volunteer|team|driver|nurse)\b", clause.lower):
        return "decrease"
    return "decrease" if head in BAD_METRICS else "increase"


def _about_subject(clause: Clause, slots: Slots) -> str:
    subject, many = slots.get("subj", ""), slots.get("subjs", "")
    if (clause.verb in TRENDING and not is_person(many.split()[-1] if many else "")) or (clause.verb in {"have", "get"} and clause.nobody):
        return ""
    if clause.levels and len(slots.get("vp", "").split()) < len(("verb", "object")) and clause.verb not in ALONE:
        return ""
    if not subject or len(slots.get("vp", "").split()) < (2 if clause.verb in {"be", "have", "get", "do"} else 1):
        return ""
    people = is_person(many.split()[-1]) or many.startswith("people")
    phrase = clause.subject
    if phrase is None or phrase.is_plural or (people and phrase.determiner not in {"my", "our", "the", "a", "an"}):
        return f"share of {many} {'who' if people else 'that'} {slots['vp']}"
    if people:
        return ""
    if phrase.is_mass:
        return f"share of {subject} that {slots['single']}"
    if clause.negated or clause.nobody:
        return f"share of days on which {subject} {_third(slots['vp_base'])}"
    if clause.verb == "be":
        return f"share of days on which {subject} {slots['single']}"
    return f"monthly number of times {subject} {slots['single']}"


def _third(text: str) -> str:
    verb, _, rest = text.partition(" ")
    return f"{inflect(base_of(verb) or verb, 'third')} {rest}".strip()


def _about_object(clause: Clause, slots: Slots, index: int, *, wanted: bool) -> Idea | None:
    objects, participle = slots.get("objs", ""), slots.get("pp", "")
    thing = clause.object
    if not objects or thing is None:
        return None
    if clause.verb in {"have", "get", "be", "need", "see", "do", "make"}:
        participle = ""
    if wanted and participle:
        return Idea(f"share of {objects} {participle}", "%", "increase", "lagging", index)
    start = "monthly amount of" if thing.is_mass else "monthly number of"
    metric = f"{start} {objects} {participle}".strip()
    return Idea(metric, "", "increase" if wanted else "decrease", "lagging", index)


def _wished(issue: Issue, slots: Slots, index: int) -> Idea | None:
    wish = issue.wish
    if wish is None:
        return None
    direction = "increase" if wish.up else "decrease"
    if wish.kind == "others":
        who = phrase_in(wish.who)
        act = tidy(wish.text)
        if who is None or not act:
            return None
        if act.startswith("be ") and not who.is_people and not who.is_plural:
            return None
        if re.match(r"(?:go|get|come|drop|fall|rise|move|be)\b", act) and issue.clause.levels:
            return _wished_level(who.many(), issue, index)
        joint = "who" if who.is_people else "that"
        return Idea(f"share of {who.many()} {joint} {act}", "%", "increase", "lagging", index)
    if wish.kind == "better":
        thing = phrase_in(tidy(wish.text))
        name = thing.definite() if thing is not None else ""
        if thing is not None and thing.head.lower() in METRIC_NOUNS:
            return _of_noun(thing.words, "increase", index)
        return Idea(f"share of {slots['who']} who rate {name} good", "%", "increase", "lagging", index) if name else None
    if wish.kind == "do":
        return _doing(tidy(wish.text), index)
    noun = noun_text(tidy(wish.text))
    return _of_noun(noun, direction, index, percent=_has(issue, "percent")) if noun else None


def _wished_level(things: str, issue: Issue, index: int) -> Idea:
    """ "I need reviews to go from days to days" asks for less time for each."""
    if _has(issue, "duration"):
        return Idea(f"median time {things} take", "days", "decrease", "lagging", index)
    return _of_noun(things, "increase", index, percent=_has(issue, "percent"))


def _has(issue: Issue, kind: str) -> bool:
    return any(level.kind == kind for level in issue.clause.levels)


def tidy(text: str) -> str:
    """Words of a wish without subclauses, deadlines and loose ends."""
    cut = re.split(r"[,;]|\b(?:because|so that|so|but|while|without|as|which|since|in order)\b", text)[0]
    cut = re.sub(r"(?i)\b(?:by|before|until|this|next)\s+(?:the\s+)?(?:end of\s+)?(?:christmas|easter|summer|spring|autumn|winter|quarter|year|month|season|term|january|february|march|april|may|june|july|august|september|october|november|december|half)\b.*$", "", cut)
    cut = re.sub(r"(?i)\b(?:by (?:half|a (?:third|quarter|lot))|significantly|drastically|dramatically|a lot|again|at least|finally|further|much|in (?:half|total))\b", "", cut)
    return re.sub(r"\s+", " ", re.sub(r"(?i)\s+(?:from|to|by|at|of|under|below|above|over|per|a|the)$", "", cut.strip(" .,"))).strip()


def noun_text(text: str) -> str:
    """The first noun phrase of a wish with the "for/of/in/from …" that belongs to it."""
    tokens = tag(text)
    phrases = noun_phrases(tokens)
    if not phrases:
        return ""
    first = phrases[0]
    words = first.words if first.is_mass else first.many() if first.head.lower() not in METRIC_NOUNS else first.words
    second = next((phrase for phrase in phrases[1:2] if not phrase.is_empty), None)
    if second is not None and 0 < second.start - first.end <= 1 and tokens[first.end].lower in {"for", "of", "in", "from", "at", "with", "among", "on", "per", "to", "about"}:
        joint = tokens[first.end].lower
        return f"{words} {joint} {second.definite() if joint != 'per' else second.words}"
    return words


def _of_noun(noun: str, direction: str, index: int, *, percent: bool = False) -> Idea:
    core = re.split(r"\s(?:for|of|in|from|at|with|among|on|per|to|about)\s", noun)[0]
    head = core.split()[-1].lower()
    if head in METRIC_NOUNS:
        staff = head == "turnover" and re.search(r"\b(staff|employee|volunteer|team|driver|nurse)\b", noun.lower())
        unit = "%" if head in PERCENT_NOUNS or staff else "days" if head in {"time", "times", "duration"} else "money" if head in MONEY_NOUNS else ""
        name = f"median {noun}" if head in {"time", "times"} and not noun.startswith(("average", "median")) else noun
        name = f"average {noun}" if head in {"rating", "ratings", "score"} and not noun.startswith("average") else name
        name = f"monthly {noun}" if unit == "money" and not noun.startswith(("monthly", "annual", "yearly", "weekly", "average")) else name
        return Idea(name, unit, direction, "lagging", index)
    if percent:
        return Idea(f"rate of {noun}", "%", direction, "lagging", index)
    if is_mass(head):
        return Idea(f"monthly amount of {noun}", "", direction, "lagging", index)
    return Idea(f"number of {noun}", "", direction, "lagging", index)


def _doing(text: str, index: int) -> Idea | None:
    verb, _, rest = text.partition(" ")
    base, thing = base_of(verb), phrase_in(rest)
    if base is None or thing is None:
        return None
    many = thing.words if thing.is_mass else thing.many()
    after = rest.partition(thing.head)[2].strip()
    after = after if 0 < len(after.split()) <= 5 and not re.search(r"\b(?:to|and|from|or)\b", after) else ""  # noqa: PLR2004 - short endings only
    done = f"{many} {inflect(base, 'participle')} {after}".strip()
    if base in _FINISHING:
        return Idea(f"share of {done}", "%", "increase", "lagging", index)
    return Idea(f"{'amount' if thing.is_mass else 'number'} of {done}", "", "increase", "lagging", index)


def _last_resort(issue: Issue, slots: Slots, index: int) -> Idea:
    things = [phrase for phrase in issue.clause.phrases if not phrase.is_empty and not phrase.is_people]
    if things:
        return Idea(f"share of {slots['who']} satisfied with {things[0].definite()}", "%", "increase", "lagging", index)
    return Idea(f"share of {slots['who']} who would recommend us", "%", "increase", "lagging", index)


def _same_scale(levels: tuple[Level, ...]) -> tuple[Level, ...]:
    """Give a bare number the unit of the level before it: "45 days today, we want 21"."""
    settled: list[Level] = []
    for level in levels:
        known = next((one for one in settled if one.role != "change"), None)
        bare = level.kind == "count" and not level.noun
        if bare and known is not None and known.kind != "count":
            level = replace(level, kind=known.kind, unit=known.unit)  # noqa: PLW2901 - the settled form
        settled.append(level)
    return tuple(settled)


def _with_levels(
    issue: Issue, found: list[Idea], levels: tuple[Level, ...], index: int, slots: Slots
) -> list[Idea]:
    main = next((level for level in levels if level.role != "change"), levels[0])
    if main.kind == "percent" and main.role != "change":
        told = _share_told(issue, main, index, slots, found[0].direction)
        if told is not None:
            same = [level for level in levels if level.kind == "percent"]
            return [_measured(told, same, issue.clause), *found[1:]]
    if main.role == "change":
        return found
    kin = [level for level in levels if level.kind == main.kind or level.role == "change"]
    chosen = next((idea for idea in found if _fits(idea, main)), None)
    if chosen is None and main.role != "change":
        chosen = _made_for(issue, main, index, slots, found)
        found = found[1:]  # the made one measures the same on the scale that was given
    chosen = chosen or found[0]
    found = [idea for idea in found if idea.metric == chosen.metric or not _other_side(idea, chosen)]
    if chosen.unit in DURATION_UNITS and main.kind == "duration":
        chosen = replace(chosen, unit=main.unit)
    return [_measured(chosen, kin, issue.clause), *(idea for idea in found if idea.metric != chosen.metric)]


def _other_side(idea: Idea, chosen: Idea) -> bool:
    """Whether an idea is the chosen share seen from behind: broken mugs and unbroken ones."""
    if not idea.metric.startswith("share of") or not chosen.metric.startswith("share of"):
        return False
    return idea.metric.split()[2:4] == chosen.metric.split()[2:4] and idea.direction != chosen.direction


def _fits(idea: Idea, level: Level) -> bool:
    if idea.kind != "lagging":
        return False
    if level.kind == "percent":
        return idea.unit == "%"
    if level.kind == "duration":
        return idea.unit in DURATION_UNITS
    if level.kind == "money":
        return idea.unit == "money" or "cost" in idea.metric
    if level.kind == "rating":
        return "rating" in idea.metric or "score" in idea.metric
    if level.kind == "amount":
        return idea.metric.startswith(("amount", "daily amount", "weekly amount", "monthly amount"))
    if level.kind == "points":
        return idea.unit in {"points", ""}
    if not level.noun:
        return idea.unit != "%"
    return idea.unit == "" and level.noun.rstrip("s") in idea.metric and "number of times" not in idea.metric


def _made_for(issue: Issue, level: Level, index: int, slots: Slots, found: list[Idea]) -> Idea:
    """A metric on the scale of the given number, from the clause's own words."""
    direction = "increase" if issue.is_wanted or issue.clause.nobody else "decrease"
    if level.kind == "duration" and re.match(r"\s*late\b", issue.clause.text[level.end :].lower()):
        late = "payments" if re.search(r"\bpa(?:y|id)", issue.clause.lower) else slots.get("subjs", "the work")
        return Idea(f"average delay of {late}", level.unit, "decrease", "lagging", index)
    if level.kind == "amount" and slots.get("objs"):
        return Idea(f"amount of {slots['objs']} {slots.get('pp', '')}".strip(), level.unit, direction, "lagging", index)
    made = _share_told(issue, level, index, slots, direction) if level.kind == "percent" else None
    if made is not None:
        return made
    if level.noun == "times" and slots.get("vp"):
        return Idea(f"average number of times {slots.get('subjs', slots['who'])} {slots['vp']}", "", direction, "lagging", index)
    if level.kind == "count" and level.noun:
        counted = next((phrase.many() for phrase in issue.clause.phrases if phrase.words.lower().startswith(level.noun)), plural(level.noun))
        if issue.clause.pronoun == "we" and slots.get("pp") and issue.clause.verb not in {"have", "get", "be", "need", "see", "do", "make", "want"}:
            counted = f"{counted} {slots['pp']}"
        return Idea(f"number of {counted}", "", _count_direction(issue, direction), "lagging", index)
    subject, many = slots.get("subj", ""), slots.get("vp", "")
    if level.kind == "count" and found:
        return replace(found[0], metric=re.sub(r"^share of", "number of", found[0].metric), unit="")
    if level.kind == "duration":
        metric = f"median time {slots.get('subjs', subject)} {many}" if subject and many else "median time it takes"
        act = slots.get("act", "")
        metric = f"median time to {act}" if act else metric
        return Idea(metric, level.unit, "decrease", "lagging", index)
    if level.kind == "money":
        thing = slots.get("obj") or slots.get("x") or slots.get("subj") or "the work"
        return Idea(f"monthly cost of {thing}", "money", "decrease", "lagging", index)
    if level.kind == "rating":
        return Idea(f"average rating given by {slots['who']}", level.unit, "increase", "lagging", index)
    if found:
        return replace(found[0], unit=level.unit)
    return Idea(f"share of {slots['who']} satisfied with us", "%", "increase", "lagging", index)


def _share_told(
    issue: Issue, level: Level, index: int, slots: Slots, direction: str
) -> Idea | None:
    """The share that the clause itself names: of the time, of the copies, of the members."""
    clause = issue.clause
    after = clause.text[level.end :].lower() if level.start < len(clause.text) else ""
    subject = slots.get("subjs", "") if clause.subject is None or clause.subject.is_plural else slots.get("subj", "")
    if re.match(r"\s*of (?:the|their|its|our) (?:working )?time\b", after) and slots.get("vp"):
        said = re.sub(r"\b(?:of )?(?:the|their|its|our) (?:working )?time\b\s*", "", clause.many() if clause.subject is None or clause.subject.is_plural else clause.single())
        return Idea(f"share of time {subject or 'we'} {said}".strip(), "%", direction, "lagging", index)
    part = re.match(r"\s*of (?:(?:the|our|their|all|my) )?([a-z][\w' -]*)", after)
    thing = phrase_in(part.group(1)) if part else None
    told_first = not clause.text[: level.start].strip() or clause.subject is not None and thing is not None and thing.head == clause.subject.head
    if thing is not None and told_first and clause.subject is not None and slots.get("vp"):
        own = clause.subject
        said = clause.many() if own.is_plural else clause.single()
        joint = "who" if own.is_people else "that"
        return Idea(f"share of {own.words} {joint} {said}", "%", direction, "lagging", index)
    if thing is not None and not told_first:
        many = thing.words if thing.is_mass else thing.many()
        if clause.pronoun == "we" or not subject:
            return Idea(f"share of {many} {slots.get('pp') or inflect(clause.verb, 'participle')}", "%", direction, "lagging", index)
        return Idea(f"share of {many} that {subject} {inflect(clause.verb, 'base' if clause.subject is None or clause.subject.is_plural else 'third')}", "%", direction, "lagging", index)
    if issue.match is not None and issue.match.shape.id == "excess" and slots.get("xs"):
        return Idea(f"rate of {slots['xs']}", "%", "decrease", "lagging", index)
    return None


def _count_direction(issue: Issue, direction: str) -> str:
    return "increase" if re.search(r"\b(only|just|few|more|want|up to|grow|increase)\b", issue.clause.lower) else direction


def _measured(idea: Idea, levels: list[Level], clause: Clause) -> Idea:
    baseline = next((level for level in levels if level.role == "baseline"), None)
    target = next((level for level in reversed(levels) if level.role == "target"), None)
    change = next((level for level in levels if level.role == "change"), None)
    if target is None and baseline is not None:
        target = _derived(baseline, change, clause, idea.direction)
    unit = (baseline or target or levels[0]).unit if (baseline or target) else idea.unit
    direction = idea.direction
    if baseline is not None and target is not None:
        if baseline.value == target.value:
            target = None
        else:
            direction = "increase" if target.value > baseline.value else "decrease"
    metric = _with_period(idea.metric, baseline or target, clause)
    if unit == "%" and re.match(r"monthly (?!number|amount)", metric):
        metric = metric.removeprefix("monthly ")
    return replace(idea, metric=metric, unit=unit, direction=direction, baseline=baseline, target=target)


def _derived(baseline: Level, change: Level | None, clause: Clause, direction: str) -> Level | None:
    """The target that a relative wish means: halve, double, "by 20%"."""
    lowered = clause.lower
    factor: Decimal | None = None
    if re.search(r"\b(halve|half it|by half|in half|cut .* half)\b", lowered):
        factor = Decimal("0.5")
    elif re.search(r"\bdouble\b", lowered):
        factor = Decimal(2)
    elif re.search(r"\b(triple|treble)\b", lowered):
        factor = Decimal(3)
    elif change is not None and change.kind == "percent" and baseline.kind != "percent":
        step = change.value / 100
        factor = 1 - step if direction == "decrease" else 1 + step
    if change is not None and factor is None and change.kind in {baseline.kind, "points"}:
        value = baseline.value - change.value if direction == "decrease" else baseline.value + change.value
        return replace(baseline, value=value, shown=_plainly(value), role="target", derived=True)
    if factor is None:
        return None
    value = baseline.value * factor
    return replace(baseline, value=value, shown=_plainly(value), role="target", derived=True)


def _plainly(value: Decimal) -> str:
    text = f"{value.normalize():f}"
    return text


def _with_period(metric: str, level: Level | None, clause: Clause) -> str:
    if level is None or level.start >= len(clause.text):
        return metric
    after = clause.text[level.end :].lower()
    match = re.match(r"\s*(?:[a-z-]+ ){0,3}?(?:a|per|each|every) (day|week|month|year|quarter|night|season|term)\b", after)
    if not match:
        return metric
    period = PERIODS[match.group(1)]
    if re.match(r"(?:daily|weekly|monthly|yearly|quarterly)\b", metric):
        return re.sub(r"^\w+", period, metric)
    return f"{period} {metric}" if metric.startswith(("number", "amount", "cost", "hours")) else metric
