"""Metrics made for a number, from the clause's own words: counted, timed, priced."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from coach.composer.clauses import Clause, detokenized
from coach.composer.idea import Idea, result
from coach.composer.inflection import base_of, plural
from coach.composer.issue import Issue
from coach.composer.levels import Level
from coach.composer.lexicon import closed, verbs
from coach.composer.measures import BAD_METRICS, METRIC_NOUNS, PERIODS, TRENDING
from coach.composer.phrases import NounPhrase
from coach.composer.slots import Slots
from coach.composer.soundness import names_things
from coach.composer.wanted import noun_text, of_noun

_RECEIVING = frozenset({"get", "receive", "have", "see", "serve", "handle"})
_WHEN = re.compile(r" (?:last|this|every) (?:month|year|quarter|week|season|term|summer|winter)$")
_TOO_FEW = re.compile(r"\b(only|just|few|more|want|up to|grow|increase)\b")
_WEAK_VERBS = frozenset({"have", "get", "be", "need", "see", "do", "make", "want"})
_LOOSE = re.compile(r" (?:in|within|after|every)$")
_FAULTY = re.compile(
    r"error|mistake|defect|fault|complaint|damage|loss|churn|rework|return|no-show|dropout"
)
_WHERE = re.compile(
    r" (?:on|in|at|about|without|waiting for) (?:the |our |a )?[a-z-]+(?: list| hall| room)?\b"
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
        metric = _WHEN.sub("", metric)
        return result(metric, unit, self.index, up=self.up if up is None else up)


def no_metric(scaled: Scaled) -> Idea | None:
    """What is made for a scale that nothing is known about."""
    del scaled
    return None


def _counted(scaled: Scaled) -> Idea | None:
    return _counted_things(scaled) if scaled.level.noun else _counted_bare(scaled)


def _counted_bare(scaled: Scaled) -> Idea | None:
    """A number without its noun counts the subject, or is the value of a measure."""
    slots, clause = scaled.slots, scaled.clause
    subject = clause.subject
    if clause.verb in TRENDING and subject is not None:
        return scaled.made(f"number of {noun_text(detokenized(clause.tokens))}", "", up=False)
    several = subject is not None and subject.is_people and subject.is_plural
    if several and slots.get("vp") and _TOO_FEW.search(clause.lower):
        return scaled.made(f"number of {slots['subjs']} who {slots['vp']}", "", up=True)
    measure = next((each for each in clause.phrases if each.head.lower() in METRIC_NOUNS), None)
    if measure is None:
        return None
    return of_noun(measure.words, scaled.index, up=measure.head.lower() not in BAD_METRICS)


def _counted_things(scaled: Scaled) -> Idea | None:
    level, slots, clause = scaled.level, scaled.slots, scaled.clause
    subject = clause.subject
    if subject is not None and subject.head.lower() == level.noun and slots.get("vp"):
        return _counted_subject(scaled, subject)
    if level.noun == "times" and slots.get("vp") and not clause.nobody:
        return scaled.made(
            f"number of times {slots.get('subjs', 'we')} {slots['vp']}", "", up=False
        )
    if clause.negated or clause.nobody or level.noun == "times":
        return None  # "nobody trusts …, three versions of revenue": which way is good?
    own = (each.many() for each in clause.phrases if level.noun in each.words.lower())
    counted = next(own, plural(level.noun))
    if clause.verb in _RECEIVING and not _is_telling(scaled):
        return None  # "we get 900 requests a year": nobody says that they are too many
    ours = clause.pronoun == "we" and bool(slots.get("pp")) and clause.verb not in _WEAK_VERBS
    done = clause.object is not None and level.noun.rstrip("s") in clause.object.words.lower()
    if ours and not done:
        return None  # "we repair organs, three jobs a year slip": jobs are not repaired
    thing_does = subject is not None and not subject.is_people and clause.verb not in _WEAK_VERBS
    if done and slots.get("pp") and (ours or thing_does):
        counted = f"{counted} {slots['pp']}"
    up = scaled.up or bool(_TOO_FEW.search(clause.lower))
    where = _WHERE.match(scaled.after.removeprefix(f" {level.noun}"))
    return scaled.made(f"number of {counted}{where.group(0) if where else ''}", "", up=up)


def _is_telling(scaled: Scaled) -> bool:
    """Whether a number that is received should move: too few of it, a fault, or a stated goal."""
    clause, noun = scaled.clause, scaled.level.noun
    goal = any(level.role == "target" for level in clause.levels)
    few = bool(_TOO_FEW.search(clause.lower))
    fault = noun in closed()["negative"] or bool(_FAULTY.search(noun))
    return goal or few or fault or scaled.issue.match is not None or scaled.issue.wish is not None


def _counted_subject(scaled: Scaled, subject: NounPhrase) -> Idea:
    """As in "4 positions are open": what is lacking should become less."""
    done = scaled.clause.predicate[0].form in {"past", "participle"}
    if done and not subject.is_people:  # "5 orders delivered late"
        return scaled.made(f"number of {subject.many()} {scaled.slots['vp']}", "", up=scaled.up)
    joint = "who" if subject.is_people else "that"
    lacking = _LACKING.search(scaled.clause.lower)
    up = not lacking and (scaled.up or not scaled.issue.complains)
    return scaled.made(f"number of {subject.many()} {joint} {scaled.slots['vp']}", "", up=up)


def _timed(scaled: Scaled) -> Idea | None:
    unit = scaled.level.unit
    for read in (_hours_lost, _hours_worked, _time_to, _delay):
        metric = read(scaled)
        if metric:
            return scaled.made(metric, unit, up=False)
    metric = _time_taken(scaled)
    return scaled.made(metric, unit, up=False) if metric else None


def _hours_lost(scaled: Scaled) -> str:
    """As in "no-shows cost us 6 hours a week"."""
    slots, clause = scaled.slots, scaled.clause
    thing = clause.subject is not None and not clause.subject.is_people
    if not thing or clause.verb not in {"cost", "eat", "waste", "steal", "consume"}:
        return ""
    return f"{scaled.level.unit} lost to {slots.get('subjs', slots.get('subj', ''))}"


def _hours_worked(scaled: Scaled) -> str:
    busy = re.match(r"\s*(?:a|per|each|every) (day|week|month)\b", scaled.after)
    if scaled.clause.verb != "work" or busy is None or scaled.clause.subject is None:
        return ""
    people = scaled.slots.get("subjs", scaled.slots["who"])
    return f"average {PERIODS[busy.group(1)]} {scaled.level.unit} worked by {people}"


def _time_to(scaled: Scaled) -> str:
    """As in "61 days to hire"."""
    doing = re.match(r"\s*to ([a-z]+(?: [a-z]+){0,4})", scaled.after)
    verb = base_of(doing.group(1).split()[0]) if doing else None
    if doing is None or not verb or scaled.clause.verb not in {"", verb}:
        return ""
    return f"median time to {doing.group(1)}"


def _delay(scaled: Scaled) -> str:
    """As in "invoices are 12 days late"."""
    if not re.match(r"\s*late\b", scaled.after):
        return ""
    paid = re.search(r"\bpa(?:y|id)", scaled.clause.lower)
    return f"average delay of {'payments' if paid else scaled.slots.get('subjs', 'the work')}"


def _time_taken(scaled: Scaled) -> str:
    slots, clause = scaled.slots, scaled.clause
    subject = slots.get("subjs", slots.get("subj", ""))
    if slots.get("act"):
        return f"median time to {slots['act']}"
    if clause.pronoun == "we" and slots.get("vp_base"):
        return f"median time until we {_LOOSE.sub('', slots['vp_base'])}"
    if not subject or not slots.get("vp"):
        return ""
    after = re.search(r"\b(?:after|in|within)\s*(?:about|around|roughly)?\s*$", scaled.before)
    return f"median time {'until ' if after else ''}{subject} {_LOOSE.sub('', slots['vp'])}"


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
    rf"((?:[a-z][a-z-]+ ){{0,3}}?(?:{'|'.join(sorted(METRIC_NOUNS - {'times'}))}))"
    r"(?: (?:is|are|was|stands|now|currently|only|just|up|down|at|of|from|about|around|to|has"
    r"|fell|rose|went|dropped|risen|fallen|grew|declined|slipped|climbed|increased"
    r"|decreased))*:?\s*$"
)


def metric_named(scaled: Scaled) -> Idea | None:
    """As in "has a no-show rate of 14%": the measure stands right before its number."""
    match = _NAMED_BEFORE.search(re.sub(r" from [\d.,]+\s?%?", "", scaled.before))
    if match is None:
        return None
    words = match.group(1).split()
    small = [place for place, word in enumerate(words[:-1]) if word in _SMALL]
    words = words[small[-1] + 1 :] if small else words
    if len(words) > PAIR and words[0] in verbs():
        words.pop(0)
    named = " ".join(words)
    at = scaled.clause.lower.find(named)
    named = scaled.clause.text[at : at + len(named)] if at >= 0 else named
    if named == "time" or not names_things(f"the {named}"):
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
    """
    a an the our my their has have had with and but so of at in on its this that is are was were
    say says for to from us we they it gives give""".split()  # noqa: SIM905 - a literal would take one line a word
)
_LACKING = re.compile(r"\b(?:open|vacant|unfilled|missing|empty|unsold|broken|idle)\b")
MAKERS: dict[str, Callable[[Scaled], Idea | None]] = {
    "count": _counted,
    "duration": _timed,
    "money": _priced,
    "rating": _rated,
    "amount": _weighed,
    "percent": _timed_share,
}
