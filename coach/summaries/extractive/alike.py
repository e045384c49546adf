"""Tells whether two sentences say the same: the same words mostly, numbers and sense exactly."""

import re
from dataclasses import dataclass

from coach.summaries.extractive.tone import negations

SAME = 0.6
_WORD = re.compile(r"[^\W\d_]{3,}")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_EMPTY = frozenset(
    [
        "the",
        "and",
        "for",
        "with",
        "that",
        "this",
        "was",
        "were",
        "has",
        "have",
        "had",
        "her",
        "his",
        "their",
        "its",
        "our",
        "they",
        "she",
        "him",
        "them",
        "from",
        "are",
        "who",
        "when",
        "which",
        "will",
        "would",
        "been",
        "very",
        "also",
        "too",
        "into",
        "out",
        "about",
        "more",
        "most",
        "much",
        "all",
        "any",
    ]
)
_TURNS = frozenset(
    [
        "rarely",
        "often",
        "always",
        "never",
        "late",
        "early",
        "slow",
        "fast",
        "quickly",
        "slowly",
        "good",
        "bad",
        "clear",
        "unclear",
        "before",
        "after",
        "rose",
        "fell",
        "raised",
        "reduced",
        "missed",
        "met",
        "won",
        "lost",
        "on",
        "off",
        "up",
        "down",
        "better",
        "worse",
    ]
)


@dataclass(frozen=True, slots=True)
class Gist:
    """What is left of a sentence for comparing."""

    stems: frozenset[str]
    numbers: frozenset[str]
    turned: bool
    turns: frozenset[str]


def gist_of(text: str) -> Gist:
    """Boil a sentence down."""
    said = [word.casefold() for word in _WORD.findall(text)]
    return Gist(
        frozenset(word[:6] for word in said if word not in _EMPTY),
        numbers_in(text),
        negations(text) % 2 == 1,
        frozenset(said) & _TURNS,
    )


def numbers_in(text: str) -> frozenset[str]:
    """Collect the numbers of a text, without separators of thousands."""
    return frozenset(
        re.sub(r",(?=\d{3}(?!\d))", "", found).rstrip(".,") for found in NUMBER.findall(text)
    )


def alike(one: Gist, other: Gist) -> bool:
    """Whether two sentences say the same."""
    if (one.numbers, one.turned, one.turns) != (other.numbers, other.turned, other.turns):
        return False
    return overlap(one.stems, other.stems) >= SAME


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of the words of both that both have."""
    return len(one & other) / len(one | other) if one | other else 0.0
