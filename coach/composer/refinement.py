"""Answers to a draft: a number goes to its blank, a key result goes, another metric comes.

An answer changes what it names and nothing else. Where it could mean several key results, nothing
is changed and a question comes back instead.
"""

import re
from dataclasses import dataclass, replace

from coach.composer.cleaning import clean
from coach.composer.idea import Idea
from coach.composer.intents import addresses_machine
from coach.composer.keyresults import key_result
from coach.composer.levels import Level, levels
from coach.composer.measures import DURATION_UNITS
from coach.composer.scales import same_scale
from coach.composer.spelling import sentences, spelled_out
from coach.composer.values import DraftKeyResult, DraftNumber, Variant
from coach.composer.wording import invents
from retrieval.port import LibrarySearch
from retrieval.words import stems

_ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1}
_NAMED = re.compile(r"\b(?:kr|key result|number|no\.?|#)\s?(\d)\b", re.IGNORECASE)
_ORDINAL = re.compile(
    r"\b(first|second|third|fourth|fifth|last)\b(?: (?:one|key result|kr|metric|line))?",
    re.IGNORECASE,
)
_DROP = re.compile(r"\b(?:drop|remove|delete|scrap|lose|strike|without|take out)\b", re.IGNORECASE)
_SWAP = re.compile(
    r"\b(?:another|different|other|replace|swap|exchange|new)\b.*"
    r"\b(?:metric|measure|key result|kr|one)\b"
    r"|\b(?:replace|swap|exchange)\b",
    re.IGNORECASE,
)
_WEIGHTLESS = frozenset(
    stems(
        "share median average monthly number time rate target baseline minutes hours days weeks "
        "months"
    )
)


@dataclass(frozen=True, slots=True)
class Refinement:
    """What an answer did: the changed variant, each change in words, or a question."""

    variant: Variant | None
    changes: tuple[str, ...] = ()
    question: str = ""


def refine(variant: Variant, text: str, search: LibrarySearch) -> Refinement:
    """Apply an answer such as "we are at 45 days today" or "drop the last one" to a variant."""
    changed, changes = variant, list[str]()
    last: int | None = None
    for sentence in sentences(clean(text).text):
        if addresses_machine(sentence):
            continue
        step = _step(changed, sentence, last, search)
        if step.question:
            return Refinement(None, (), step.question)
        if step.variant is not None:
            changed, last = step.variant, step.position
            changes.extend(step.changes)
    if not changes:
        return Refinement(None, (), _unclear(variant))
    return Refinement(changed, tuple(changes))


@dataclass(frozen=True, slots=True)
class _Step:
    variant: Variant | None = None
    changes: tuple[str, ...] = ()
    question: str = ""
    position: int | None = None


def _step(variant: Variant, sentence: str, last: int | None, search: LibrarySearch) -> _Step:
    named = _position(variant, sentence)
    if _DROP.search(sentence) and not levels(spelled_out(sentence)):
        return _dropped(variant, named)
    if _SWAP.search(sentence):
        return _swapped(variant, named, search)
    given = same_scale(levels(spelled_out(sentence)))
    return _filled(variant, sentence, given, named, last) if given else _Step()


def _position(variant: Variant, sentence: str) -> int | None:
    """Which key result a sentence names: "KR2", "the last one"; None if it names none."""
    count = len(variant.key_results)
    numbered, ordinal = _NAMED.search(sentence), _ORDINAL.search(sentence)
    if numbered:
        position = int(numbered.group(1)) - 1
    elif ordinal:
        position = _ORDINALS[ordinal.group(1).lower()]
    else:
        return None
    position = position if position >= 0 else count + position
    return position if 0 <= position < count else None


def _dropped(variant: Variant, named: int | None) -> _Step:
    if named is None:
        return _Step(question=f"Which key result should go? {_listed(variant)}")
    results = list(variant.key_results)
    if len(results) == 1:
        return _Step(question="It is the only key result left. What should stand in its place?")
    gone = results.pop(named)
    return _Step(replace(variant, key_results=tuple(results)), (f"Dropped: {gone.text}",))


