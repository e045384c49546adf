"""Metrics for what a team wants: more of this, less of that, somebody to do something."""

import re

from coach.composer.captures import phrase_in
from coach.composer.idea import Idea, result
from coach.composer.inflection import base_of, inflect, is_mass
from coach.composer.issue import Issue
from coach.composer.measures import METRIC_NOUNS, MONEY_NOUNS, PERCENT_NOUNS
from coach.composer.phrases import NounPhrase, noun_phrases
from coach.composer.slots import Slots
from coach.composer.tagging import tag
from coach.composer.wishes import Wish

_FINISHING = frozenset(
    """
    answer pay deliver finish complete fill resolve close solve handle process ship repair fix
    check keep meet return clean serve treat train approve settle collect recycle reuse""".split()  # noqa: SIM905 - a literal would take one line a word
)
_MOVING = re.compile(r"(?:go|get|come|drop|fall|rise|move|be)\b")
_JOINTS = frozenset({"for", "of", "in", "from", "at", "with", "among", "on", "per", "to", "about"})
_SUBCLAUSE = re.compile(
    r"[,;]|\b(?:because|so that|so|but|while|without|as|which|since|in order)\b"
)
_DEADLINE_WORDS = re.compile(
    r"\b(?:by|before|until|this|next)\s+(?:the\s+)?(?:end of\s+)?(?:christmas|easter|summer|spring|"
    r"autumn|winter|quarter|year|month|season|term|january|february|march|april|may|"
    r"june|july|august|"
    r"september|october|november|december|half)\b.*$",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"\b(?:by (?:half|a (?:third|quarter|lot))|significantly|drastically|dramatically|a lot|again|"
    r"at least|finally|further|much|in (?:half|total))\b",
    re.IGNORECASE,
)
_LOOSE_END = re.compile(r"\s+(?:from|to|by|at|of|under|below|above|over|per|a|the)$", re.IGNORECASE)
_STAFF = re.compile(r"\b(staff|employee|volunteer|team|driver|nurse)\b", re.IGNORECASE)
LONGEST_ENDING = 5


def wished(issue: Issue, slots: Slots, index: int) -> Idea | None:
    """Measure a wish; None if there is none, or its words do not make a metric."""
    wish = issue.wish
    if wish is None:
        return None
    if wish.kind == "others":
        return _of_others(issue, wish, index)
    text = tidy(wish.text)
    if wish.kind == "better":
        return _better(text, slots, index)
    if wish.kind == "do":
        return _doing(text, index)
    noun = noun_text(text)
    return of_noun(noun, index, up=wish.up, percent=_has(issue, "percent")) if noun else None


def _of_others(issue: Issue, wish: Wish, index: int) -> Idea | None:
    who, act = phrase_in(wish.who), tidy(wish.text)
    if who is None or not act:
        return None
    if act.startswith("be ") and not who.is_people and not who.is_plural:
        return None
    if _MOVING.match(act) and issue.clause.levels:
        return _wished_level(who.many(), issue, index)
    joint = "who" if who.is_people else "that"
    return result(f"share of {who.many()} {joint} {act}", "%", index, up=True)


def _better(text: str, slots: Slots, index: int) -> Idea | None:
    thing = phrase_in(text)
    if thing is None:
        return None
    if thing.head.lower() in METRIC_NOUNS:
        return of_noun(thing.words, index, up=True)
    return result(f"share of {slots['who']} who rate {thing.definite()} good", "%", index, up=True)


def _wished_level(things: str, issue: Issue, index: int) -> Idea:
    """As in "I need reviews to go from 14 days to 5" asks for less time for each."""
    if _has(issue, "duration"):
        return result(f"median time {things} take", "days", index, up=False)
    return of_noun(things, index, up=True, percent=_has(issue, "percent"))


def _has(issue: Issue, kind: str) -> bool:
    return any(level.kind == kind for level in issue.clause.levels)


def tidy(text: str) -> str:
    """Words of a wish without subclauses, deadlines and loose ends."""
    cut = _DEGREE.sub("", _DEADLINE_WORDS.sub("", _SUBCLAUSE.split(text)[0]))
    return re.sub(r"\s+", " ", _LOOSE_END.sub("", cut.strip(" .,"))).strip()


def noun_text(text: str) -> str:
    """The first noun phrase of a wish with the "for …", "of …" or "in …" that belongs to it."""
    tokens = tag(text, finite=False)
    phrases = noun_phrases(tokens)
    if not phrases:
        return ""
    first, rest = phrases[0], phrases[1:2]
    words = first.words if first.is_mass or first.head.lower() in METRIC_NOUNS else first.many()
    for second in rest:
        joint = tokens[first.end].lower
        if not second.is_empty and second.start == first.end + 1 and joint in _JOINTS:
            return f"{words} {joint} {second.definite() if joint != 'per' else second.words}"
    return words


def of_noun(noun: str, index: int, *, up: bool, percent: bool = False) -> Idea:
    """Measure what a noun names: a measure itself, a rate, an amount or a number of things."""
    core = re.split(r"\s(?:for|of|in|from|at|with|among|on|per|to|about)\s", noun)[0]
    head = core.split()[-1].lower()
    if head in METRIC_NOUNS:
        unit = _unit_of(head, noun)
        return result(_measure(head, noun, unit), unit, index, up=up)
    if percent:
        return result(f"rate of {noun}", "%", index, up=up)
    if is_mass(head):
        return result(f"monthly amount of {noun}", "", index, up=up)
    return result(f"number of {noun}", "", index, up=up)


def _unit_of(head: str, noun: str) -> str:
    if head in PERCENT_NOUNS or (head == "turnover" and _STAFF.search(noun)):
        return "%"
    if head in {"time", "times", "duration"}:
        return "days"
    return "money" if head in MONEY_NOUNS else ""


def _measure(head: str, noun: str, unit: str) -> str:
    """The noun with the word that says how it is summed up."""
    if noun.startswith(("median", "average", "monthly", "weekly", "annual", "yearly")):
        return noun
    if head in {"time", "times"}:
        return f"median {noun}"
    if head in {"rating", "ratings", "score"}:
        return f"average {noun}"
    return f"monthly {noun}" if unit == "money" and " per " not in noun else noun


def _doing(text: str, index: int) -> Idea | None:
    verb, _, rest = text.partition(" ")
    base, thing = base_of(verb), phrase_in(rest)
    if base is None or thing is None:
        return None
    done = f"{_several(thing)} {inflect(base, 'participle')} {_ending(rest, thing)}".strip()
    if base in _FINISHING:
        return result(f"share of {done}", "%", index, up=True)
    return result(f"{'amount' if thing.is_mass else 'number'} of {done}", "", index, up=True)


def _several(thing: NounPhrase) -> str:
    return thing.words if thing.is_mass else thing.many()


def _ending(rest: str, thing: NounPhrase) -> str:
    """A short ending such as "on time"; a long one is another statement."""
    after = rest.partition(thing.head)[2].strip()
    if len(after.split()) > LONGEST_ENDING or re.search(r"\b(?:to|and|from|or)\b", after):
        return ""
    return after
