"""What rules look at: a line read once, an objective with what stands under it, the whole set."""

from dataclasses import dataclass
from functools import cached_property

from coach.grammar.action import past_label
from coach.grammar.key_result import parse_key_result
from coach.grammar.objective import parse_objective
from coach.grammar.values import Joint, KeyResultText, ObjectiveText
from coach.linter.decision import nature_of
from coach.linter.nature import Nature
from coach.linter.profiles import DEFAULT_PROFILE, Profile
from coach.linter.words import Words


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands: its path in the set, and its line and column in a document.

    ``prefix`` is what the source line holds before the text ("- KR: "); ``allowed`` are the codes
    that somebody silenced there. ``joints`` lead to the later lines of a text that has several.
    """

    where: str = ""
    line: int | None = None
    column: int = 0
    prefix: str = ""
    allowed: frozenset[str] = frozenset()
    joints: tuple[Joint, ...] = ()


@dataclass(frozen=True)
class ObjectiveLine:
    """One objective. Not slotted, so that the parse is kept once it was needed."""

    text: str
    place: Place = Place()
    profile: Profile = DEFAULT_PROFILE

    @cached_property
    def parsed(self) -> ObjectiveText:
        """The objective split by its formula."""
        return parse_objective(self.text)

    @cached_property
    def words(self) -> Words:
        """The line as words."""
        return Words(self.text)


@dataclass(frozen=True)
class KeyResultLine:
    """One key result.

    ``has_cycle`` says that a cycle gives it a deadline if its text does not. ``type`` is its own
    or its objective's: committed, aspirational, learning.
    """

    text: str
    place: Place = Place()
    has_cycle: bool = True
    type: str | None = None

    @cached_property
    def parsed(self) -> KeyResultText:
        """The line taken apart by the grammar."""
        return parse_key_result(self.text)

    @cached_property
    def words(self) -> Words:
        """The line as words."""
        return Words(self.text, past_label(self.text))

    def is_of_type(self, start: str) -> bool:
        """Say whether its type begins so: "commit", "learn"; people write both forms."""
        return (self.type or "").strip().lower().startswith(start)

    @cached_property
    def nature(self) -> Nature:
        """What the line is: the one decision that most rules share."""
        return nature_of(self.parsed, self.words)


@dataclass(frozen=True)
class ObjectiveGroup:
    """An objective with everything under it. KPIs and initiatives are texts nobody judges."""

    objective: ObjectiveLine
    key_results: tuple[KeyResultLine, ...] = ()
    kpis: tuple[str, ...] = ()
    initiatives: tuple[str, ...] = ()
    type: str | None = None


@dataclass(frozen=True)
class Note:
    """A line that is neither objective nor key result, for rules that read everything."""

    text: str
    place: Place


@dataclass(frozen=True)
class OkrSet:
    """A whole set under one profile. ``brief`` is what a machine draft was made from, if it was."""

    groups: tuple[ObjectiveGroup, ...] = ()
    loose: tuple[KeyResultLine, ...] = ()
    kpis: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    profile: Profile = DEFAULT_PROFILE
    brief: str | None = None
    allowed: frozenset[str] = frozenset()

    @property
    def key_results(self) -> tuple[KeyResultLine, ...]:
        """All key results in reading order; loose ones stand under no objective."""
        under = (line for group in self.groups for line in group.key_results)
        return (*self.loose, *under)

    @property
    def lines(self) -> tuple[ObjectiveLine | KeyResultLine, ...]:
        """All objectives and key results."""
        return (*(group.objective for group in self.groups), *self.key_results)
