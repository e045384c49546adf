"""Three ways to write the team's OKR that really differ: in aim, in metrics and in value."""

import re
from dataclasses import dataclass, replace
from zlib import crc32

from coach.composer.brief import Issue, Understanding
from coach.composer.ideas import Idea
from coach.composer.inflection import capitalised
from coach.composer.keyresults import key_result
from coach.composer.objectives import objective_for
from coach.composer.slots import Slots
from coach.composer.templates import filled, smooth
from coach.composer.values import DraftKpi, ObjectiveType, Variant
from coach.composer.wording import invents, sentence_of

KEY_RESULTS = 3
INITIATIVES = 3
KPIS = 3


@dataclass(frozen=True, slots=True)
class Material:
    """Everything known about one issue when variants are written."""

    issue: Issue
    slots: Slots
    ideas: tuple[Idea, ...]
    initiatives: tuple[str, ...]
    guards: tuple[DraftKpi, ...] = ()


_EVIDENCE = (
    ("share of {who} we asked who confirm the main cause", "%", "increase", "leading"),
    ("number of suspected causes proved or ruled out", "", "increase", "lagging"),
    ("share of cases of {topic} with a recorded cause", "%", "increase", "leading"),
    ("share of ideas about {topic} tested with {who}", "%", "increase", "leading"),
    ("share of decisions about {topic} backed by data", "%", "increase", "lagging"),
)


def variant(
    materials: list[Material], brief: Understanding, kind: ObjectiveType, turn: int, angle: int
) -> Variant:
    """Write one variant; ``angle`` is which issue leads, ``turn`` which wording and mix is due."""
    ordered = materials[angle % len(materials) :] + materials[: angle % len(materials)]
    lead = ordered[0]
    chosen = _learning_ideas(ordered, brief) if kind == "learning" else _mixed(ordered, kind, turn)
    objective = objective_for(lead.issue, lead.slots, brief, kind, turn)
    deadline = brief.deadline
    return Variant(
        type=kind,
        objective=objective,
        key_results=tuple(
            key_result(replace(idea, why=idea.why or _why(idea, ordered, kind)), position, deadline)
            for position, idea in enumerate(chosen)
        ),
        initiatives=_initiatives(ordered, brief, turn, kind),
        kpis=_kpis(ordered, brief, chosen),
    )


def _mixed(ordered: list[Material], kind: ObjectiveType, turn: int) -> list[Idea]:
    """Numbers first, then a metric from each issue, then other sides of the leading one."""
    columns = [list(material.ideas) for material in ordered]
    second = kind == "aspirational" or turn > 0
    wanted: list[Idea] = [ideas[0] for ideas in columns[:1] if ideas]
    wanted += [ideas[0] for ideas in columns[1:] if ideas and ideas[0].has_numbers]
    if second:
        wanted += [ideas[1] for ideas in columns if len(ideas) > 1]
        wanted += [ideas[2] for ideas in columns if len(ideas) > 2]  # noqa: PLR2004 - the third idea
    else:
        wanted += [ideas[0] for ideas in columns[1:3] if ideas]
        wanted += [idea for ideas in columns[:1] for idea in ideas[1:]]
    wanted += [idea for ideas in columns for idea in ideas]
    return _distinct(wanted)[:KEY_RESULTS]


def _distinct(ideas: list[Idea]) -> list[Idea]:
    found: list[Idea] = []
    for idea in ideas:
        if all(_apart(idea.metric, other.metric) for other in found):
            found.append(idea)
    return found


def _apart(one: str, other: str) -> bool:
    """Whether two metrics are different measures and not two wordings of one."""
    first, second = (set(re.findall(r"[a-z]{4,}", text.lower())) - {"share", "number", "monthly", "median", "time"} for text in (one, other))
    if not first or not second:
        return one != other
    return len(first & second) / min(len(first), len(second)) < 0.8  # noqa: PLR2004 - four words of five


def _learning_ideas(ordered: list[Material], brief: Understanding) -> list[Idea]:
    lead = ordered[0]
    slots = Slots({**lead.slots, "topic": _topic(lead)})
    evidence = [
        Idea(metric, unit, direction, kind, lead.ideas[0].source, why="It counts what is known, and not how busy the search for it was.")
        for texts, unit, direction, kind in _EVIDENCE
        if (metric := filled([texts], slots)) and not invents(metric, brief.text)
    ]
    start = crc32(brief.text.encode()) % max(len(evidence) - 1, 1)
    rotated = evidence[start:] + evidence[:start]
    main = lead.ideas[0]
    trial = main if main.has_numbers else replace(main, metric=f"{main.metric} in a trial")
    return _distinct([*rotated[:2], trial, *rotated[2:]])[:KEY_RESULTS]


def _topic(material: Material) -> str:
    slots = material.slots
    for name in ("wish", "x", "subjs", "objs"):
        if slots.get(name):
            return slots[name]
    return "this problem"


def _why(idea: Idea, ordered: list[Material], kind: ObjectiveType) -> str:
    said = next((sentence_of(material.issue) or material.issue.clause.text for material in ordered if material.ideas and material.ideas[0].source == idea.source), "")
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
        offered = [f"Ask a few {ordered[0].slots['who']} what lies behind it", *offered]
    if offered and turn:
        shift = turn % len(offered)
        offered = offered[shift:] + offered[:shift]
    found.extend(text for text in offered if not invents(text, brief.text))
    return tuple(dict.fromkeys(capitalised(text) for text in found))[: max(INITIATIVES, len(brief.tasks))]


def _kpis(ordered: list[Material], brief: Understanding, chosen: list[Idea]) -> tuple[DraftKpi, ...]:
    found = [
        DraftKpi(name=_kpi_name(clause.text), text=capitalised(clause.text), kpi=None, why="You asked for it to hold while the rest moves.")
        for clause in brief.holds
    ]
    taken = {idea.metric for idea in chosen}
    for material in ordered:
        found.extend(guard for guard in material.guards if guard.name not in taken)
    unique: dict[str, DraftKpi] = {}
    for kpi in found:
        if not invents(kpi.text, brief.text):
            unique.setdefault(kpi.name.lower(), kpi)
    return tuple(unique.values())[:KPIS]


def _kpi_name(text: str) -> str:
    name = re.sub(r"(?i)^(?:(?:we|and|but|while|still|also|just|must|should|need to|have to|want to|please|not)\s+)*(?:keep(?:ing)?|maintain(?:ing)?|hold(?:ing)?|without|preserv(?:e|ing)|hurting?|harm(?:ing)?|los(?:e|ing)|stay(?:ing)?|compromis(?:e|ing))\s+(?:our |the )?", "", text)
    name = re.split(r"(?i)\s(?:at|above|below|under|over|within|near|around|up|as it is|where it is|stable)\b|\d|,", name)[0].strip()
    return capitalised(name or text)
