"""Says which way a sentence points: something that went well, or something to work on.

Words decide, the record's kind breaks ties. It is only used to keep a summary in balance and to
keep statements of opposite sense apart; nobody is told a tone.
"""

import re
from enum import StrEnum

from coach.feedback.values import Kind
from coach.summaries.extractive.words import NEGATIVE, POSITIVE, labels_in

_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|hardly|rarely|seldom|"
    r"fail(?:s|ed)? to|lack(?:s|ed)?|stopped)\b|n['\u2019]t\b",
    re.IGNORECASE,
)


class Tone(StrEnum):
    """Which way a sentence points."""

    STRENGTH = "strength"
    IMPROVEMENT = "improvement"


def tone_of(text: str, kind: Kind) -> Tone:
    """Judge a sentence."""
    counts = labels_in(text)
    lean = counts.get(POSITIVE, 0) - counts.get(NEGATIVE, 0)
    if kind is Kind.CONSTRUCTIVE:
        return Tone.STRENGTH if lean > 1 else Tone.IMPROVEMENT
    return Tone.IMPROVEMENT if lean < 0 else Tone.STRENGTH


def negations(text: str) -> int:
    """Count the words that turn a statement round."""
    return len(_NEGATION.findall(text))
