"""What the library adds to an issue: KPIs that measure it, their guardrails and initiatives."""

from dataclasses import dataclass, replace
from functools import cache

from coach.composer.brief import Understanding
from coach.composer.idea import Idea
from coach.composer.inflection import is_person
from coach.composer.issue import Issue
from coach.composer.values import DraftKpi
from coach.composer.wording import invents
from retrieval.library.entries import Kpi, kpis
from retrieval.port import LibrarySearch
from retrieval.words import stems

SURE = 0.72  # a score from which the library may speak for the team
NEXT = 0.85  # a second answer must fit this well
ENOUGH = 2
_TIMES = frozenset({"minutes", "hours", "days", "weeks", "months"})
_WEIGHTLESS = frozenset(
    stems(
        "median average share number rate time times new month monthly weekly days "
        "hours level people"
    )
)


@dataclass(frozen=True, slots=True)
class Found:
    """Ideas, initiatives and KPIs to watch that the library offers for an issue."""

    ideas: tuple[Idea, ...] = ()
    initiatives: tuple[str, ...] = ()
    guards: tuple[DraftKpi, ...] = ()
    nearest: Kpi | None = None
    """The entry that comes nearest, though its words may not be usable here."""
    sure: bool = False
    """Whether the best entry fits so well that it may speak before the clause's own words."""


@cache
def _by_id() -> dict[str, Kpi]:
    return {entry.id: entry for entry in kpis()}


def from_library(issue: Issue, brief: Understanding, search: LibrarySearch, index: int) -> Found:
    """Look the clause up. Entries whose words hold numbers are left out: they would be invented."""
    matches = search.kpis(issue.clause.text, limit=ENOUGH)
    fitting: list[Kpi] = []
    for position, match in enumerate(matches):
        shared = _shared(match.entry, issue.clause.text)
        if match.score < (NEXT if position or shared == 1 else SURE) or not shared:
            break
        fitting.append(match.entry)
    nearest = matches[0].entry if matches and matches[0].score >= SURE else None
    usable = [entry for entry in fitting if not invents(f"{entry.phrase} {entry.unit}", brief.text)]
    if not usable:
        return Found(nearest=nearest)
    best = usable[0]
    guardrail = _by_id().get(best.guardrail)
    guarded = guardrail is not None and _guards(guardrail, brief)
    return Found(
        sure=matches[0].score >= NEXT and _shared(best, issue.clause.text) > 1,
        ideas=tuple(_idea(entry, index) for entry in usable),
        initiatives=tuple(text for text in best.initiatives if not invents(text, brief.text))[:2],
        guards=(_guard(guardrail),) if guardrail is not None and guarded else (),
        nearest=nearest,
    )


def linked(ideas: list[Idea], found: Found) -> list[Idea]:
    """Name the library KPI that the first idea moves, where both measure alike."""
    nearest = found.nearest
    if nearest is None or not ideas or ideas[0].kpi is not None:
        return ideas
    same_unit = nearest.unit == ideas[0].unit or {nearest.unit, ideas[0].unit} <= _TIMES
    if not same_unit or nearest.direction != ideas[0].direction:
        return ideas
    return [replace(ideas[0], kpi=nearest.id), *ideas[1:]]


def _guards(entry: Kpi, brief: Understanding) -> bool:
    return _shared(entry, brief.text) > 0 and not invents(entry.phrase, brief.text)


def _shared(entry: Kpi, text: str) -> int:
    """How many words of weight an entry's name and phrase share with what was said."""
    said = {
        word
        for each in text.lower().split()
        if not is_person(each.strip(".,;:!?"))
        for word in stems(each)
    }
    return len((set(stems(f"{entry.name} {entry.phrase}")) - _WEIGHTLESS) & said)


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


def _guard(entry: Kpi) -> DraftKpi:
    return DraftKpi(
        name=entry.name,
        text=f"Hold {entry.phrase} at today's level or better",
        kpi=entry.id,
        why=f"It keeps the change honest: {entry.definition}",
    )
