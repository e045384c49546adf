"""Three ways to write the team's OKR that really differ: in aim, in metrics and in value."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from coach.composer.brief import Understanding
from coach.composer.evidence import learning_ideas
from coach.composer.guards import guards
from coach.composer.idea import Idea
from coach.composer.inflection import capitalised
from coach.composer.keyresults import key_result
from coach.composer.library import companions, idea_of, trusted
from coach.composer.material import Material
from coach.composer.objectives import objective_for
from coach.composer.repair import repaired
from coach.composer.shapes import theme_metrics
from coach.composer.slots import people_of
from coach.composer.soundness import is_sound
from coach.composer.templates import filled, smooth
from coach.composer.values import DraftKeyResult, ObjectiveType, Variant
from coach.composer.wording import invents, sentence_of

KEY_RESULTS = 3
_SMALL_TRIAL = "Try a change with a small group before rolling it out"
INITIATIVES = 3
ALIKE = 0.7  # share of common words from which two metrics are one


def variant(
    materials: list[Material],
    brief: Understanding,
    kind: ObjectiveType,
    turn: int,
    angle: int,
    before: Sequence[Variant] = (),
) -> Variant:
    """Write one variant; ``angle`` is which issue leads, ``turn`` which wording and mix is due.

    Where there is one, a metric and a value is taken that the variants ``before`` do not have.
    """
    ordered = materials[angle % len(materials) :] + materials[: angle % len(materials)]
    lead = ordered[0]
    used = frozenset(result.metric for each in before for result in each.key_results)
    if kind == "learning":
        ranked = learning_ideas(ordered, brief)
    else:
        ranked = _mixed(ordered, brief, used, bold=kind == "aspirational" or turn > 0)
    chosen = ranked[:KEY_RESULTS]
    aims = (f"{each.objective.action_word} {each.objective.outcome}".lower() for each in before)
    stated = frozenset((*(each.objective.value for each in before), *aims))
    objective = objective_for(lead, brief, kind, turn, stated)

    def written(idea: Idea, position: int) -> DraftKeyResult:
        why = idea.why or _why(idea, ordered, kind)
        return key_result(replace(idea, why=why), position, brief.deadline)

    drafted = Variant(
        type=kind,
        objective=objective,
        key_results=tuple(written(idea, position) for position, idea in enumerate(chosen)),
        initiatives=_initiatives(ordered, brief, turn, kind),
        kpis=guards(ordered, brief, chosen),
    )
    return repaired(drafted, [partial(written, idea) for idea in ranked[KEY_RESULTS:]], brief.raw)


def _mixed(
    ordered: list[Material], brief: Understanding, used: frozenset[str], *, bold: bool
) -> list[Idea]:
    """Numbers first, then a metric from each issue, then other sides of the leading one."""
    columns = [list(material.ideas) for material in ordered]
    numbered = [ideas[0] for ideas in columns if ideas[0].has_numbers]
    beside = [idea for material in ordered for idea in _beside(material, brief)]
    lead, others = columns[0], [idea for ideas in columns[1:3] for idea in ideas[:1]]
    if bold:
        wanted = [*numbered[:2], *lead[1:2], *beside[:1], *others, *lead, *beside]
    else:
        wanted = [*numbered, *lead[:1], *others, *beside[:1], *lead, *beside]
    rest = (idea for ideas in columns[1:] for idea in ideas)
    themed = [*_themed(ordered[0], bold=bold), *_themed(ordered[0], bold=not bold)]
    wanted += [*ordered[0].safe, *themed, *rest]
    wanted = [idea for idea in wanted if idea.has_numbers or not _is_held(idea, brief)]
    fresh = [idea for idea in wanted if idea.metric not in used or idea.has_numbers]
    return distinct([*fresh, *wanted])


def _is_held(idea: Idea, brief: Understanding) -> bool:
    """Whether the team asked to hold this, and not to move it."""
    held = " ".join(clause.lower for clause in brief.holds)
    if re.search(r"\b(?:csat|satisfaction)\b", held) and "satisfied" in idea.metric:
        return True
    return "nps" in held and "recommend" in idea.metric


def _beside(material: Material, brief: Understanding) -> list[Idea]:
    """What the library measures beside the entry that leads an issue: leading signs first."""
    if not material.fits:
        return []
    fit = material.fits[0]
    found = [
        idea_of(entry, fit.issue)
        for entry in companions(fit.entry, brief.text)
        if trusted(entry, brief)
    ]
    return sorted(found, key=lambda idea: idea.kind == fit.entry.kind)


def _themed(material: Material, *, bold: bool) -> list[Idea]:
    """What else would show the change, seen from further away; bolder variants look at loyalty."""
    shape = material.issue.match.shape if material.issue.match else None
    themes = [shape.theme if shape else "general", "loyalty" if bold else "general"]
    if bold and shape is None:
        themes = ["loyalty", "trust"]
    texts = (text for theme in dict.fromkeys(themes) for text in theme_metrics()[theme])
    source = material.ideas[0].source
    why = "It shows from outside whether the change is felt."
    found = (filled([text], material.slots) for text in texts)
    return [
        Idea(text, "%", "increase", "lagging", source, why=why)
        for text in found
        if text and is_sound(text)
    ]


def distinct(ideas: list[Idea]) -> list[Idea]:
    """Leave out ideas that measure what one before them does."""
    found: list[Idea] = []
    for idea in ideas:
        if all(_apart(idea.metric, other.metric) for other in found):
            found.append(idea)
    return found


def _apart(one: str, other: str) -> bool:
    """Whether two metrics are different measures and not two wordings of one."""
    first, second = (set(re.findall(r"[a-z-]{3,}", text.lower())) for text in (one, other))
    shorter, longer = sorted((first, second), key=len)
    return not shorter <= longer and len(first & second) / len(first | second) < ALIKE


def _why(idea: Idea, ordered: list[Material], kind: ObjectiveType) -> str:
    said = next(
        (
            sentence_of(material.issue) or material.issue.clause.text
            for material in ordered
            if material.ideas and material.ideas[0].source == idea.source
        ),
        "",
    )
    if idea.has_numbers:
        return f"You gave the numbers for it: \u201c{said}\u201d."
    if idea.kind == "leading":
        return f"It moves early, before the result that you name: \u201c{said}\u201d."
    if idea.kind == "guardrail":
        return "It keeps the others honest: a gain there must not be paid for here."
    if kind == "learning":
        return "A small trial shows whether the cause that you found is the right one."
    return f"It measures what you describe: \u201c{said}\u201d."


def _initiatives(
    ordered: list[Material], brief: Understanding, turn: int, kind: ObjectiveType
) -> tuple[str, ...]:
    found = [smooth(task) for task in brief.tasks]
    offered = [text for material in ordered for text in material.initiatives]
    if kind == "learning":
        offered = [smooth(f"Ask a few {ordered[0].slots['who']} what lies behind it"), *offered]
    who = people_of(ordered[0].slots)
    offered += [f"Talk with a few {who} about what they miss most", _SMALL_TRIAL]
    if offered and turn:
        shift = turn % len(offered)
        offered = offered[shift:] + offered[:shift]
    found.extend(text for text in offered if not invents(text, brief.text))
    return tuple(dict.fromkeys(capitalised(text) for text in found))[
        : max(INITIATIVES, len(brief.tasks))
    ]
