"""Objectives by the formula: action word + what changes + "so that" + what it is worth."""

import re
from dataclasses import dataclass
from zlib import crc32

from coach.composer.brief import Understanding
from coach.composer.entry_aims import aims_of, people_for, values_of
from coach.composer.evidence import unknown_of
from coach.composer.frames import safe_aims, topic_of
from coach.composer.inflection import capitalised, is_person
from coach.composer.issue import Issue
from coach.composer.material import Material
from coach.composer.measures import BAD_METRICS, METRIC_NOUNS
from coach.composer.people import is_staff
from coach.composer.phrases import NounPhrase
from coach.composer.shapes import LEVEL_MARK, theme_values
from coach.composer.slots import Slots
from coach.composer.soundness import is_sound, names_things, reads
from coach.composer.tagging import tag
from coach.composer.templates import filled, smooth
from coach.composer.values import DraftObjective, ObjectiveType
from coach.composer.wording import invents, sentence_of
from coach.linter.finding import Severity
from coach.linter.lint import lint_line
from retrieval.library.entries import Kpi

LEADS = 0.6  # fit from which the library states the aim
MOST_WORDS = 29
MANY_WORDS = 2  # a predicate longer than this carries its own meaning
_STATED_VALUE = re.compile(
    r"\b(?:so that|so we can|so they can|in order to|so that we can)\b\s*(?P<value>[^.;,\n]{8,90})",
    re.IGNORECASE,
)
_LEARNING_AIMS = (
    "Turn guesses about why {why} into evidence",
    "Bring to light why {why}",
    "Turn opinions about why {why} into proof",
)
_LEARNING_TOPIC_AIMS = (
    "Turn guesses about {noun} into evidence",
    "Bring to light what really drives {noun}",
    "Turn opinions about {noun} into proof",
)
_NAMED_UNKNOWNS = [
    "Bring to light what really drives the {noun}",
    "Turn guesses about the {noun} into evidence",
    "Find out what moves the {noun} and what does not",
]
_LEARNING_NEEDS = (
    "Find out what {who} really need from {topic}",
    "Learn from {who} what has to change about {topic}",
)
_LEARNING_VALUES = (
    "the next change rests on proof and not on guesses",
    "our effort goes where it works",
    "we change what matters to {who}",
)


@dataclass(frozen=True, slots=True)
class Aim:
    """What an objective says before "so that", and what it is worth."""

    outcome: str
    value: str


def objective_for(
    material: Material,
    brief: Understanding,
    kind: ObjectiveType,
    turn: int,
    used: frozenset[str] = frozenset(),
) -> DraftObjective:
    """Write the objective of a variant; ``turn`` picks another wording for another variant.

    ``used`` are the values that other variants state: a new one is taken where there is one.
    """
    issue, slots = material.issue, material.slots
    if kind == "learning":
        outcomes = _learning(material, issue, slots, brief, turn)
    else:
        outcomes = _outcomes(issue, slots, brief, kind, turn)
    values = _values(issue, slots, brief, kind, turn)
    if material.fits and kind != "learning" and _library_leads(material):
        entry, place = _entry_for(material, kind, turn)
        who = people_for(entry, slots, brief)
        outcomes = [*_turned(aims_of(entry, who, brief.text), place), *outcomes]
        stated = [_stated(brief)] if _stated(brief) and kind == "committed" else []
        values = [*stated, *_turned(values_of(entry, who, brief.text), place), *values]
    values = sorted(values, key=lambda value: value in used)
    outcomes = sorted(outcomes, key=lambda outcome: smooth(outcome).lower() in used)
    for outcome in outcomes:
        for value in values:
            value = _they(value, slots["who"], outcome)  # noqa: PLW2901 - the value as it reads here
            text = smooth(f"{outcome} so that {value}")
            if _reads_well(text, brief) and not _repeats(outcome, value):
                return _objective(outcome, value)
    return _objective(outcomes[-1], values[-1])


def _library_leads(material: Material) -> bool:
    """Whether the library's words fit better than those of the complaint's shape."""
    first = material.ideas[0].kpi is not None
    return first or material.fits[0].score >= LEADS


def _entry_for(material: Material, kind: ObjectiveType, turn: int) -> tuple[Kpi, int]:
    """The entry whose aim is due, and which of its aims."""
    fits = [fit.entry for fit in material.fits]
    lead = next((each for each in fits if each.id == material.ideas[0].kpi), fits[0])
    place = turn + (1 if kind == "aspirational" else 0)
    return lead, place


def _turned(texts: list[str], place: int) -> list[str]:
    start = place % len(texts) if texts else 0
    return texts[start:] + texts[:start]


def _reads_well(text: str, brief: Understanding) -> bool:
    digits = any(character.isdigit() for character in text)
    if not reads(text):
        return False
    if digits or len(text.split()) > MOST_WORDS or invents(text, brief.text):
        return False
    found = lint_line(capitalised(text), kind="objective")
    return all(finding.severity is Severity.INFO for finding in found)


