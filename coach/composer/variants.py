"""Three ways to write the team's OKR that really differ: in aim, in metrics and in value."""

import re
from dataclasses import dataclass, replace
from functools import partial
from zlib import crc32

from coach.composer.brief import Understanding
from coach.composer.idea import Idea
from coach.composer.inflection import capitalised
from coach.composer.issue import Issue
from coach.composer.keyresults import key_result
from coach.composer.objectives import objective_for
from coach.composer.repair import repaired
from coach.composer.shapes import theme_metrics
from coach.composer.slots import Slots
from coach.composer.templates import filled, smooth
from coach.composer.values import DraftKeyResult, DraftKpi, ObjectiveType, Variant
from coach.composer.wording import invents, sentence_of

KEY_RESULTS = 3
INITIATIVES = 3
KPIS = 3
ALIKE = 0.7  # share of common words from which two metrics are one


@dataclass(frozen=True, slots=True)
class Material:
    """Everything known about one issue when variants are written."""

    issue: Issue
    slots: Slots
    ideas: tuple[Idea, ...]
    initiatives: tuple[str, ...]
    guards: tuple[DraftKpi, ...] = ()


_EVIDENCE = (
    ("number of suspected causes of {noun} proved or ruled out", "", "increase", "lagging"),
    (
        "share of {who} we asked who name the same main reason for {noun}",
        "%",
        "increase",
        "leading",
    ),
    ("number of tested remedies with a measured effect on {noun}", "", "increase", "lagging"),
    ("share of our predictions about {noun} that come true", "%", "increase", "leading"),
)


def variant(
    materials: list[Material], brief: Understanding, kind: ObjectiveType, turn: int, angle: int
) -> Variant:
    """Write one variant; ``angle`` is which issue leads, ``turn`` which wording and mix is due."""
    ordered = materials[angle % len(materials) :] + materials[: angle % len(materials)]
    lead = ordered[0]
    ranked = _learning_ideas(ordered, brief) if kind == "learning" else _mixed(ordered, kind, turn)
    chosen = ranked[:KEY_RESULTS]
    objective = objective_for(lead.issue, lead.slots, brief, kind, turn)

    def written(idea: Idea, position: int) -> DraftKeyResult:
        why = idea.why or _why(idea, ordered, kind)
        return key_result(replace(idea, why=why), position, brief.deadline)

    drafted = Variant(
        type=kind,
        objective=objective,
        key_results=tuple(written(idea, position) for position, idea in enumerate(chosen)),
        initiatives=_initiatives(ordered, brief, turn, kind),
        kpis=_kpis(ordered, brief, chosen),
    )
    return repaired(drafted, [partial(written, idea) for idea in ranked[KEY_RESULTS:]], brief.raw)


def _mixed(ordered: list[Material], kind: ObjectiveType, turn: int) -> list[Idea]:
    """Numbers first, then a metric from each issue, then other sides of the leading one."""
    columns = [list(material.ideas) for material in ordered]
    bold = kind == "aspirational" or turn > 0
    extra = _themed(ordered[0], bold=bold)
    numbered = [ideas[0] for ideas in columns if ideas and ideas[0].has_numbers]
    if bold:
        fresh = [idea for ideas in columns for idea in ideas[2:3]]
        fresh += [idea for ideas in columns[1:] for idea in ideas[:1]]
        wanted = [
            *numbered[:2],
            *(columns[0][:1] if not numbered else []),
            *extra[:1],
            *fresh,
            *extra,
        ]
    else:
        wanted = [
            *columns[0][:1],
            *numbered,
            *(ideas[0] for ideas in columns[1:3] if ideas),
            *columns[0][1:],
        ]
    # A plain variant looks at the other signs than a bold one does.
    wanted += [
        *columns[0],
        *(extra if bold else reversed(extra)),
        *(idea for ideas in columns[1:] for idea in ideas),
    ]
    return _distinct(wanted)


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
    return [Idea(text, "%", "increase", "lagging", source, why=why) for text in found if text]


def _distinct(ideas: list[Idea]) -> list[Idea]:
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


def _learning_ideas(ordered: list[Material], brief: Understanding) -> list[Idea]:
    lead = ordered[0]
    evidence = [
        Idea(
            metric,
            unit,
            direction,
            kind,
            lead.ideas[0].source,
            why="It counts what is known, and not how busy the search for it was.",
        )
        for texts, unit, direction, kind in _EVIDENCE
        if (metric := filled([texts], lead.slots)) and not invents(metric, brief.text)
    ]
    start = crc32(brief.text.encode()) % max(len(evidence) - 1, 1)
    rotated = evidence[start:] + evidence[:start]
    main = lead.ideas[0]
    trial = main if main.has_numbers else replace(main, metric=f"{main.metric} in a trial")
    return _distinct([*rotated[:2], trial, *rotated[2:]])


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
    if offered and turn:
        shift = turn % len(offered)
        offered = offered[shift:] + offered[:shift]
    found.extend(text for text in offered if not invents(text, brief.text))
    return tuple(dict.fromkeys(capitalised(text) for text in found))[
        : max(INITIATIVES, len(brief.tasks))
    ]


def _kpis(
    ordered: list[Material], brief: Understanding, chosen: list[Idea]
) -> tuple[DraftKpi, ...]:
    found = [
        DraftKpi(
            name=_kpi_name(clause.text),
            text=capitalised(clause.text),
            kpi=None,
            why="You asked for it to hold while the rest moves.",
        )
        for clause in brief.holds
    ]
    taken = {idea.metric for idea in chosen}
    for material in ordered:
        found.extend(guard for guard in material.guards if guard.name not in taken)
    found.extend(
        DraftKpi(
            name=capitalised(idea.metric),
            text=f"Hold {idea.metric} at today's level or better",
            kpi=None,
            why="It should not suffer while the key results move.",
        )
        for idea in reversed(_themed(ordered[0], bold=False))
        if idea.metric not in taken and len(found) < KPIS - 1
    )
    unique: dict[str, DraftKpi] = {}
    for kpi in found:
        if not invents(kpi.text, brief.text):
            unique.setdefault(kpi.name.lower(), kpi)
    return tuple(unique.values())[:KPIS]


def _kpi_name(text: str) -> str:
    name = re.sub(
        r"(?i)^(?:(?:we|and|but|while|still|also|just|must|should|need to|have to|"
        r"want to|please|not)\s+)*(?:keep(?:ing)?|maintain(?:ing)?|hold(?:ing)?|without|"
        r"preserv(?:e|ing)|hurting?|harm(?:ing)?|los(?:e|ing)|stay(?:ing)?|"
        r"compromis(?:e|ing))\s+(?:our |the )?",
        "",
        text,
    )
    name = re.split(
        r"(?i)\s(?:at|above|below|under|over|within|near|around|up|as it is|where it is|"
        r"stable)\b|\d|,",
        name,
    )[0].strip()
    return capitalised(name or text)
