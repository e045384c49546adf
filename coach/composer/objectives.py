"""Objectives by the formula: action word + what changes + "so that" + what it is worth."""

import re
from dataclasses import dataclass
from zlib import crc32

from coach.composer.brief import Understanding
from coach.composer.clauses import Clause
from coach.composer.inflection import capitalised, is_person
from coach.composer.issue import Issue
from coach.composer.measures import BAD_METRICS, METRIC_NOUNS
from coach.composer.phrases import NounPhrase
from coach.composer.shapes import LEVEL_MARK, theme_values
from coach.composer.slots import Slots
from coach.composer.tagging import tag
from coach.composer.templates import filled, smooth
from coach.composer.values import DraftObjective, ObjectiveType
from coach.composer.wording import invents, sentence_of
from coach.linter.finding import Severity
from coach.linter.lint import lint_line

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
    issue: Issue, slots: Slots, brief: Understanding, kind: ObjectiveType, turn: int
) -> DraftObjective:
    """Write the objective of a variant; ``turn`` picks another wording for another variant."""
    outcomes = _outcomes(issue, slots, brief, kind, turn)
    values = _values(issue, slots, brief, kind, turn)
    for outcome in outcomes:
        for value in values:
            value = _they(value, slots["who"], outcome)  # noqa: PLW2901 - the value as it reads here
            text = smooth(f"{outcome} so that {value}")
            if _reads_well(text, brief) and not _repeats(outcome, value):
                return _objective(outcome, value)
    return _objective(outcomes[-1], values[-1])


def _reads_well(text: str, brief: Understanding) -> bool:
    digits = any(character.isdigit() for character in text)
    if digits or len(text.split()) > MOST_WORDS or invents(text, brief.text):
        return False
    found = lint_line(capitalised(text), kind="objective")
    return all(finding.severity is Severity.INFO for finding in found)


def _they(value: str, who: str, outcome: str) -> str:
    """Name people once: "…for patients so that they…"."""
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
    if kind == "learning":
        return _learning(issue, slots, brief, turn)
    found = [_wished(issue, slots, kind)]
    if _tells_enough(issue):
        found.extend(_plain(issue, slots, kind))
    found.extend(_of_shape(issue, slots, kind, turn))
    found.extend(_plain(issue, slots, kind))
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
            return f"Make {noun} the envy of others in our field"
        return f"Put {noun} on a steady climb" if up else f"Bring down {noun} for {slots['who']}"
    if not up:
        freed = f"Free {slots['who']} from {noun}"
        return f"Make {noun} a rare exception" if bold or noun in slots["who"] else freed
    if is_person(noun.rsplit(maxsplit=1)[-1]):
        drawn = f"Make {slots['us']} the place that {noun} choose unasked"
        return drawn if bold else f"Win {noun} for {slots['us']}"
    return f"Make {noun} our strongest suit" if bold else f"Win more {noun}"


def _plain(issue: Issue, slots: Slots, kind: ObjectiveType) -> list[str]:
    """From the clause itself: "Help volunteers show up", "Put an end to moths getting in"."""
    clause = issue.clause
    bold = kind == "aspirational"
    measured = clause.subject if clause.predicate else next(iter(clause.phrases), None)
    equation = bool(clause.levels) and base_only(clause)
    if (
        issue.wish is None
        and measured is not None
        and (equation or measured.head.lower() in METRIC_NOUNS)
    ):
        return [_about_measure(issue, measured, bold=bold)]
    subject, base, gerund = (slots.get(name, "") for name in ("subjs", "vp_base", "vp_ing"))
    if not subject or not base:
        return _about_object(issue, slots, bold=bold)
    people = is_person(subject.split()[-1]) or subject.startswith("people")
    several = people or clause.subject is None
    named = subject if several else slots.get("subj", subject)
    if not issue.is_wanted:
        ended = f"Save {named} from {gerund}" if people else f"Put an end to {named} {gerund}"
        return [f"Make {slots['noun']} a thing of the past" if bold else ended]
    helped = f"Help {named} {base}" if people else f"Get {named} to {base}"
    return [f"Make it natural for {named} to {base}" if bold else helped]


def base_only(clause: Clause) -> bool:
    """Whether the predicate is a bare "is": "our pipeline is 1.2M"."""
    return clause.verb == "be" and len(clause.base().split()) == 1


def _about_measure(issue: Issue, measured: NounPhrase, *, bold: bool) -> str:
    metric = measured.words
    bad = measured.head.lower() in BAD_METRICS or (
        not issue.is_wanted and "high" in issue.clause.lower
    )
    if bold:
        return f"Make {metric} the envy of others in our field"
    return f"Bring {metric} under control" if bad else f"Put {metric} on a steady climb"


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
    doing = slots.get("vp_ing", objects)
    return [f"Make {doing} a thing of the past" if bold else f"Free {slots['us']} from {doing}"]


def _fallback(slots: Slots, kind: ObjectiveType) -> str:
    topic = slots.get("x") or slots.get("subj") or slots.get("obj") or ""
    if topic and topic != slots["who"]:
        return (
            f"Make {topic} work for {slots['who']}"
            if kind == "committed"
            else f"Make {topic} the pride of {slots['us']}"
        )
    return (
        f"Win {slots['who']} over"
        if kind == "committed"
        else f"Make {slots['us']} the name that {slots['who']} think of"
    )


def _learning(issue: Issue, slots: Slots, brief: Understanding, turn: int) -> list[str]:
    why = sentence_of(issue)
    found: list[str] = []
    if why:
        found.extend(
            smooth(text.replace("{why}", why))
            for text in _pick(list(_LEARNING_AIMS), brief.text, turn)
        )
    found.extend(
        filled([text], slots) for text in _pick(list(_LEARNING_TOPIC_AIMS), brief.text, turn)
    )
    return found


def _values(
    issue: Issue, slots: Slots, brief: Understanding, kind: ObjectiveType, turn: int
) -> list[str]:
    if kind == "learning":
        return [filled([text], slots) for text in _pick(list(_LEARNING_VALUES), brief.text, turn)]
    theme = issue.match.shape.theme if issue.match else "general"
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