def _swapped(variant: Variant, named: int | None, search: LibrarySearch) -> _Step:
    if named is None:
        return _Step(question=f"Which key result should be measured otherwise? {_listed(variant)}")
    old = variant.key_results[named]
    used = {result.kpi for result in variant.key_results} | {
        result.metric for result in variant.key_results
    }
    for match in search.kpis(f"{old.metric}. {variant.objective.outcome}", limit=8):
        entry = match.entry
        if entry.id in used or entry.phrase in used or invents(f"{entry.phrase} {entry.unit}", ""):
            continue
        why = f"{entry.name}: {entry.definition}"
        idea = Idea(
            entry.phrase, entry.unit, entry.direction, entry.kind, named, kpi=entry.id, why=why
        )
        new = key_result(idea, named)
        return _Step(_with(variant, named, new), (f"Replaced “{old.text}” by “{new.text}”",))
    return _Step(question="What else would show the change? Name the measure in a few words.")


def _filled(
    variant: Variant, sentence: str, given: tuple[Level, ...], named: int | None, last: int | None
) -> _Step:
    """Give numbers to the key result that the sentence names, or that they fit best."""
    candidates = [named] if named is not None else _fitting(variant, sentence, given[0], last)
    if not candidates:
        return _Step(question=f"Which key result is {given[0].shown} for? {_listed(variant)}")
    if len(candidates) > 1:
        texts = " or ".join(f"“{variant.key_results[index].metric}”" for index in candidates[:3])
        return _Step(question=f"Is {given[0].shown} for {texts}?")
    position = candidates[0]
    old = variant.key_results[position]
    new = _renumbered(old, given, position)
    if new.direction != old.direction:
        way = "rise" if old.direction == "increase" else "fall"
        return _Step(question=f"“{old.metric}” should {way}. Which numbers are meant for it?")
    change = f"“{old.text}” is now “{new.text}”"
    return _Step(_with(variant, position, new), (change,), position=position)


def _fitting(variant: Variant, sentence: str, level: Level, last: int | None) -> list[int]:
    """Key results that a number may belong to: by the words beside it, else by unit and blank."""
    results = variant.key_results
    bare = level.kind == "count" and not level.noun
    if bare and last is not None:
        return [last]
    same = [index for index, result in enumerate(results) if bare or _same_unit(result, level)]
    words = set(stems(sentence)) - _WEIGHTLESS
    shared = {index: len(words & set(stems(results[index].metric))) for index in same}
    most = max(shared.values(), default=0)
    if most:
        return [index for index in same if shared[index] == most]
    started = [index for index in same if results[index].baseline.value is not None]
    waiting = [index for index in started if results[index].target.value is None]
    if level.role == "target" and len(waiting) == 1:
        return waiting
    return [index for index in same if _is_open(results[index], level)] or same


def _is_open(result: DraftKeyResult, level: Level) -> bool:
    number = result.target if level.role == "target" else result.baseline
    return number.value is None


def _same_unit(result: DraftKeyResult, level: Level) -> bool:
    if level.kind == "duration":
        return result.unit.split(" ")[-1] in DURATION_UNITS
    if level.kind == "percent":
        return result.unit == "%"
    if level.kind == "count":
        return result.unit == "" and level.noun.rstrip("s") in result.metric
    return result.unit in {"", level.unit}


def _renumbered(old: DraftKeyResult, given: tuple[Level, ...], position: int) -> DraftKeyResult:
    baseline = next((level for level in given if level.role == "baseline"), None)
    target = next((level for level in given if level.role == "target"), None)
    unit = old.unit if given[0].kind == "count" else given[0].unit
    start = baseline or _level(old.baseline, old.unit)
    goal = target or _level(old.target, old.unit)
    direction = old.direction
    if start is not None and goal is not None and start.value != goal.value:
        direction = "increase" if goal.value > start.value else "decrease"
    kind = "lagging"
    idea = Idea(old.metric, unit, direction, kind, position, start, goal, old.kpi, old.why)
    return key_result(idea, position)


def _level(number: DraftNumber, unit: str) -> Level | None:
    if number.value is None:
        return None
    shown = f"{number.value.normalize():f}"
    derived = number.origin == "derived"
    return Level(number.value, shown, "count", unit, "baseline", 0, 0, derived=derived)


def _with(variant: Variant, position: int, new: DraftKeyResult) -> Variant:
    results = list(variant.key_results)
    results[position] = new
    return replace(variant, key_results=tuple(results))


def _listed(variant: Variant) -> str:
    return " ".join(
        f"KR{index} {result.metric}." for index, result in enumerate(variant.key_results, start=1)
    )


def _unclear(variant: Variant) -> str:
    return (
        "What should change? Give a number for a key result, say which one to drop, or ask for "
        f"another measure. {_listed(variant)}"
    )
