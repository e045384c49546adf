"""Says what a sentence is about, by the words in it."""

from coach.feedback.values import Kind
from coach.summaries.extractive.words import words
from coach.summaries.values import Theme

SPECIAL_FIRST = (
    Theme.GROWTH,
    Theme.LEADERSHIP,
    Theme.CUSTOMERS,
    Theme.COMMUNICATION,
    Theme.INITIATIVE,
    Theme.PLANNING,
    Theme.COLLABORATION,
    Theme.CRAFT,
    Theme.DELIVERY,
)
"""Of themes that as many words speak for, the first here wins: nearly everything is delivered."""


def theme_of(text: str, kind: Kind) -> Theme:
    """Name the theme whose words a sentence has most of; the record's kind decides without any."""
    known = words()
    counts = {
        theme: len({match.casefold() for match in pattern.findall(text)})
        for theme, pattern in known.themes.items()
    }
    if kind is Kind.TRAINING:
        return Theme.GROWTH
    best = max(SPECIAL_FIRST, key=lambda theme: counts[theme])
    return best if counts[best] else known.theme_of_kind[kind]
