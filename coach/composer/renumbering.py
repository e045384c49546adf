"""Numbers that are told later: into the key result that they measure, with its words untouched."""

import re
from dataclasses import replace
from decimal import Decimal

from coach.composer.levels import Level
from coach.composer.measures import DURATION_UNITS
from coach.composer.values import DraftKeyResult, DraftNumber, Variant
from coach.grammar.key_result import parse_key_result
from coach.grammar.values import Quantity
from retrieval.words import stems

_WEIGHTLESS = frozenset(
    stems(
        "share median average monthly number time rate target baseline minutes hours days weeks "
        "months"
    )
)
_PLAIN = frozenset(
    {"the", "and", "for", "who", "that", "are", "was", "our", "should", "with", "per"}
)
_WISH = re.compile(
    r"^\W*(?:please |let'?s |rather |better )*(?:make|set|change|put|aim|say)\b", re.IGNORECASE
)
_PRESENT = re.compile(r"\b(?:today|now|currently|at present|start|baseline)\b", re.IGNORECASE)
_LETTER = re.compile(r"\b[XY]\b|_{2,}|\?+|[\d][\d.,]*(?:k|M)?")


def renumbered(old: DraftKeyResult, given: tuple[Level, ...]) -> DraftKeyResult:
    """The key result with the given levels in place of its blanks or old numbers.

    People may have rewritten the line: everything else in it stays as it stands.
    """
    baseline = next((level for level in given if level.role == "baseline"), None)
    target = next((level for level in given if level.role == "target"), None)
    parsed = parse_key_result(old.text)
    text = old.text
    edits = [
        (quantity, level)
        for quantity, level in ((parsed.baseline, baseline), (parsed.target, target))
        if quantity is not None and level is not None
    ]
    for quantity, level in sorted(edits, key=lambda pair: -pair[0].span[0]):
        start, end = quantity.span
        text = f"{text[:start]}{_written(quantity, level)}{text[end:]}"
    if not edits:
        text = f"{text} from {_shown(baseline, 'X')} to {_shown(target, 'Y')}"
    bare = given[0].kind == "count"
    new = replace(
        old,
        text=text,
        unit=old.unit if bare else given[0].unit,
        baseline=_number(baseline) or old.baseline,
        target=_number(target) or old.target,
    )
    return replace(new, direction=_direction(new))


def _written(quantity: Quantity, level: Level) -> str:
    """The number as the line writes it: with the unit of the answer, else with its own."""
    if level.kind in {"duration", "percent"}:
        return _shown(level, "")
    if _LETTER.search(quantity.text):
        return _LETTER.sub(level.shown, quantity.text, count=1)
    return level.shown


def _shown(level: Level | None, letter: str) -> str:
    if level is None:
        return letter
    if level.kind == "duration":
        single = level.value == Decimal(1)
        return f"{level.shown} {level.unit[:-1] if single else level.unit}"
    return f"{level.shown}%" if level.kind == "percent" else level.shown


def _number(level: Level | None) -> DraftNumber | None:
    if level is None:
        return None
    return DraftNumber(level.value, "derived" if level.derived else "given")


def _direction(result: DraftKeyResult) -> str:
    start, goal = result.baseline.value, result.target.value
    if start is None or goal is None or start == goal:
        return result.direction
    return "increase" if goal > start else "decrease"


def fitting(variant: Variant, sentence: str, level: Level, last: int | None) -> list[int]:
    """Key results that a number may belong to: by the words beside it, else by unit and blank."""
    results = variant.key_results
    bare = level.kind == "count" and not level.noun
    if bare and last is not None:
        return [last]
    same = [index for index, result in enumerate(results) if bare or _same_unit(result, level)]
    words = _content(sentence)
    shared = {index: len(words & _content(results[index].metric)) for index in same}
    most = max(shared.values(), default=0)
    if most:
        return [index for index in same if shared[index] == most]
    started = [index for index in same if results[index].baseline.value is not None]
    waiting = [index for index in started if results[index].target.value is None]
    if level.role == "target" and len(waiting) == 1:
        return waiting
    return [index for index in same if _is_open(results[index], level)] or same


def as_meant(sentence: str, given: tuple[Level, ...]) -> tuple[Level, ...]:
    """Read "make it 25 days" as where it should go: where it stands is said as a fact."""
    if len(given) == 1 and _WISH.search(sentence) and not _PRESENT.search(sentence):
        return (replace(given[0], role="target"),)
    return given


def _content(text: str) -> set[str]:
    """The words that tell one metric from another, small verbs such as "give up" included."""
    words = {word.rstrip("s") for word in re.findall(r"[a-z]{3,}", text.lower())}
    return words - _PLAIN - {word.rstrip("s") for word in _WEIGHTLESS}


def _is_open(result: DraftKeyResult, level: Level) -> bool:
    number = result.target if level.role == "target" else result.baseline
    return number.value is None


def _same_unit(result: DraftKeyResult, level: Level) -> bool:
    if level.kind == "duration":
        return result.unit.rsplit(" ", maxsplit=1)[-1] in DURATION_UNITS
    if level.kind == "percent":
        return result.unit == "%"
    if level.kind == "count":
        return result.unit == "" and level.noun.rstrip("s") in result.metric
    return result.unit in {"", level.unit}
