"""What each line of a document is: an objective, a key result, a field, a heading, or prose."""

from dataclasses import dataclass
from enum import StrEnum

from coach.grammar.lexicon import word_set
from coach.grammar.line_shapes import Shape, allowances_of, field_of, shape_of
from coach.grammar.values import Joint
from coach.grammar.verbs import verb_kind


class LineRole(StrEnum):
    """The part a line plays."""

    OBJECTIVE = "objective"
    KEY_RESULT = "kr"
    KPI = "kpi"
    INITIATIVE = "initiative"
    SECTION = "section"  # "Key results:", with nothing behind it
    OTHER_SECTION = "other section"  # "Notes", "Risks"
    FIELD = "field"
    ALLOWANCE = "allowance"
    CONTINUATION = "continuation"  # the rest of the entry above it
    FRONT = "front"
    TABLE = "table"
    BLANK = "blank"
    PROSE = "prose"


@dataclass(slots=True)
class OutlineLine:
    """A line with its part. ``number`` counts from 1; ``key`` names a field or a section."""

    raw: str
    number: int
    role: LineRole
    shape: Shape
    key: str = ""
    value: str = ""
    joints: tuple[Joint, ...] = ()


_KNOWN_FIELDS = word_set(
    """
    type parent owner team cycle profile status confidence contributes supports aligned weight due
    deadline kind score priority department why quarter period lead sponsor level
    """
)
_FRONT_FIELDS = word_set("""
    author company cycle department period profile quarter team updated
""")
_SECTION_ROLES = {
    "kr": LineRole.KEY_RESULT,
    "kpi": LineRole.KPI,
    "initiative": LineRole.INITIATIVE,
    "objective": LineRole.OBJECTIVE,
}
_SHORTEST_OBJECTIVE = 3


def outline(source: str) -> list[OutlineLine]:
    """Say what every line of the source is. Line numbers are those of ``source.splitlines()``."""
    raw = source.splitlines()
    lines = [_alone(text, number) for number, text in enumerate(raw, start=1)]
    _mark_front(lines)
    _Reader(lines).settle()
    return lines


def _alone(raw: str, number: int) -> OutlineLine:
    """Judge a line by itself: labels, fields, tables, blanks."""
    shape = shape_of(raw)
    line = OutlineLine(raw, number, LineRole.PROSE, shape)
    if not shape.text and not shape.label:
        line.role = LineRole.BLANK
    elif raw.lstrip("\ufeff \t").startswith("|") and raw.count("|") > 1:
        line.role = LineRole.TABLE
    elif shape.label and not shape.text:
        line.role, line.key = LineRole.SECTION, shape.label
    elif shape.label:
        line.role = _SECTION_ROLES[shape.label]
    elif allowances_of(shape.text, number):
        line.role = LineRole.ALLOWANCE
    else:
        _judge_field(line)
    return line


def _judge_field(line: OutlineLine) -> None:
    """Recognise "owner: Ada" and section titles such as "### Key results"."""
    shape = line.shape
    found = field_of(shape.text)
    if found is None or shape.heading:
        return
    key, value = found
    plain = not shape.bullet and " " not in key and not any(sign.isdigit() for sign in value)
    if value and (key.split()[0] in _KNOWN_FIELDS or plain):
        line.role, line.key, line.value = LineRole.FIELD, key, value


def _mark_front(lines: list[OutlineLine]) -> None:
    """Mark the front matter: the lines between two rules at the very top."""
    first = next((i for i, line in enumerate(lines) if line.role is not LineRole.BLANK), None)
    if first is None or lines[first].raw.strip("\ufeff \t\r") != "---":
        return
    last = next(
        (i for i in range(first + 1, len(lines)) if lines[i].raw.strip() in {"---", "..."}), None
    )
    if last is None:
        return
    for line in lines[first : last + 1]:
        line.role = LineRole.FRONT
        found = field_of(line.raw.strip())
        line.key, line.value = found if found is not None else ("", "")


