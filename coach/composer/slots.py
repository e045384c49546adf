"""The words that fill a template's slots, taken from one issue and the brief around it."""

import re

from coach.composer.brief import Understanding
from coach.composer.captures import captured, phrase_in
from coach.composer.clauses import Clause
from coach.composer.inflection import inflect
from coach.composer.issue import Issue
from coach.composer.measures import METRIC_NOUNS
from coach.composer.particulars import particulars
from coach.composer.people import works
from coach.composer.phrases import NounPhrase
from coach.composer.soundness import names_things
from coach.composer.templates import filled

PEOPLE_SERVED = "the people we serve"
_ARRIVING = frozenset(
    """
    arrive leave start come finish end begin open run ship land depart reach deliver pay reply
    answer""".split()  # noqa: SIM905 - a literal would take one line a word
)
_QUALIFIERS = frozenset(
    {"under", "over", "below", "above", "from", "in", "at", "on", "outside", "with", "who"}
)
_SUMMED_UP = frozenset({"churn", "turnover", "rating", "score", "retention", "margin"})
_NO_TOPICS = METRIC_NOUNS - {"price", "prices", "costs", "sales", "income"} | {
    "target", "targets", "goal", "goals", "deadline", "deadlines"}  # fmt: skip
_NAMING_WISHES = frozenset({"better", "more", "fewer", "change"})


class Slots(dict[str, str]):
    """Slot names with their words; an unknown one is absent and its template is not used."""


def people_of(slots: Slots) -> str:
    """The people as they stand after "share of"."""
    return "people we serve" if slots["who"] == PEOPLE_SERVED else slots["who"]


def slots_of(issue: Issue, brief: Understanding) -> Slots:
    """Collect every word that a template may ask for."""
    clause = issue.clause
    slots = Slots(us=brief.us or "us", us_="we", pace=_pace(brief))
    _add_people(slots, issue, brief)
    _add_subject(slots, clause)
    _add_predicate(slots, clause)
    slots.update(captured(issue))
    slots.update(particulars(clause, slots.get("x", ""), slots.get("xs", "")))
    if issue.match and issue.match.shape.id == "dependence" and clause.subject is not None:
        slots.setdefault("x", clause.subject.definite())
    slots.setdefault("waiter", slots["who"])
    if clause.object is not None:
        slots["task"] = slots["tasks"]
    if slots.get("xs") and slots["xs"] == slots.get("x"):
        slots["manyxs"] = slots["xs"]
    if slots.get("x", "").removeprefix("our ") == slots["us"].removeprefix("the "):
        _shift_topic(slots, clause)  # the team itself is not what the complaint is about
    for name in ("x", "xs", "manyxs", "newxs", "obj", "objs", "acted"):
        measure = slots.get(name, "").rsplit(maxsplit=1)[-1:] if name != "acted" else []
        unsure = bool(measure) and measure[0] in _NO_TOPICS
        if name in slots and (unsure or not names_things(f"the {slots[name]}")):
            del slots[name]
    slots["noun"] = _name(issue, slots)
    return slots


def _add_people(slots: Slots, issue: Issue, brief: Understanding) -> None:
    """Who is concerned, who does the work, and whom that work serves."""
    clause = issue.clause
    people = _people(clause)
    if people and people != "people":
        slots["named"] = people
    about_work = issue.match is not None and "{workers}" in issue.match.shape.committed[0]
    leading = clause.subject is not None and clause.subject.is_people
    if people == "people" and not clause.nobody:
        people = "people in our team" if re.search(r"\b(?:our|my) people\b", clause.lower) else ""
    if works(people) and not leading and not about_work:
        people = ""  # those who do the work are named in passing; the change is for those served
    served = brief.trade["who"] if brief.trade else brief.who
    slots["who"] = people or brief.who or served or PEOPLE_SERVED
    slots["workers"] = people if works(people) else _workers(brief, people)
    if served and served != slots["workers"]:
        slots["served"] = served


def _people(clause: Clause) -> str:
    """The people of a clause: its subject, or else the first named."""
    subject = clause.subject
    itself = subject is not None and subject.determiner in {"a", "an"}
    if (
        subject is not None
        and not itself
        and subject.is_people
        and not subject.is_name
        and not _is_rival(subject)
    ):
        return "" if subject.head.lower() == "team" else subject.many()
    found = (each for each in clause.phrases if each.is_people and not each.is_empty)
    named = (
        each
        for each in found
        if each.head.lower() != "team" and not _is_rival(each) and not (itself and each == subject)
    )
    return next((each.many() for each in named if not each.is_name), "")


