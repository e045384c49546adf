"""What is at hand about one issue when variants are written."""

from dataclasses import dataclass

from coach.composer.idea import Idea
from coach.composer.issue import Issue
from coach.composer.library import Fit
from coach.composer.slots import Slots


@dataclass(frozen=True, slots=True)
class Material:
    """Everything known about one issue when variants are written."""

    issue: Issue
    slots: Slots
    ideas: tuple[Idea, ...]
    initiatives: tuple[str, ...]
    fits: tuple[Fit, ...] = ()
    """Library entries that answer the issue, best first."""
    safe: tuple[Idea, ...] = ()
    """Measures around the topic that read well whatever the issue is."""