class _Reader:
    """Settles what depends on the lines around: bullets, unlabelled objectives, sections."""

    def __init__(self, lines: list[OutlineLine]) -> None:
        self.lines = lines
        self.following = _following(lines)
        self.section: LineRole | None = None
        self.expecting_objective = False
        self.objective: OutlineLine | None = None
        self.item: OutlineLine | None = None
        self.entry: OutlineLine | None = None

    def settle(self) -> None:
        for position, line in enumerate(self.lines):
            if line.role is LineRole.SECTION:
                self._open_section(line)
            elif line.role is LineRole.FIELD and self.objective is None:
                self._settle_early_field(position, line)
            elif line.role is LineRole.PROSE and not self._continues(position, line):
                self._settle_prose(position, line)
            self._remember(line)

    def _continues(self, position: int, line: OutlineLine) -> bool:
        """Join a line to the entry right above it: indented deeper, and no sentence of its own."""
        above = self.lines[position - 1] if position else None
        if above is None or self.entry is None:
            return False
        adjoins = above is self.entry or above.role is LineRole.CONTINUATION
        head, shape = self.entry, line.shape
        deeper = shape.depth > _indentation(head.raw) and not (head.shape.heading or shape.heading)
        if shape.bullet or not (adjoins and deeper and _goes_on(head.shape.text, shape.text)):
            return False
        offset = len(head.shape.text) + 1
        head.shape = head.shape._replace(text=f"{head.shape.text} {shape.text}")
        head.joints += (Joint(offset, line.number, shape.column),)
        line.role = LineRole.CONTINUATION
        return True

    def _open_section(self, line: OutlineLine) -> None:
        self.expecting_objective = line.key == "objective"
        self.section = None if self.expecting_objective else _SECTION_ROLES[line.key]

    def _settle_early_field(self, position: int, line: OutlineLine) -> None:
        """Keep "Team: Support" above the first objective; other colons there are prose."""
        if line.key.split()[0] not in _FRONT_FIELDS:
            line.role = LineRole.PROSE
            self._settle_prose(position, line)

    def _settle_prose(self, position: int, line: OutlineLine) -> None:
        if self.expecting_objective or self._opens_objective(position, line):
            line.role = LineRole.OBJECTIVE
        elif line.shape.bullet:
            line.role = self._bullet_role(line)
        elif line.shape.heading or (
            line.shape.text.endswith(":") and len(line.shape.text.split()) <= _SHORTEST_OBJECTIVE
        ):
            line.role = LineRole.OTHER_SECTION

    def _bullet_role(self, line: OutlineLine) -> LineRole:
        """Read an unlabelled list item by its section; deeper than its neighbour it is a note."""
        if self.section is LineRole.OTHER_SECTION or (
            self.objective is None and self.section is None
        ):
            return LineRole.PROSE
        if self.item is not None and line.shape.depth > self.item.shape.depth:
            return LineRole.PROSE
        return self.section or LineRole.KEY_RESULT

    def _opens_objective(self, position: int, line: OutlineLine) -> bool:
        """Say whether an unlabelled line is an objective: an aim, with a list right below it."""
        below = self.following[position]
        if below is None or not _reads_like_an_aim(line.shape.text):
            return False
        labelled = below.role is LineRole.KEY_RESULT or below.key == "kr"
        if line.shape.bullet:
            nested = below.shape.depth > line.shape.depth and (below.shape.bullet or labelled)
            return nested and self._is_list_of_aims(line)
        return labelled or (below.role is LineRole.PROSE and below.shape.bullet)

    def _is_list_of_aims(self, line: OutlineLine) -> bool:
        """Say whether list items at this depth are objectives: no label has said otherwise."""
        above = self.objective
        if above is None:
            return self.section is None
        plain = above.shape.bullet and not above.shape.label
        return plain and line.shape.depth <= above.shape.depth

    def _remember(self, line: OutlineLine) -> None:
        if line.role in _SECTION_ROLES.values():
            self.entry = line
        elif line.role is not LineRole.CONTINUATION:
            self.entry = None
        if line.role is LineRole.OBJECTIVE:
            self.objective, self.item = line, None
            self.section, self.expecting_objective = None, False
        elif line.role in {LineRole.KEY_RESULT, LineRole.KPI, LineRole.INITIATIVE}:
            self.item = line
        elif line.role is LineRole.OTHER_SECTION:
            self.section, self.item = LineRole.OTHER_SECTION, None


def _following(lines: list[OutlineLine]) -> list[OutlineLine | None]:
    """Find for every line the next one that is neither blank nor a field."""
    passed = {LineRole.BLANK, LineRole.FIELD, LineRole.ALLOWANCE}
    found: list[OutlineLine | None] = []
    below: OutlineLine | None = None
    for line in reversed(lines):
        found.append(below)
        if line.role not in passed:
            below = line
    return found[::-1]


def _indentation(raw: str) -> int:
    """Return how far a line is indented, in columns, as shapes count it."""
    text = raw.removeprefix("\ufeff").expandtabs(4)
    return len(text) - len(text.lstrip())


def _goes_on(text: str, following: str) -> bool:
    """Say whether a sentence runs on: it starts in lower case, or the line above stops midway."""
    if not following or text.endswith((".", "!", "?", ":", ")")):
        return False
    first = following[0]
    midway = text.endswith((",", "-", "\u2192")) or text.split()[-1:] in _MIDWAY
    return first.islower() or first.isdigit() or first in "%(\u2192&+$€£" or midway


_MIDWAY = tuple(
    [word] for word in ("and", "to", "from", "of", "that", "for", "the", "in", "by", "so")
)


def _reads_like_an_aim(text: str) -> bool:
    words = text.split()
    if len(words) < _SHORTEST_OBJECTIVE or text.endswith(":"):
        return False
    lower = text.lower()
    return (
        verb_kind(words[0].strip("*_\"'")) is not None
        or " so that " in lower
        or (" in order to " in lower)
    )