def _shift_topic(slots: Slots, clause: Clause) -> None:
    for name in ("x", "xs", "manyxs", "newxs"):
        slots.pop(name, None)
    thing = clause.object
    if thing is not None and not thing.is_people:
        slots["x"] = thing.definite()
        slots["xs"] = slots["newxs"] = thing.words if thing.is_mass else thing.many()


def _is_rival(phrase: NounPhrase) -> bool:
    """Whether people are not those for whom the work is done: competitors, or hires to be won."""
    return phrase.head.lower().rstrip("s") in {"competitor", "rival", "supplier", "vendor", "hire"}


def _workers(brief: Understanding, people: str) -> str:
    for issue in brief.issues:
        for phrase in issue.clause.phrases:
            if phrase.is_people and works(phrase.head) and not phrase.is_name:
                return phrase.many()
    return people if people and not brief.us else "people in our team"


def _add_subject(slots: Slots, clause: Clause) -> None:
    subject = clause.subject
    if subject is None and clause.nobody:
        slots["subjs"] = slots["subj"] = f"people {_qualifier(clause)}".strip()
    elif (subject is None and not clause.pronoun and clause.predicate) or (
        subject is not None and subject.is_empty
    ):
        slots["subj"] = slots["subjs"] = slots["who"]
    elif subject is not None:
        slots["subj"] = subject.definite()
        slots["subjs"] = subject.words if subject.is_mass else subject.many()


def _add_predicate(slots: Slots, clause: Clause) -> None:
    if clause.predicate:
        slots["vp"], slots["vp_base"] = clause.many(), clause.base()
        slots["vp_ing"], slots["single"] = clause.ing(), clause.single()
        slots["that"] = "who" if clause.subject is not None and clause.subject.is_people else "that"
        slots["verb"] = clause.verb if clause.verb in _ARRIVING else "are"
    thing = clause.object
    if thing is not None:
        slots["obj"] = thing.definite()
        slots["objs"] = thing.words if thing.is_mass else thing.many()
        slots["pp"] = inflect(clause.verb, "participle") + _particle(clause)


def _particle(clause: Clause) -> str:
    """The little word that belongs to a verb: "throw away"."""
    found = re.search(r"^\w+ (away|out|up|down|off|back|over)\b", clause.base())
    return f" {found.group(1)}" if found else ""


def _qualifier(clause: Clause) -> str:
    """What stands between "nobody" and its verb: "under 40"."""
    words: list[str] = []
    for token in clause.tokens:
        if token.tag in {"VERB", "AUX"}:
            break
        if token.lower != "nobody" and token.tag not in {"ADV", "PUNCT"}:
            words.append(token.text)
    return " ".join(words) if words and words[0].lower() in _QUALIFIERS else ""


def _name(issue: Issue, slots: Slots) -> str:
    """The issue as a noun: "long waits", "mistakes in invoices"."""
    named = filled(issue.match.shape.name, slots) if issue.match else ""
    named = named or _measure_named(issue) or _wish_named(issue)
    if not named and not issue.clause.predicate and issue.clause.phrases:
        named = issue.clause.phrases[0].words
    return named or slots.get("x") or _thing_named(issue)


def _thing_named(issue: Issue) -> str:
    """The first thing of the clause that is no person: what the trouble is with."""
    phrases = (issue.clause.object, issue.clause.subject, *issue.clause.phrases)
    for phrase in phrases:
        if phrase is None or phrase.is_people or phrase.is_empty:
            continue
        if names_things(f"the {phrase.words}"):
            return f"trouble with {phrase.definite()}"
    return "what holds us back"


def _measure_named(issue: Issue) -> str:
    subject = issue.clause.subject
    return subject.words if subject is not None and subject.head.lower() in _SUMMED_UP else ""


def _wish_named(issue: Issue) -> str:
    if issue.wish is None or issue.wish.kind not in _NAMING_WISHES:
        return ""
    wanted = phrase_in(issue.wish.text)
    return wanted.words if wanted is not None else ""


def _pace(brief: Understanding) -> str:
    """The unit in which this brief, or else this trade, measures time."""
    levels = (level for issue in brief.issues for level in issue.clause.levels)
    given = next((level.unit for level in levels if level.kind == "duration"), "")
    if given:
        return given.split()[-1]
    if brief.trade and brief.trade.get("pace"):
        return str(brief.trade["pace"])
    told = re.search(r"\b(minute|hour)s?\b", brief.text.lower())
    return f"{told.group(1)}s" if told else "days"
