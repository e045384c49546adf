"""The KPIs that stand beside key results: what the team asked to hold, and what keeps it honest."""

import re

from coach.composer.brief import Understanding
from coach.composer.idea import Idea
from coach.composer.inflection import capitalised
from coach.composer.library import guardrail, trusted
from coach.composer.material import Material
from coach.composer.slots import people_of
from coach.composer.values import DraftKpi
from coach.composer.wording import invents
from retrieval.library.entries import Kpi

KPIS = 3  # with those that the brief asks for
OWN_KPIS = 1  # beside those: more of our own would only fill the page


def guards(
    ordered: list[Material], brief: Understanding, chosen: list[Idea]
) -> tuple[DraftKpi, ...]:
    """One of our own beside those that the brief asks for, none of them a key result."""
    held = [
        DraftKpi(
            name=_kpi_name(clause.text),
            text=capitalised(clause.text),
            kpi=None,
            why="You asked for it to hold while the rest moves.",
        )
        for clause in brief.holds
    ]
    taken = {idea.metric for idea in chosen}
    own = [guard for guard in _of_library(ordered, brief) if guard.name not in taken]
    own += [guard for guard in _of_topic(ordered[0]) if guard.name.lower() not in taken]
    unique: dict[str, DraftKpi] = {}
    for kpi in (*held, *own[:OWN_KPIS]):
        if kpi in held or not invents(kpi.text, brief.text):
            unique.setdefault(kpi.name.lower(), kpi)
    return tuple(unique.values())[:KPIS]


def _of_library(ordered: list[Material], brief: Understanding) -> list[DraftKpi]:
    found: list[DraftKpi] = []
    for material in ordered[:1]:
        for fit in material.fits[:1]:
            entry = guardrail(fit.entry, brief.text)
            if entry is not None and trusted(entry, brief):
                found.append(_guard(entry))
    return found


def _guard(entry: Kpi) -> DraftKpi:
    return DraftKpi(
        name=entry.name,
        text=f"Keep {entry.phrase} at today's level or better",
        kpi=entry.id,
        why=f"It keeps the change honest: {entry.definition}",
    )


def _of_topic(material: Material) -> list[DraftKpi]:
    """Where the library knows no guardrail: the satisfaction of those concerned, or complaints."""
    texts = [
        idea.metric
        for idea in material.safe
        if idea.metric.startswith(("share of", "monthly number of complaints"))
        and not idea.metric.endswith("improve")
    ]
    who = people_of(material.slots)
    texts += [
        f"share of {who} satisfied with us",
        f"share of promises to {who} kept",
        f"monthly number of complaints from {who}",
    ]
    return [
        DraftKpi(
            name=capitalised(text),
            text=f"Keep {text} at today's level or better",
            kpi=None,
            why="It should not suffer while the key results move.",
        )
        for text in texts
    ]


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
