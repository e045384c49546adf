"""What each number of a line is for: start, target, change, or only part of the metric's name.

The judges below run in order; the first that recognises the words round a number decides. Each
looks at a fixed few tokens, so a line with ten thousand numbers takes ten thousand short looks.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from coach.grammar.bounds import Bound, bound_of
from coach.grammar.lexicon import word_set
from coach.grammar.reading import Reading
from coach.grammar.tokens import Token, TokenKind
from coach.grammar.units import DURATIONS
from coach.grammar.values import Role, VerbKind
from coach.grammar.verbs import noun_direction, verb_kind


@dataclass(slots=True, eq=False)
class Part:
    """A number in its place. ``lead`` is the token before the number, its bound and fillers."""

    reading: Reading
    bound: Bound
    role: Role = Role.PLAIN
    level: bool = False  # a target only by its position: "NPS of 40", "under two hours"

    @property
    def lead(self) -> int:
        """Return the token before the number, its bound and its fillers; -1 at the start."""
        return self.bound.start - 1

    @property
    def end(self) -> int:
        """Return the last token of the number and of a bound behind it."""
        return max(self.reading.last, self.bound.last)


_NOW = word_set("been currently current now today presently actual")
_THEN = word_set(
    "was were baseline base previously formerly before start starting started vs versus compared"
    " historically originally previous prior"
)
_TARGET_MARKS = word_set("target targets goal aim objective targeting aiming")
_BETWEEN = word_set("""
    : = a an are at being from is it it's level of the to value we we're with
""")
_PAST_PERIODS = word_set("quarter year month week cycle")
_MORE_WORDS = word_set("""
    better cheaper faster fewer higher larger less lower more quicker shorter
""")
_DONE = word_set("""
    achieved attained complete completed done finished progress reached
""")
_QUALIFYING = word_set("""
    across after against aged among before between day every exceeding into last longer month next
    older over past per previous sub than through through-out throughout top using via week with
    within worth
""")
_PERIODS_COMPARED = word_set("qoq yoy mom wow")
_LEVEL_WORDS = word_set("""
    : = are at be being hits is of reaches remain remains stay stays
