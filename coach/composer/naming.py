"""Whom a brief is about: the people it names, its trade, and how the team calls itself."""

import re
from collections import Counter
from typing import Any

from coach.composer.clauses import Clause
from coach.composer.intents import is_identity
from coach.composer.lexicon import trades
from coach.composer.people import works
from coach.composer.phrases import NounPhrase

MENTIONED = 2  # the weight of somebody named once


_OTHERS = frozenset({"competitor", "competitors", "rival", "rivals", "hires", "versions"})
_HEADS = frozenset({"team", "staff", "manager", "boss", "crew", "owner", "head", "lead", "leader"})


def main_people(parsed: list[Clause], served: str) -> str:
    """The people the brief speaks of most; a name in passing does not outweigh the trade's."""
    counted: Counter[str] = Counter()
    for clause in parsed:
        if is_identity(clause):
            continue
        for phrase in clause.phrases:
            if _names_people(phrase) and phrase.determiner not in {"a", "an"}:
                counted[phrase.many()] += (3 if phrase == clause.subject else 2) - (
                    2 if works(phrase.head) else 0
                )
    best = counted.most_common(1)
    if not best or best[0][1] < MENTIONED:
        return ""
    if served and works(best[0][0]):
        return ""
    return (
        ""
        if served and best[0][1] <= MENTIONED + 1 and not _opens(parsed, best[0][0])
        else best[0][0]
    )


def trade_of(text: str) -> dict[str, Any] | None:
    """The trade that the brief names first."""
    named = (
        (match.start(), trade) for trade in trades() if (match := re.search(trade["name"], text))
    )
    return min(named, key=lambda pair: pair[0], default=(0, None))[1]


def _opens(parsed: list[Clause], people: str) -> bool:
    """Whether the first statements are about these people."""
    told = [clause for clause in parsed if not is_identity(clause)][:2]
    return any(phrase.many() == people for clause in told for phrase in clause.phrases)


def _names_people(phrase: NounPhrase) -> bool:
    return phrase.is_people and not phrase.is_empty and not phrase.is_name and (
        phrase.head.lower() not in _HEADS and phrase.head.lower() not in _OTHERS
    )  # fmt: skip


def _names_team(phrase: NounPhrase) -> bool:
    if phrase.head.lower() in {"team", "choir"}:
        return True
    return not phrase.is_empty and not phrase.is_people


def _spoken(word: str) -> str:
    """A word in lower case unless it is an acronym."""
    return word if word[1:] != word[1:].lower() else word.lower()


_OWN_NAME = re.compile(
    r"\b(?:our|the|my|this) ((?:[a-z-]+ ){0,2}(?:team|choir|club|museum|library|school|clinic|"
    r"bakery|gym|studio|shop|farm|theatre|orchestra|band|charity|church|hotel|hostel|cafe|café|restaurant|"
    r"brewery|workshop|factory|plant|ward|rescue|shelter|parish|society|association|department|"
    r"practice|nursery|vineyard|garden|zoo|cinema|festival|company|firm|centre|center|home|station|"
    r"office|lab|laboratory|depot|warehouse|garage|salon|yard))\b",
    re.IGNORECASE,
)


def team_name(parsed: list[Clause], text: str) -> str:
    """How a text names the team, with "the"; empty when the brief only says "we"."""
    match = _OWN_NAME.search(text)
    for clause in parsed:
        if is_identity(clause):
            found = next(filter(_names_team, clause.phrases), None)
            if (
                found is not None
                and not found.is_plural
                and not found.is_mass
                and not found.is_name
            ):
                return f"the {_spoken(found.head)}"
    if match and match.group(1).split()[0].lower() not in {
        "whole",
        "entire",
        "other",
        "next",
        "head",
    }:
        return f"the {' '.join(_spoken(word) for word in match.group(1).split())}"
    return ""
