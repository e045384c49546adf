"""Answers to a draft in plain words, each changing what it names and nothing else.

A number goes to its blank, a key result goes or comes, a word is called otherwise, the objective
changes its type. Where an answer could mean several things, nothing changes and a question comes.
"""

import re
from dataclasses import dataclass, replace

from coach.composer.cleaning import clean
from coach.composer.fitness import called
from coach.composer.idea import Idea
from coach.composer.intents import addresses_machine
from coach.composer.keyresults import key_result
from coach.composer.levels import Level, levels
from coach.composer.library import companions
from coach.composer.renumbering import as_meant, fitting, renumbered
from coach.composer.rewriting import (
    Step,
    added,
    held,
    listed,
    renamed,
    retyped,
    reworded,
    shortened,
    split,
    which_is_kpi,
    with_result,
)
from coach.composer.scales import same_scale
from coach.composer.spelling import sentences, spelled_out
from coach.composer.values import DraftKeyResult, ObjectiveType, Variant
from coach.composer.wording import invents
from retrieval.library.entries import Kpi
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
_WORDS = r"[\"'“]?([\w'-]+(?: [\w'-]+){0,3}?)[\"'”]?"
_RENAME = (
    re.compile(rf"(?i)^(?:please )?call (?:the |our )?{_WORDS},? (?!it\b){_WORDS}$"),
    re.compile(
        rf"(?i)\b(?:rename|replace|change|swap) (?:the word |the |our )?{_WORDS} "
        rf"(?:to|by|with|into) {_WORDS}$"
    ),
    re.compile(rf"(?i)\b(?:say|use|write) {_WORDS} (?:instead of|not|rather than) {_WORDS}$"),
)
_REWORD = re.compile(
    r"(?i)\b(?:rename|change|reword|rewrite|write|set)\b (?P<what>the objective|it|this|.{0,22}?) "
    r"(?:to|as|into)[:\s]+(?P<text>\w+ .{12,})$"
)
_TYPE = re.compile(
    r"(?i)\b(?:make|turn|change|set|as)\b.*?\b(aspirational|stretch|moonshot|committed|promise|learning)\b"
)
_TYPES: dict[str, ObjectiveType] = {
    "aspirational": "aspirational", "stretch": "aspirational", "moonshot": "aspirational",
    "committed": "committed", "promise": "committed", "learning": "learning",
}  # fmt: skip
_BOLDER = re.compile(
    r"(?i)\b(?:bolder|braver|more ambitious|less ambitious|harder|easier|safer|more realistic)\b"
)
_SHORTER = re.compile(r"(?i)\b(?:shorter|shorten|too long|more concise|crisper|snappier|trim)\b")
_SPLIT = re.compile(r"(?i)\b(?:split|separate|break up|make two)\b")
_WHICH_KPI = re.compile(r"(?i)\b(?:which|what|any|is|are)\b.*\bkpis?\b.*|\bkpis? or key results?\b")
_HOLD_IT = re.compile(
    r"(?i)\b(?:move|turn|make|put)\b.*\b(?:to|into|as|under|a|among)\b.*\bkpis?\b"
)
_ADD = re.compile(
    r"(?i)\b(?:add|include|we (?:also )?need|give us|one more)\b.*?"
    r"\b(?:key result|kr|metric|measure|one|line)s?\b"
    r" (?:about|on|for|that measures|measuring|to measure|around) (?:the |our )?(?P<topic>.+)$"
)
_UNSAID = re.compile(r"(?i)^(?:please )?(?:make|change|improve|fix|redo|rewrite|polish)\b.{0,40}$")


@dataclass(frozen=True, slots=True)
class Refinement:
    """What an answer did: the changed variant, each change in words, or a question.

    ``understood`` tells a question about what was asked from the question of somebody who could
    make nothing of the words: they may be about something else altogether.
    """

    variant: Variant | None
    changes: tuple[str, ...] = ()
    question: str = ""
    understood: bool = True

    @property
    def said(self) -> str:
        """The changes, or else the question, in words."""
        return " ".join(self.changes) or self.question


def refine(variant: Variant, text: str, search: LibrarySearch) -> Refinement:
    """Apply an answer such as "we are at 45 days today" or "drop the last one" to a variant."""
    dictated = _REWORD.search(" ".join(clean(text).text.split()))
    if dictated and not addresses_machine(text):
        step = reworded(variant, _position(variant, dictated["what"]), dictated["text"])
        return Refinement(step.variant, step.changes)
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
        return Refinement(None, (), _unclear(variant), understood=False)
    return Refinement(changed, tuple(changes))


def _step(variant: Variant, sentence: str, last: int | None, search: LibrarySearch) -> Step:
    sentence = sentence.strip(" .!?")
    for try_it in (_asked, _worded, _lines):
        step = try_it(variant, sentence, search)
        if step is not None:
            return step
    given = as_meant(sentence, same_scale(levels(spelled_out(sentence))))
    if given:
        return _filled(variant, sentence, given, _position(variant, sentence), last)
    if _UNSAID.match(sentence):
        return Step(question=_unclear(variant))
    return Step()