""")
_DASHES = frozenset({"-", "\u2013", "\u2014"})
_ARROW_WORDS = frozenset({"to", "until", "towards", "toward"})


_MAY_START = frozenset({Role.PLAIN, Role.TARGET, Role.COVERAGE})


def assign_roles(
    tokens: list[Token], readings: list[Reading], deadline: tuple[int, int] | None
) -> list[Part]:
    """Say what every number of the line is for, as far as its neighbours tell."""
    parts = [Part(reading, bound_of(tokens, reading)) for reading in readings]
    for position, part in enumerate(parts):
        if deadline is not None and deadline[0] <= part.reading.first <= deadline[1]:
            part.role = Role.QUALIFIER
            continue
        for judge in _JUDGES:
            role = judge(tokens, parts, position)
            if role is not None:
                part.role = role
                break
    return parts


def lower(tokens: list[Token], index: int) -> str:
    """Return the token at ``index`` in lower case, or "" past either end."""
    return tokens[index].lower if 0 <= index < len(tokens) else ""


def _as_compound(tokens: list[Token], parts: list[Part], position: int) -> Role | None:
    """Judge "30-day retention" and "a 15-point rise"."""
    reading = parts[position].reading
    aimed = lower(tokens, parts[position].lead) in _TARGET_MARKS
    if not reading.compound or (aimed and parts[position].bound.comparator is not None):
        return None
    near = (lower(tokens, reading.last + 1), lower(tokens, reading.last + 2))
    return Role.CHANGE if any(noun_direction(word) for word in near) else Role.QUALIFIER


def _as_progress(tokens: list[Token], parts: list[Part], position: int) -> Role | None:
    """Judge "50% complete", "(100% - shipped)" and a share noted behind the goal."""
    part = parts[position]
    reading = part.reading
    if _is_done(tokens, part):
        return Role.PROGRESS
    if not position or parts[position - 1].reading.last >= part.lead:
        return None
    opened = lower(tokens, reading.first - 1)
    following = lower(tokens, reading.last + 1)
    noted = opened == "(" and reading.unit == "%" and not reading.sign
    if noted and following in {")", "-", "\u2013", ",", ":", "complete"} | _DONE:
        return Role.PROGRESS
    result = opened in {":", "=>", "\u2192"} and reading.last + 1 >= len(tokens)
    if result and opened != ":" and lower(tokens, parts[position - 1].lead) == ":":
        return None  # "Churn: 5% \u2192 3%" moves
    earlier = parts[position - 1].role
    if result and reading.unit == "%" and earlier in {Role.TARGET, Role.COVERAGE}:
        return Role.PROGRESS
    return None


def _is_done(tokens: list[Token], part: Part) -> bool:
    """Recognise "50% complete" and "12 of 30 done"; "3 sites completed" is a goal."""
    reading = part.reading
    if reading.counted or lower(tokens, reading.last + 1) not in _DONE:
        return False
    ends = reading.last + 2 >= len(tokens) or tokens[reading.last + 2].kind is not TokenKind.WORD
    shared = reading.unit == "%" or reading.unit.startswith("/")
    return (shared or ends) and lower(tokens, part.lead) not in {"to", "from"}


def _as_marked(tokens: list[Token], parts: list[Part], position: int) -> Role | None:
    """Judge "(currently 25)", "baseline: 30", "up from 12", "25 today", "target 60%"."""
    part = parts[position]
    at = part.lead
    while at >= 0 and at > part.lead - 4 and lower(tokens, at) in _BETWEEN:
        at -= 1
    marker = lower(tokens, at)
    said = {lower(tokens, index) for index in range(at + 1, part.lead + 1)}
    present = "at" in said and bool(said & {"we're", "we", "it's"})  # "(we are at 48)"
    if present or marker in _NOW or lower(tokens, part.end + 1) in {"now", "today", "currently"}:
        return Role.CURRENT
    if marker in _TARGET_MARKS:
        return Role.TARGET
    return Role.BASELINE if marker in _THEN or _is_past(tokens, part, at) else None


def _is_past(tokens: list[Token], part: Part, at: int) -> bool:
    """Recognise "(last quarter: 12)" and "12 last quarter"."""
    if lower(tokens, at) in _PAST_PERIODS and lower(tokens, at - 1) in {"last", "previous"}:
        return True
    behind, later = lower(tokens, part.end + 1), lower(tokens, part.end + 2)
    return behind in {"last", "previously"} and later in _PAST_PERIODS | {""}


def _as_move(tokens: list[Token], parts: list[Part], position: int) -> Role | None:
    """Judge "from A", "to B", "A → B", and turn the number before "to" into a start."""
    part = parts[position]
    word = lower(tokens, part.lead)
    before = parts[position - 1] if position else None
    if word == "from":
        return Role.BASELINE
    if word == "between" and lower(tokens, part.end + 1) == "and":
        part.level = True  # a band, whose upper end comes next
        return Role.TARGET
    if word == "and" and before is not None and lower(tokens, before.lead) == "between":
        return Role.QUALIFIER
    if word in _ARROW_WORDS or (part.lead >= 0 and tokens[part.lead].kind is TokenKind.ARROW):
        startable = before is not None and before.role in _MAY_START
        if startable and before is not None and _adjoins(tokens, before, part):
            before.role = Role.BASELINE
        return Role.TARGET
    return None


def _as_dash(tokens: list[Token], parts: list[Part], position: int) -> Role | None:
    """Judge the second number of "from 40% - 60%" and of the range "12-15"."""
    part = parts[position]
    before = parts[position - 1] if position else None
    if lower(tokens, part.lead) == "|":
        return _as_cell(before, part)
    if before is None or lower(tokens, part.lead) not in _DASHES:
        return None
    if before.end != part.lead - 1:
        return None
    if before.role is Role.BASELINE:
        return Role.TARGET
    low, high = before.reading.value, part.reading.value
    if low is not None and high is not None and low > high and before.reading.unit:
        before.role = Role.BASELINE  # "5% - 3%" falls: no range is written downwards
        return Role.TARGET
    return Role.QUALIFIER


def _as_cell(before: Part | None, part: Part) -> Role:
    """Judge "Waiting time | 40 days | 12 days", the row of a table."""
    if before is not None and before.end == part.lead - 1:
        before.role, part.level = Role.BASELINE, False
        return Role.TARGET
    part.level = True
    return Role.TARGET


def _adjoins(tokens: list[Token], before: Part, part: Part) -> bool:
    """Say whether only "to", an arrow, or "down to" stands between two numbers."""
    at = part.lead - 1
    while at > before.end and lower(tokens, at) in {"up", "down", "per", "month", "week", ",", ")"}:
        at -= 1
    return at == before.end


def _as_change(tokens: list[Token], parts: list[Part], position: int) -> Role | None:
    """Judge "by 20%", "+15", "down 30%", "20% more", "double", "a 20% cut in"."""
    part = parts[position]
    reading = part.reading
    word = lower(tokens, part.lead)
    if word == "by" or (word == "an" and lower(tokens, part.lead - 1) == "by"):
        return Role.CHANGE
    if reading.sign or word in {"down", "up", "another", "additional", "extra"}:
        return Role.CHANGE
    if reading.multiple and (reading.word or word not in _LEVEL_WORDS):
        return _change_by_factor(tokens, parts, position)
    if reading.counted:
        more = reading.unit.split()[0].lower() in _MORE_WORDS
        return Role.CHANGE if more else None
    after = lower(tokens, reading.last + 1)
    if after in _PERIODS_COMPARED:
        after = lower(tokens, reading.last + 2)
    if after in _MORE_WORDS or noun_direction(after) is not None:
        return Role.CHANGE
    return None


def _change_by_factor(tokens: list[Token], parts: list[Part], position: int) -> Role | None:
    """Take "3x" for a change after a verb that moves things, else for a level ("coverage 4x")."""
    if parts[position].reading.word:
        return Role.CHANGE
    kind = verb_kind(tokens[0].lower)
    moving = {VerbKind.RAISE, VerbKind.LOWER, VerbKind.CHANGE, VerbKind.DELIVER}
    return Role.CHANGE if kind in moving or parts[position].lead < 0 else None


def _as_coverage(tokens: list[Token], parts: list[Part], position: int) -> Role | None:
    """Judge "100% of the support team" and "all ten sites"."""
    part = parts[position]
    reading = part.reading
    if lower(tokens, part.lead) == "all" and reading.unit != "%":
        return Role.COVERAGE
    whole = reading.value == Decimal(100) and reading.unit == "%"
    return Role.COVERAGE if whole and lower(tokens, reading.last + 1) == "of" else None


def _as_qualifier(tokens: list[Token], parts: list[Part], position: int) -> Role | None:
    """Judge "older than 120 days", "top 10 bugs", "resolved within 3 days"."""
    part = parts[position]
    word = lower(tokens, part.lead)
    if word in _QUALIFYING:
        return Role.QUALIFIER
    if word in {"in", "for", "under"} and part.reading.unit in DURATIONS:
        return Role.QUALIFIER
    if word == "first" and part.reading.unit in DURATIONS:
        return Role.QUALIFIER
    bounded = lower(tokens, part.bound.first)
    if bounded == "within" and part.bound.comparator is not None:
        return Role.QUALIFIER if position or part.lead >= 0 else None
    if word in {"in", "of", "from"} and parts[position].reading.counted and position:
        return Role.QUALIFIER
    return None


def _as_level(tokens: list[Token], parts: list[Part], position: int) -> Role | None:
    """Judge "NPS of 40", "uptime at 99.9%", "churn under 3%", "coverage: 80%"."""
    part = parts[position]
    share = part.reading.unit == "%" and lower(tokens, part.reading.last + 1) == "of"
    if share or part.bound.comparator is not None or lower(tokens, part.lead) in _LEVEL_WORDS:
        part.level = True
        return Role.TARGET
    return None


_Judge = Callable[[list[Token], list[Part], int], Role | None]
_JUDGES: tuple[_Judge, ...] = (
    _as_compound,
    _as_dash,
    _as_marked,
    _as_progress,
    _as_move,
    _as_change,
    _as_coverage,
    _as_qualifier,
    _as_level,
)