def _they(value: str, who: str, outcome: str) -> str:
    """Name people once: "…for patients so that they…"."""
    if f"{who} in our" in outcome:
        return value
    if who in outcome and value.startswith(f"{who} "):
        return f"they {value[len(who) + 1 :]}"
    return value


def _repeats(outcome: str, value: str) -> bool:
    """Whether a value says the outcome again: "reasons to stay so that they stay"."""
    return (
        value.rsplit(maxsplit=1)[-1].lower() == outcome.rsplit(maxsplit=1)[-1].lower()
        or value.lower() in outcome.lower()
    )


def _objective(outcome: str, value: str) -> DraftObjective:
    outcome, value = smooth(outcome), smooth(value)
    action, _, rest = outcome.partition(" ")
    return DraftObjective(
        text=f"{capitalised(outcome)} so that {value}",
        action_word=capitalised(action),
        outcome=rest,
        value=value,
    )


def _pick(options: list[str], seed: str, turn: int) -> list[str]:
    """Rotate the options by the brief, so that briefs differ and a variant has its own."""
    if not options:
        return []
    start = (crc32(seed.encode()) + turn) % len(options)
    return options[start:] + options[:start]


def _outcomes(
    issue: Issue, slots: Slots, brief: Understanding, kind: ObjectiveType, turn: int
) -> list[str]:
    found = [_wished(issue, slots, kind)]
    if _tells_enough(issue):
        found.extend(_plain(issue, slots, kind))
    found.extend(_of_shape(issue, slots, kind, turn))
    found.extend(_plain(issue, slots, kind))
    bold = kind == "aspirational"
    found.extend(safe_aims(issue, slots, bold=bold != bool(turn % 2), seed=brief.text))
    found.append(_fallback(slots, kind))
    known = [text for text in found if text]
    if turn > 1 and len(known) > turn:
        known = [known[turn], *known]
    return known


def _of_shape(issue: Issue, slots: Slots, kind: ObjectiveType, turn: int) -> list[str]:
    """The shape's own wording; further variants of one type take the other angle first."""
    if issue.match is None:
        return []
    shape = issue.match.shape
    templates = [shape.committed, shape.aspirational]
    if (kind == "aspirational") != bool(turn % 2):
        templates.reverse()
    texts = [filled(each, slots) for each in templates]
    return texts if turn else texts[:1]


def _tells_enough(issue: Issue) -> bool:
    """Whether the clause says better than any shape what people should do."""
    clause = issue.clause
    people = clause.subject is not None and clause.subject.is_people
    return (
        issue.wish is None
        and issue.is_wanted
        and people
        and len(clause.base().split()) > MANY_WORDS
    )


def _wished(issue: Issue, slots: Slots, kind: ObjectiveType) -> str:
    """The aim that a wish states."""
    wish = issue.wish
    if wish is None:
        return ""
    bold = kind == "aspirational"
    if wish.kind == "others":
        return _wished_of_others(slots, bold=bold)
    if wish.kind == "do":
        return _wished_deed(slots, bold=bold)
    noun = slots.get("wish", "")
    if not noun:
        return ""
    if wish.kind == "better":
        praised = f"Make {noun} something {slots['who']} praise"
        return f"Make {noun} the reason {slots['who']} choose us" if bold else praised
    return _wished_amount(noun, slots, up=wish.up, bold=bold)


def _wished_of_others(slots: Slots, *, bold: bool) -> str:
    who, act = slots.get("wish_who"), slots.get("wish_act", "")
    if not who or not act:
        return ""
    if act.startswith("be "):
        return f"Make {slots['wish_one']} {act[3:]}"
    return f"Make it natural for {who} to {act}" if bold else f"Help {who} {act}"


def _wished_deed(slots: Slots, *, bold: bool) -> str:
    act = slots.get("wish_act", "")
    if not act:
        return ""
    return f"Make it a matter of course that we {act}" if bold else f"Put us in a position to {act}"


def _wished_amount(noun: str, slots: Slots, *, up: bool, bold: bool) -> str:
    if noun.rsplit(maxsplit=1)[-1].lower() in METRIC_NOUNS:
        if bold:
            return (
                f"Make {noun} something to be proud of" if up else f"Make {noun} no worry any more"
            )
        return f"Put {noun} on a steady climb" if up else f"Bring down {noun} for {slots['who']}"
    if not up:
        freed = f"Free {slots['who']} from {noun}"
        return f"Make {noun} a rare exception" if bold or noun in slots["who"] else freed
    if is_person(noun.rsplit(maxsplit=1)[-1]):
        drawn = f"Make {slots['us']} the place that {noun} choose unasked"
        return drawn if bold else f"Win {noun} for {slots['us']}"
    return f"Make {noun} our strongest suit" if bold else f"Win more {noun}"


