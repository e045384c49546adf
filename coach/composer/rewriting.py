"""Words that are changed later: other names, another type, a shorter aim, one line more or less."""

import re
from dataclasses import dataclass, replace
from functools import partial

from coach.composer.fitness import called
from coach.composer.idea import Idea, result
from coach.composer.inflection import capitalised, is_plural, plural, singular
from coach.composer.keyresults import key_result
from coach.composer.levels import levels
from coach.composer.lexicon import closed
from coach.composer.library import idea_of
from coach.composer.soundness import is_sound
from coach.composer.values import DraftKeyResult, DraftKpi, DraftObjective, ObjectiveType, Variant
from coach.composer.wording import invents
from coach.grammar.objective import parse_objective
from coach.linter.lint import lint_line
from retrieval.port import LibrarySearch

MOST_KEY_RESULTS = 5
SHORT = 9  # words that an aim keeps
SURE = 0.5  # score from which a library entry answers a topic
_TAIL = re.compile(r",| and | while | when | because | which | without ")
_KPI_CODES = frozenset({"KR206", "KR209"})


@dataclass(frozen=True, slots=True)
class Step:
    """What one sentence did: a changed variant with its changes in words, or a question."""

    variant: Variant | None = None
    changes: tuple[str, ...] = ()
    question: str = ""
    position: int | None = None


def with_result(variant: Variant, position: int, new: DraftKeyResult) -> Variant:
    """The variant with another key result at a place."""
    results = list(variant.key_results)
    results[position] = new
    return replace(variant, key_results=tuple(results))


def listed(variant: Variant) -> str:
    """The key results as a reader can name them."""
    return " ".join(
        f"KR{index} {result.metric or result.text}."
        for index, result in enumerate(variant.key_results, start=1)
    )


def retyped(variant: Variant, kind: ObjectiveType) -> Step:
    """Make the objective of another type; the words stay, the grading changes."""
    if variant.type == kind:
        return Step(question=f"It is {kind} already. What should change?")
    graded = {
        "committed": "a promise: done means all of it",
        "aspirational": "a stretch: getting most of the way is a success",
        "learning": "about what you will know at the end",
    }[kind]
    return Step(replace(variant, type=kind), (f"The objective is {kind} now, {graded}.",))


def renamed(variant: Variant, old: str, new: str) -> Step:
    """Call something by another name in every line, singular and plural alike."""
    pairs = [(old, new)]
    if is_plural(old) != is_plural(singular(old)):
        pairs.append((singular(old), singular(new)))
    else:
        pairs.append((plural(old), plural(new)))

    def spoken(text: str) -> str:
        for one, other in pairs:
            text = re.sub(
                rf"\b{re.escape(one)}\b",
                partial(_in_case, other),
                text,
                flags=re.IGNORECASE,
            )
        return text

    changed = replace(
        variant,
        objective=objective_text(spoken(variant.objective.text)),
        key_results=tuple(
            replace(each, text=spoken(each.text), metric=spoken(each.metric))
            for each in variant.key_results
        ),
        kpis=tuple(
            replace(each, name=spoken(each.name), text=spoken(each.text)) for each in variant.kpis
        ),
        initiatives=tuple(spoken(text) for text in variant.initiatives),
    )
    if changed == replace(variant, objective=objective_text(variant.objective.text)):
        return Step(question=f"“{old}” stands in none of the lines. Which word should change?")
    return Step(changed, (f"“{old}” is called “{new}” now.",))


def _in_case(other: str, match: re.Match[str]) -> str:
    return capitalised(other) if match.group(0)[0].isupper() else other


def objective_text(text: str) -> DraftObjective:
    """An objective from its text, taken apart by the formula."""
    parsed = parse_objective(text)
    return DraftObjective(
        text=text,
        action_word=parsed.action_word.text if parsed.action_word else "",
        outcome=parsed.outcome.text if parsed.outcome else "",
        value=parsed.value.text if parsed.value else "",
    )


def shortened(variant: Variant) -> Step:
    """Cut what trails behind in the aim and in its value; the rest keeps its words."""
    before = variant.objective
    aim, joint, value = before.text.partition(" so that ")
    shorter = " so that ".join(_cut(part) for part in (aim, value) if joint or part)
    if shorter == before.text or not joint:
        return Step(question="Which words of the objective can go?")
    changed = replace(variant, objective=objective_text(shorter))
    return Step(changed, (f"The objective is now “{shorter}”",))


