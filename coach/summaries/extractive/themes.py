"""Says what a sentence is about, by the words in it."""

from coach.feedback.values import Kind
from coach.summaries.extractive.words import labels_in, words
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
    if kind is Kind.TRAINING:
        return Theme.GROWTH
    counts = labels_in(text)
    best = max(SPECIAL_FIRST, key=lambda theme: counts.get(theme, 0))
    return best if counts.get(best) else words().theme_of_kind[kind]
