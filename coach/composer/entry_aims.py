"""Objectives in the library's words, about the brief's own people."""

import re

from coach.composer.brief import Understanding
from coach.composer.people import works
from coach.composer.slots import PEOPLE_SERVED, Slots
from coach.composer.wording import invents
from retrieval.library.entries import Kpi
from retrieval.words import stems

_RIVALS = re.compile(r"\b(?:competitors?|rivals?|suppliers?|vendors?)\b")


def people_for(entry: Kpi, slots: Slots, brief: Understanding) -> str:
    """Whom an entry's aim is about: the brief's people of the same side, else the entry's own."""
    staff = works(entry.who) or _is_staff(entry)
    named = (slots.get("named", ""), slots["who"], brief.who, _of_trade(brief))
    for people in named:
        if not people or people in {"people", PEOPLE_SERVED} or _RIVALS.search(people):
            continue
        if (works(people) or people == slots.get("workers")) == staff:
            return people
    return entry.who


def _of_trade(brief: Understanding) -> str:
    return str(brief.trade["who"]) if brief.trade else ""


def _is_staff(entry: Kpi) -> bool:
    """Whether the entry's people are the team's own: they stand before "in", "on", "with"."""
    return any(works(word) for word in entry.who.lower().split()) or bool(
        set(stems(entry.who)) & _STAFF_WORDS
    )


_STAFF_WORDS = frozenset(
    stems(
        "sellers employees colleagues staff teams leads developers clerks handlers reps hires "
        "starters managers workers joiners"
    )
)


def aims_of(entry: Kpi, who: str, brief: str) -> list[str]:
    """The entry's aims, filled, as far as they bring no number."""
    filled = (aim.replace("{who}", who) for aim in entry.aims)
    return [aim for aim in filled if not invents(aim, brief)]


def values_of(entry: Kpi, who: str, brief: str) -> list[str]:
    """What such a change is worth, as far as it brings no number."""
    filled = (value.replace("{who}", who) for value in entry.values)
    return [value for value in filled if not invents(value, brief)]