def _cut(text: str) -> str:
    first = _TAIL.split(text)[0].strip()
    words = first.split()
    return first if first != text and len(words) > 2 else text  # noqa: PLR2004 - verb, object, more


def reworded(variant: Variant, position: int | None, text: str) -> Step:
    """Write the objective (no position) or a key result as somebody dictates it."""
    text = capitalised(text.strip(" .\"'“”"))
    if position is None:
        changed = replace(variant, objective=objective_text(text))
        return Step(changed, (f"The objective is now “{text}”",))
    old = variant.key_results[position]
    new = replace(old, text=text)
    return Step(with_result(variant, position, new), (f"“{old.text}” is now “{text}”",))


def added(variant: Variant, topic: str, search: LibrarySearch) -> Step:
    """One more key result about a topic: the library's measure, else one of its own words."""
    if len(variant.key_results) >= MOST_KEY_RESULTS:
        return Step(
            question=f"There are five already. Which one should it replace? {listed(variant)}"
        )
    idea = _about(variant, topic, search)
    if idea is None:
        return Step(question=f"How would you see that “{topic}” got better? Name what to count.")
    new = key_result(idea, len(variant.key_results))
    changed = replace(variant, key_results=(*variant.key_results, new))
    return Step(changed, (f"Added: {new.text}",), position=len(variant.key_results))


def _about(variant: Variant, topic: str, search: LibrarySearch) -> Idea | None:
    used = {result.metric for result in variant.key_results}
    place = len(variant.key_results)
    for match in search.kpis(f"{topic}. {variant.objective.text}", limit=8):
        entry = match.entry
        fresh = entry.phrase not in used and not invents(f"{entry.phrase} {entry.unit}", "")
        if fresh and called(entry, topic):
            return idea_of(entry, place)
    bad = topic.rsplit(maxsplit=1)[-1].lower() in closed()["negative"] or topic.startswith("no-")
    counted = is_plural(topic.rsplit(maxsplit=1)[-1])
    metric = f"monthly number of {topic}" if counted else f"share of people satisfied with {topic}"
    good = is_sound(metric) and metric not in used
    return result(metric, "" if counted else "%", place, up=not (bad or counted)) if good else None


def split(variant: Variant, position: int | None) -> Step:
    """Make two key results of one that measures two things; its numbers stay with the first."""
    joined = [
        index
        for index, each in enumerate(variant.key_results)
        if " and " in each.metric and (position is None or index == position)
    ]
    if len(joined) != 1:
        return Step(question=f"Which line should become two, and where? {listed(variant)}")
    old = variant.key_results[joined[0]]
    first, _, second = old.metric.partition(" and ")
    if levels(old.text):
        return Step(question=f"Which of the two do the numbers measure: {first}, or {second}?")
    parts = [
        key_result(Idea(part, old.unit, old.direction, "lagging", joined[0]), joined[0] + place)
        for place, part in enumerate((first, second))
    ]
    results = [*variant.key_results]
    results[joined[0] : joined[0] + 1] = parts
    made = " and ".join(f"“{part.text}”" for part in parts)
    return Step(replace(variant, key_results=tuple(results)), (f"Split into {made}",))


def which_is_kpi(variant: Variant) -> Step:
    """Answer which lines hold a level instead of moving one."""
    found = [
        f"KR{index}"
        for index, each in enumerate(variant.key_results, start=1)
        if any(finding.code in _KPI_CODES for finding in lint_line(each.text, kind="key_result"))
    ]
    if not found:
        return Step(
            question="None of them: each key result moves a level. A KPI would hold one. "
            "Should one of them be held instead? Then say “move KR1 to the KPIs”."
        )
    named = " and ".join(found)
    return Step(question=f"{named} holds a level rather than moving one. Move it to the KPIs?")


def held(variant: Variant, position: int | None) -> Step:
    """Move a key result to the KPIs: its level is to be held, and no longer moved."""
    if position is None:
        return Step(question=f"Which key result should become a KPI? {listed(variant)}")
    if len(variant.key_results) == 1:
        return Step(question="It is the only key result left. What should stand in its place?")
    results = list(variant.key_results)
    gone = results.pop(position)
    kpi = DraftKpi(
        capitalised(gone.metric), f"Keep {gone.metric} at today's level or better", gone.kpi
    )
    changed = replace(variant, key_results=tuple(results), kpis=(*variant.kpis, kpi))
    return Step(changed, (f"Moved to the KPIs: {kpi.text}",))