def _asked(variant: Variant, sentence: str, search: LibrarySearch) -> Step | None:
    """Questions, types and degrees."""
    del search
    if _HOLD_IT.search(sentence):
        return held(variant, _position(variant, sentence))
    if _WHICH_KPI.search(sentence):
        return which_is_kpi(variant)
    kind = _TYPE.search(sentence)
    if kind:
        return retyped(variant, _TYPES[kind.group(1).lower()])
    if _BOLDER.search(sentence) and not levels(sentence):
        return _how_far(variant, _position(variant, sentence))
    return None


def _worded(variant: Variant, sentence: str, search: LibrarySearch) -> Step | None:
    """Other words for what is there."""
    del search
    for index, pattern in enumerate(_RENAME):
        match = pattern.search(sentence)
        if match and _position(variant, sentence) is None:
            old, new = match.groups() if index < len(_RENAME) - 1 else match.groups()[::-1]
            return renamed(variant, old, new)
    return shortened(variant) if _SHORTER.search(sentence) else None


def _lines(variant: Variant, sentence: str, search: LibrarySearch) -> Step | None:
    """Lines that come, go, or become two."""
    more = _ADD.search(sentence)
    if more:
        return added(variant, more["topic"].strip(" ."), search)
    named = _position(variant, sentence)
    if _DROP.search(sentence) and not levels(spelled_out(sentence)):
        return _dropped(variant, named if named is not None else _about(variant, sentence))
    if _SWAP.search(sentence):
        return _swapped(variant, named, search)
    return split(variant, named) if _SPLIT.search(sentence) else None


def _how_far(variant: Variant, named: int | None) -> Step:
    """Nobody but the team can say how far: a bolder number would be an invented one."""
    if named is None:
        return Step(
            question=f"Which key result should reach further, and how far? {listed(variant)}"
        )
    result = variant.key_results[named]
    goal = result.target.value
    known = f" Today's target is {goal.normalize():f}." if goal is not None else ""
    return Step(question=f"How far should “{result.metric}” go by the end of the cycle?{known}")


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


def _about(variant: Variant, sentence: str) -> int | None:
    """The only key result with words of the sentence: "drop the one about no-shows"."""
    words = set(stems(sentence)) - set(
        stems("drop remove delete key result share number rate time")
    )
    found = [
        index
        for index, result in enumerate(variant.key_results)
        if words & set(stems(result.metric or result.text))
    ]
    return found[0] if len(found) == 1 else None


def _dropped(variant: Variant, named: int | None) -> Step:
    if named is None:
        return Step(question=f"Which key result should go? {listed(variant)}")
    results = list(variant.key_results)
    if len(results) == 1:
        return Step(question="It is the only key result left. What should stand in its place?")
    gone = results.pop(named)
    return Step(replace(variant, key_results=tuple(results)), (f"Dropped: {gone.text}",))


def _swapped(variant: Variant, named: int | None, search: LibrarySearch) -> Step:
    if named is None:
        return Step(question=f"Which key result should be measured otherwise? {listed(variant)}")
    old = variant.key_results[named]
    used = {result.kpi for result in variant.key_results} | {
        result.metric for result in variant.key_results
    }
    for entry in _instead_of(old, variant, search):
        if entry.id in used or entry.phrase in used or invents(f"{entry.phrase} {entry.unit}", ""):
            continue
        why = f"{entry.name}: {entry.definition}"
        idea = Idea(
            entry.phrase, entry.unit, entry.direction, entry.kind, named, kpi=entry.id, why=why
        )
        new = key_result(idea, named)
        return Step(with_result(variant, named, new), (f"Replaced “{old.text}” by “{new.text}”",))
    return Step(question="What else would show the change? Name the measure in a few words.")


def _instead_of(old: DraftKeyResult, variant: Variant, search: LibrarySearch) -> list[Kpi]:
    """Other measures: those that stand beside its KPI first, then those that share words."""
    found = [
        match.entry for match in search.kpis(f"{old.metric}. {variant.objective.outcome}", limit=8)
    ]
    same = next((entry for entry in found if entry.id == old.kpi), None)
    beside = companions(same, "") if same is not None else ()
    akin = [entry for entry in found if called(entry, old.metric)]
    return [*beside, *akin, *found]


def _filled(
    variant: Variant, sentence: str, given: tuple[Level, ...], named: int | None, last: int | None
) -> Step:
    """Give numbers to the key result that the sentence names, or that they fit best."""
    candidates = [named] if named is not None else fitting(variant, sentence, given[0], last)
    if not candidates:
        return Step(question=f"Which key result is {given[0].shown} for? {listed(variant)}")
    if len(candidates) > 1:
        texts = " or ".join(f"“{variant.key_results[index].metric}”" for index in candidates[:3])
        return Step(question=f"Is {given[0].shown} for {texts}?")
    position = candidates[0]
    old = variant.key_results[position]
    new = renumbered(old, given)
    if new.direction != old.direction:
        way = "rise" if old.direction == "increase" else "fall"
        return Step(question=f"“{old.metric}” should {way}. Which numbers are meant for it?")
    change = f"“{old.text}” is now “{new.text}”"
    return Step(with_result(variant, position, new), (change,), position=position)


def _unclear(variant: Variant) -> str:
    return (
        "What should change? Give a number for a key result, say which one to drop, or ask for "
        f"another measure. {listed(variant)}"
    )
