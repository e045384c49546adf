"""What parsing yields: frozen values with the spans of the words they came from."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

Span = tuple[int, int]
"""Half-open code-point offsets into the parsed text."""


class Direction(StrEnum):
    """Which way a metric should go."""

    INCREASE = "increase"
    DECREASE = "decrease"
    HOLD = "hold"


class Comparator(StrEnum):
    """How a level is bounded when the text says so: "at least 90%", "under 1%"."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class VerbKind(StrEnum):
    """What an action word promises. Only the first three move a metric by themselves."""

    RAISE = "raise"  # increase, grow, lift
    LOWER = "lower"  # reduce, cut, shorten
    CHANGE = "change"  # win, make, free, improve: a change whose direction the metric decides
    DELIVER = "deliver"  # launch, build, publish: work that can be finished and change nothing
    ACTIVITY = "activity"  # hold, attend, interview: effort that can be counted
    HOLD = "hold"  # maintain, keep, ensure: a level to stay at
    REACH = "reach"  # achieve, hit, pass: a level to get to


class Role(StrEnum):
    """What a quantity does in a sentence. Only some of them are levels of the metric."""

    BASELINE = "baseline"
    TARGET = "target"
    CURRENT = "current"  # "(currently 45%)", "we are at 45 days"
    CHANGE = "change"  # "by 20%", "+15 points"
    QUALIFIER = "qualifier"  # "older than 120 days", "within 3 days", "top 10 bugs"
    PROGRESS = "progress"  # "50% complete", "(12 of 30 done)"
    COVERAGE = "coverage"  # "100% of the support team", "all ten sites"
    PLAIN = "plain"  # a number whose part in the sentence is not known


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as written and as understood.

    ``value`` is None for a blank (X, Y, "X%", "__"). ``unit`` is canonical: "%", "points", "days",
    "hours", "minutes", "USD", "EUR", "/5", "x" (a multiple), a counted noun ("tickets"), or "".
    Magnitudes are folded in (2k is 2000, 1.5M is 1500000), durations are not converted.
    """

    value: Decimal | None
    unit: str
    text: str
    span: Span
    role: Role = Role.PLAIN

    @property
    def is_blank(self) -> bool:
        """Whether a letter stands where a number belongs."""
        return self.value is None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words of the text and where they stand."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class KeyResultText:
    """One key result line, taken apart. Whatever the line does not say is None.

    ``direction`` is what the verb says, or what the numbers say when no verb does;
    ``verb_direction`` and ``number_direction`` keep the two apart so that a contradiction can be
    seen. ``action_word`` is any leading verb, whether it moves a metric, delivers work or holds a
    level.
    """

    text: str
    action_word: Phrase | None = None
    metric: Phrase | None = None
    unit: str = ""
    direction: Direction | None = None
    verb_direction: Direction | None = None
    number_direction: Direction | None = None
    baseline: Quantity | None = None
    target: Quantity | None = None
    change: Quantity | None = None
    """A relative change: "by 20%" (20, "%"), "double" (2, "x"), "halve" (0.5, "x")."""
    comparator: Comparator | None = None
    deadline: Phrase | None = None
    verb_kind: VerbKind | None = None
    """What the action word promises here: "hold 12 workshops" is effort, "hold churn" a level."""
    bound: Phrase | None = None
    """The words behind ``comparator``: "under", "or above"."""
    qualifier: Phrase | None = None
    """What follows the numbers and is no deadline: "a month", "in the northern clinics"."""
    quantities: tuple[Quantity, ...] = ()
    """Every quantity of the line in reading order, each with its role."""

    @property
    def has_blank(self) -> bool:
        """Whether a blank stands where the baseline or the target belongs."""
        return any(part is not None and part.is_blank for part in (self.baseline, self.target))


@dataclass(frozen=True, slots=True)
class ObjectiveText:
    """One objective, split by its formula: action word + outcome + "so that" + value."""

    text: str
    action_word: Phrase | None = None
    outcome: Phrase | None = None
    connective: Phrase | None = None
    value: Phrase | None = None
    quantities: tuple[Quantity, ...] = ()
    verb_kind: VerbKind | None = None


@dataclass(frozen=True, slots=True)
class Allowance:
    """A rule silenced on purpose at one place: ``allow: KR204 we have no baseline yet``."""

    code: str
    reason: str
    line: int


@dataclass(frozen=True, slots=True)
class Joint:
    """Where an entry goes on in another line: from ``offset`` of its text, ``column`` there."""

    offset: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One entry of a document.

    ``line`` counts from 1; ``column`` is where ``text`` starts in it. An entry written over several
    lines is one text, joined by single spaces; ``joints`` say where its later parts stand.
    """

    text: str
    line: int
    column: int = 0
    allowances: tuple[Allowance, ...] = ()
    type: str | None = None
    """Committed, aspirational…, where a key result carries a label of its own."""
    joints: tuple[Joint, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentObjective:
    """An objective of a document with what stands under it.

    Keys under an objective that the format does not know (``parent:``, ``owner:``) are in
    ``fields`` with lower-case names.
    """

    entry: DocumentLine
    type: str | None = None
    key_results: tuple[DocumentLine, ...] = ()
    kpis: tuple[DocumentLine, ...] = ()
    initiatives: tuple[DocumentLine, ...] = ()
    fields: dict[str, str] = field(default_factory=dict)
    allowances: tuple[Allowance, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed OKR document. ``source`` is kept, so that unknown lines survive a rendering."""

    source: str
    objectives: tuple[DocumentObjective, ...] = ()
    kpis: tuple[DocumentLine, ...] = ()
    """KPI lines that stand under no objective."""
    front: dict[str, str] = field(default_factory=dict)
    """Front matter: team, cycle, profile and whatever else was given."""
    key_results: tuple[DocumentLine, ...] = ()
    """Key results that stand under no objective."""
    initiatives: tuple[DocumentLine, ...] = ()
    """Initiatives that stand under no objective."""
