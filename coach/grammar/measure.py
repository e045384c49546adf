"""Choosing among the numbers of a line: which one is the start, the target, the change."""

from dataclasses import dataclass
from itertools import pairwise

from coach.grammar.action import Action
from coach.grammar.notes import settle_notes
from coach.grammar.quantity import compare
from coach.grammar.roles import Part, lower
from coach.grammar.tokens import Token, TokenKind
from coach.grammar.units import same_unit_kind, unit_kind
from coach.grammar.values import Comparator, Direction, Quantity, Role, VerbKind


@dataclass(slots=True)
class Measure:
    """The numbers that make the key result, as parts; ``unit`` is what a bare partner inherits."""

    baseline: Part | None = None
    target: Part | None = None
    change: Part | None = None
    unit: str = ""
    range_end: Part | None = None

    @property
    def comparator(self) -> Comparator | None:
        """Return how the target is bounded."""
        return self.target.bound.comparator if self.target is not None else None

    @property
    def bound_span(self) -> tuple[int, int] | None:
        """Return the tokens that bound the target."""
        if self.target is None or self.target.bound.comparator is None:
            return None
        return (self.target.bound.first, self.target.bound.last)

    @property
    def core(self) -> list[Part]:
        """Return the chosen parts in reading order."""
        chosen = [part for part in (self.baseline, self.target, self.change) if part is not None]
        if self.range_end is not None:
            chosen.append(self.range_end)
        return sorted(chosen, key=lambda part: part.reading.first)

    def unit_of(self, part: Part) -> str | None:
        """Return the unit a bare number takes from its partner ("from 45 to 21 days")."""
        if part.reading.unit or not self.unit or part not in (self.baseline, self.target):
            return None
        return self.unit


def choose_measure(tokens: list[Token], parts: list[Part], action: Action) -> Measure:
    """Pick start, target and change, and settle the roles that depend on the whole line."""
    settle_notes(tokens, parts, action)
    _settle_remarks(tokens, parts)
    measure = Measure(change=_first(parts, Role.CHANGE))
    measure.target = _choose_target(tokens, parts, action)
    _turn_into_change(tokens, measure, action)
    measure.baseline = _choose_baseline(parts, measure.target)
    _settle(measure)
    return measure


def _settle_remarks(tokens: list[Token], parts: list[Part]) -> None:
    """Keep a change told in brackets behind the goal from becoming the goal: "(67% growth)"."""
    opened = next((index for index, token in enumerate(tokens) if token.text == "("), len(tokens))
    stated = any(
        part.role in {Role.PLAIN, Role.TARGET} and part.reading.last < opened for part in parts
    )
    for part in parts:
        if stated and part.role is Role.CHANGE and part.reading.first > opened:
            part.role = Role.QUALIFIER


def _first(parts: list[Part], role: Role) -> Part | None:
    return next((part for part in parts if part.role is role), None)


def _choose_target(tokens: list[Token], parts: list[Part], action: Action) -> Part | None:
    """Prefer a number moved to, then a bounded or stated level, then coverage, then a count."""
    moved = [part for part in parts if part.role is Role.TARGET and not part.level]
    paired = _paired(parts)
    if paired is not None:
        return paired
    if moved:
        return moved[0]
    at_once = _object_at_once(parts, action)
    if at_once is not None:
        return at_once
    level = next((part for part in parts if part.role is Role.TARGET), None)
    chosen = level or _first(parts, Role.COVERAGE) or _object_of_verb(tokens, parts, action)
    if chosen is not None and chosen.role is Role.PLAIN:
        chosen.role = Role.TARGET
    return chosen


def _object_at_once(parts: list[Part], action: Action) -> Part | None:
    """Take the number right behind the verb before any bounded one: "close 5 deals > $100K"."""
    for part in parts:
        if part.reading.first > action.start:
            break
        if part.role is Role.PLAIN and part.reading.first == action.start and action.span:
            part.role = Role.TARGET
            return part
    return None


def _paired(parts: list[Part]) -> Part | None:
    """Return the target that follows a start directly: the movement of the line."""
    for before, part in pairwise(parts):
        moved = part.role is Role.TARGET and not part.level
        if before.role is Role.BASELINE and moved:
            return part
    return None