def _plain(issue: Issue, slots: Slots, kind: ObjectiveType) -> list[str]:
    """From the clause itself, where it reads well: "Help volunteers show up for shifts"."""
    clause = issue.clause
    bold = kind == "aspirational"
    measured = clause.subject if clause.predicate else next(iter(clause.phrases), None)
    if issue.wish is None and measured is not None and measured.head.lower() in METRIC_NOUNS:
        return [_about_measure(issue, measured, bold=bold)] if names_things(measured.words) else []
    subject, base = slots.get("subjs", ""), slots.get("vp_base", "")
    if not subject or not base or not issue.is_wanted:
        return _about_object(issue, slots, bold=bold)
    people = is_person(subject.split()[-1]) or subject.startswith("people")
    if not people or not is_sound(f"share of {subject} who {slots['vp']}"):
        return []
    return [f"Make it natural for {subject} to {base}" if bold else f"Help {subject} {base}"]


def _about_measure(issue: Issue, measured: NounPhrase, *, bold: bool) -> str:
    metric = measured.words
    bad = measured.head.lower() in BAD_METRICS or (
        not issue.is_wanted and "high" in issue.clause.lower
    )
    if bad:
        return f"Make {metric} a worry of the past" if bold else f"Bring {metric} under control"
    return f"Make {metric} something to be proud of" if bold else f"Put {metric} on a steady climb"


def _about_object(issue: Issue, slots: Slots, *, bold: bool) -> list[str]:
    objects, participle = slots.get("objs", ""), slots.get("pp", "")
    if not objects:
        return []
    if issue.clause.verb == "have" and issue.is_wanted:
        return [
            f"Make {slots['us']} the place that {objects} choose" if bold else f"Win more {objects}"
        ]
    if issue.is_wanted and participle:
        usual = f"Make it a matter of course that {objects} are {participle}"
        return [usual if bold else f"Get {objects} {participle} as {slots['who']} expect"]
    if issue.clause.verb == "lose" and is_person(objects.split()[-1]):
        stay = f"Make {slots['us']} the place that {objects} never leave"
        return [stay if bold else f"Win back the {objects} we lose"]
    return []


def _fallback(slots: Slots, kind: ObjectiveType) -> str:
    if is_staff(slots["who"]):
        place = slots["us"] if slots["us"] != "us" else "this"
        if kind == "committed":
            return f"Make {place} a place where {slots['who']} do their best work"
        return f"Make {place} the place where {slots['who']} want to be"
    if kind == "committed":
        return f"Win {slots['who']} over"
    return f"Make {slots['us']} the name that {slots['who']} think of"


def _learning(
    material: Material, issue: Issue, slots: Slots, brief: Understanding, turn: int
) -> list[str]:
    """What is to be understood: why it happens, what drives it, what people need."""
    if material.fits and issue.match is None:
        noun = unknown_of(material)
        return [aim.format(noun=noun) for aim in _pick(_NAMED_UNKNOWNS, brief.text, turn)]
    found: list[str] = []
    why = sentence_of(issue)
    if why:
        found.extend(
            smooth(text.replace("{why}", why))
            for text in _pick(list(_LEARNING_AIMS), brief.text, turn)
        )
    topic = topic_of(issue)
    if issue.match is None or not slots["noun"]:
        asked = (text.format(who=slots["who"], topic=topic or "us") for text in _LEARNING_NEEDS)
        found.extend(_pick(list(asked), brief.text, turn))
    found.extend(
        filled([text], slots) for text in _pick(list(_LEARNING_TOPIC_AIMS), brief.text, turn)
    )
    return found


def _values(
    issue: Issue, slots: Slots, brief: Understanding, kind: ObjectiveType, turn: int
) -> list[str]:
    if kind == "learning":
        return [filled([text], slots) for text in _pick(list(_LEARNING_VALUES), brief.text, turn)]
    inside = is_staff(slots["who"])
    theme = issue.match.shape.theme if issue.match else "people" if inside else "general"
    themed = [filled([text], slots) for text in theme_values()[theme]]
    found = _pick(themed, brief.text, turn)
    stated = _stated(brief)
    if stated:
        found = (
            [stated, *found]
            if turn == 0 or kind == "committed"
            else [*found[:1], stated, *found[1:]]
        )
    if issue.match is not None and kind == "committed":
        won = filled([issue.match.shape.won], slots)
        found = [stated, won, *found] if stated else [won, *found]
    return [value for value in found if value] or [f"{slots['who']} feel the difference"]


def _stated(brief: Understanding) -> str:
    match = _STATED_VALUE.search(brief.text)
    if match is None:
        return ""
    value = match["value"].strip()
    lead = match.group(0)[: match.start("value") - match.start()].lower()
    tokens = tag(value)
    if LEVEL_MARK in value or any(token.tag == "NUM" for token in tokens):
        return ""
    if lead.startswith("in order"):
        return f"we can {value}"
    if "can" in lead.split():
        return f"{'we' if 'we' in lead.split() else 'they'} can {value}"
    return value
