"""KPIs and initiatives that the library suggests for an objective."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coach.authoring.sheet import SheetObjective
from coach.authoring.starting import key_result_for
from retrieval.library.entries import Kpi
from retrieval.memory import LibraryIndex

SUGGESTED = 6
WORK_SUGGESTED = 6
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class KpiIdea:
    """A KPI with why it fits here and what stands beside it."""

    kpi: Kpi
    because: str
    key_result: str
    guardrail: Kpi | None
    companions: tuple[Kpi, ...]
    watched: bool
    moved: bool


@dataclass(frozen=True, slots=True)
class Ideas:
    """What could stand under an objective."""

    kpis: tuple[KpiIdea, ...]
    initiatives: tuple[str, ...]


def ideas_for(library: LibraryIndex, objective: SheetObjective, about: str) -> Ideas:
    """Find KPIs that measure what a text is about, and work that could move them.

    Searching runs the embedding model: call it in a thread. Initiatives come from the KPIs found,
    and from those that the key results move already.
    """
    found = [match.entry for match in library.kpis(about, limit=SUGGESTED)]
    moved = {line.kpi for line in objective.key_results if line.kpi}
    watched = {line.kpi for line in objective.kpis if line.kpi}
    ideas = tuple(
        KpiIdea(
            kpi=kpi,
            because=_nearest(kpi.problems, about),
            key_result=key_result_for(kpi),
            guardrail=library.kpi(kpi.guardrail),
            companions=tuple(_known(library, kpi.companions)),
            watched=kpi.id in watched,
            moved=kpi.id in moved,
        )
        for kpi in found
    )
    return Ideas(ideas, tuple(_work(objective, [*_known(library, sorted(moved)), *found])))


def _known(library: LibraryIndex, ids: Iterable[str]) -> list[Kpi]:
    return [kpi for one in ids if (kpi := library.kpi(one)) is not None]


def _nearest(problems: Sequence[str], about: str) -> str:
    """Choose the complaint behind a KPI that sounds most like what is asked about."""
    words = set(_WORD.findall(about.lower()))
    return max(problems, key=lambda problem: len(words & set(_WORD.findall(problem.lower()))))


def _work(objective: SheetObjective, kpis: Iterable[Kpi]) -> list[str]:
    there = {line.text.casefold() for line in objective.initiatives}
    every = dict.fromkeys(text for kpi in kpis for text in kpi.initiatives)
    return [text for text in every if text.casefold() not in there][:WORK_SUGGESTED]