def _object_of_verb(tokens: list[Token], parts: list[Part], action: Action) -> Part | None:
    """Take a number whose part is unknown for the level meant: "hire 5 reps", "NRR 115%"."""
    if any(part.role is Role.CHANGE for part in parts):
        return None
    plain = next((part for part in parts if part.role is Role.PLAIN), None)
    if plain is not None:
        return plain
    leading = parts[0] if parts else None
    if leading is None or leading.role is not Role.QUALIFIER or len(parts) > 1:
        return None
    words = (lower(tokens, leading.bound.first), lower(tokens, leading.lead))
    timed = leading.bound.comparator is not None and words[1] == "in"
    share = leading.reading.unit == "%" and not leading.reading.compound
    named = words[0] == "within" or words[1] == "first" or timed or share
    if named and leading.reading.first - action.start <= 8:  # noqa: PLR2004 - still the main clause
        leading.role = Role.TARGET
        leading.level = True
        return leading
    return None


def _turn_into_change(tokens: list[Token], measure: Measure, action: Action) -> None:
    """Read "reduce ticket volume 40%" and "cut 40% of steps" as a change by that share."""
    target = measure.target
    if target is None or measure.change is not None:
        return
    if action.kind is VerbKind.LOWER and _follows_verb(target, action):
        target.role = Role.CHANGE
        measure.change, measure.target = target, None
    if target.reading.unit != "%" or measure.target is None:
        return
    moving = action.kind in {VerbKind.RAISE, VerbKind.LOWER}
    at_once = target.reading.first <= action.start + 1
    stated = (target.level and not at_once) or target.bound.comparator is not None
    stated = stated or target.role is not Role.TARGET
    if not moving or stated or lower(tokens, target.lead) in {"to", "from", ":"}:
        return
    if target.lead >= 0 and tokens[target.lead].kind is TokenKind.ARROW:
        return
    target.role = Role.CHANGE
    measure.change, measure.target = target, None


def _follows_verb(target: Part, action: Action) -> bool:
    """Recognise "cut 80 MB of memory": a number right behind the verb is how much to take away."""
    plain = target.bound.comparator is None and target.reading.value != 0
    return plain and target.reading.first == action.start and not target.reading.compound


def _choose_baseline(parts: list[Part], target: Part | None) -> Part | None:
    """Take the start that stands before the target, or else any start or present value."""
    starts = [part for part in parts if part.role is Role.BASELINE]
    if target is not None and starts:
        position = parts.index(target)
        if position and parts[position - 1] in starts:
            return parts[position - 1]
        starts = [part for part in starts if _could_start(part, target)]
    if starts:
        return starts[0]
    return next(
        (
            p
            for p in parts
            if p.role is Role.CURRENT and (target is None or _could_start(p, target))
        ),
        None,
    )


def _could_start(part: Part, target: Part) -> bool:
    """Rule out "20 customers from 3 regions"."""
    if not part.reading.unit or not target.reading.unit:
        return True
    return same_unit_kind(part.reading.unit, target.reading.unit) and (
        not part.reading.counted
        or part.reading.unit == target.reading.unit
        or part.role is Role.CURRENT
    )


def _settle(measure: Measure) -> None:
    """Find the unit that start and target share when only one of them names it."""
    for part in (measure.target, measure.baseline):
        if part is not None and part.reading.unit:
            measure.unit = part.reading.unit
            return


def number_direction(
    baseline: Quantity | None, target: Quantity | None, change: Part | None
) -> Direction | None:
    """Say which way the numbers go; HOLD when start and target are equal."""
    if baseline is not None and target is not None:
        order = compare(baseline, target)
        if order is None:
            return None
        if order == 0:
            return Direction.HOLD
        return Direction.DECREASE if order > 0 else Direction.INCREASE
    return _change_direction(change) if change is not None else None


def _change_direction(change: Part) -> Direction | None:
    reading = change.reading
    if reading.sign:
        return Direction.INCREASE if reading.sign > 0 else Direction.DECREASE
    if reading.multiple and reading.value is not None and unit_kind(reading.unit) == "x":
        return Direction.INCREASE if reading.value > 1 else Direction.DECREASE
    return None
