"""A complaint as its own metric: "share of volunteers who show up for weekend shifts"."""

import re

from coach.composer.clauses import Clause, detokenized
from coach.composer.idea import Idea, result
from coach.composer.inflection import is_person
from coach.composer.issue import Issue
from coach.composer.measures import ALONE, BAD_METRICS, METRIC_NOUNS, TRENDING
from coach.composer.phrases import NounPhrase
from coach.composer.slots import Slots, people_of
from coach.composer.wanted import noun_text, of_noun

_WEAK_VERBS = frozenset({"have", "get", "be", "need", "see", "do", "make"})
_STAFF_TURNOVER = re.compile(r"\b(staff|employee|volunteer|team|driver|nurse) turnover\b")
_HIGH = re.compile(r"\b(high|expensive|long|rising|up|grow\w*|increas\w*)\b")
_YARDSTICKS = frozenset({"norm", "standard", "limit", "maximum", "minimum", "benchmark", "goal"})
_POINTING = frozenset({"it", "there", "they", "you", "i"})


def told(issue: Issue, slots: Slots, index: int) -> Idea | None:
    """Measure the clause itself; None where its words do not make a metric."""
    clause = issue.clause
    measured = clause.subject if clause.predicate else next(iter(clause.phrases), None)
    if issue.wish is not None:
        return None
    if measured is not None and measured.head.lower() in METRIC_NOUNS:
        named = noun_text(detokenized(clause.tokens[measured.start :])) or measured.words
        return of_noun(named, index, up=_should_rise(clause, measured))
    if clause.levels and clause.subject is not None and _is_equation(clause):
        return _equated(issue, clause.subject, slots, index)
    if not clause.predicate or _shape_says_it_better(issue) or clause.pronoun in _POINTING:
        return None
    if clause.pronoun == "we" or (not slots.get("subj") and slots.get("pp")):
        return _about_object(issue, slots, index)
    metric = "" if clause.pronoun == "i" else _about_subject(clause, slots)
    unit = "%" if metric.startswith("share") else ""
    return result(metric, unit, index, up=issue.is_wanted) if metric else None


def _equated(issue: Issue, subject: NounPhrase, slots: Slots, index: int) -> Idea | None:
    """As in "average age is 67"; "the norm is 28" only says where others are."""
    if subject.head.lower() in _YARDSTICKS:
        return None
    named = subject.words
    if "average" in issue.clause.lower and not named.startswith("average"):
        spoken_of = slots.get("named") or slots["who"] != slots.get("served", slots["who"])
        named = f"average {named} of {people_of(slots)}" if spoken_of else f"average {named}"
    return result(named, "", index, up=issue.is_wanted)


def _is_equation(clause: Clause) -> bool:
    """As in "our pipeline is 1.2M": what stands before "is" is the measure."""
    people = clause.subject is not None and clause.subject.is_people
    return clause.verb == "be" and len(clause.base().split()) == 1 and not people


def _shape_says_it_better(issue: Issue) -> bool:
    """Where the wrong is how long it takes, or how few there are, and not that it happens."""
    if issue.match is None:
        return False
    slow = any(level.kind == "duration" for level in issue.clause.levels)
    return slow or issue.match.shape.id == "scarce"


def _should_rise(clause: Clause, measured: NounPhrase) -> bool:
    lowered = clause.lower
    if _HIGH.search(lowered) or _STAFF_TURNOVER.search(lowered):
        return False
    return measured.head.lower() not in BAD_METRICS


def _about_subject(clause: Clause, slots: Slots) -> str:
    subject, many = slots.get("subj", ""), slots.get("subjs", "")
    if not subject or _says_nothing(clause, slots, many):
        return ""
    people = is_person(many.split()[-1]) or many.startswith("people")
    phrase = clause.subject
    if phrase is None or phrase.is_plural:
        return f"share of {many} {'who' if people else 'that'} {slots['vp']}"
    if people:
        named = phrase.determiner in {"my", "our", "the", "a", "an"}
        return "" if named else f"share of {many} who {slots['vp']}"
    return _about_one(phrase, slots)


def _about_one(phrase: NounPhrase, slots: Slots) -> str:
    """A mass has a share; of one thing nothing can be counted."""
    subject, said = slots["subj"], slots["single"]
    if phrase.is_mass:
        return f"share of {subject} that {said}"
    return ""  # "number of times that …" would only echo the complaint


def _says_nothing(clause: Clause, slots: Slots, many: str) -> bool:
    """Whether the predicate is too thin for a metric: "sales are falling", "the box brings"."""
    words = len(slots.get("vp", "").split())
    person = bool(many) and is_person(many.rsplit(maxsplit=1)[-1])
    if clause.verb in TRENDING and not person:
        return True
    if clause.verb in {"have", "get"} and clause.nobody:
        return True
    if clause.levels and words == 1 and clause.verb not in ALONE:
        return True
    return words < (2 if clause.verb in {"be", "have", "get", "do"} else 1)


def _about_object(issue: Issue, slots: Slots, index: int) -> Idea | None:
    clause, objects = issue.clause, slots.get("objs", "")
    thing = clause.object
    if not objects or thing is None or clause.verb == "be":
        return None
    done = "" if clause.verb in _WEAK_VERBS else slots.get("pp", "")
    if issue.is_wanted and done:
        return result(f"share of {objects} {done}", "%", index, up=True)
    start = "monthly amount of" if thing.is_mass else "monthly number of"
    return result(f"{start} {objects} {done}".strip(), "", index, up=issue.is_wanted)
