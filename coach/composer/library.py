"""What the library adds to an issue: KPIs that measure it, their guardrails and initiatives."""

from dataclasses import dataclass

from coach.composer.brief import Issue, Understanding
from coach.composer.ideas import Idea
from coach.composer.slots import Slots
from coach.composer.values import DraftKpi
from coach.composer.wording import invents
from retrieval.library.entries import Kpi
from retrieval.port import LibrarySearch, Match

SURE = 0.6  # a score from which the library may speak for the team
ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Found:
    """Ideas, initiatives and KPIs to watch that the library offers for an issue."""

    ideas: tuple[Idea, ...] = ()
    initiatives: tuple[str, ...] = ()
    guards: tuple[DraftKpi, ...] = ()


def from_library(
    issue: Issue, slots: Slots, brief: Understanding, search: LibrarySearch, index: int
) -> Found:
    """Look the clause up. Entries whose words hold numbers are left out: they would be invented."""
    del slots
    matches = [
        match
        for match in search.kpis(issue.clause.text, limit=ENOUGH)
        if match.score >= SURE and not invents(match.entry.phrase, brief.text)
    ]
    if not matches:
        return Found()
    return Found(
        ideas=tuple(_idea(match.entry, index) for match in matches),
        initiatives=tuple(
            text for match in matches[:1] for text in match.entry.initiatives if not invents(text, brief.text)
        )[:2],
        guards=_guards(matches, brief),
    )


def _idea(entry: Kpi, index: int) -> Idea:
    return Idea(
        metric=entry.phrase,
        unit=entry.unit,
        direction=entry.direction,
        kind=entry.kind,
        source=index,
        kpi=entry.id,
        why=f"{entry.name}: {entry.definition}",
    )


def _guards(matches: list[Match[Kpi]], brief: Understanding) -> tuple[DraftKpi, ...]:
    """KPIs to watch: the ones found that are not taken as key results."""
    return tuple(
        DraftKpi(
            name=match.entry.name,
            text=f"Hold {match.entry.phrase} at today's level or better",
            kpi=match.entry.id,
            why=match.entry.definition,
        )
        for match in matches[1:]
        if not invents(match.entry.phrase, brief.text)
    )
