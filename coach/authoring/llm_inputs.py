"""What a model is given to draft from: a brief's honest part, and what the library knows of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from coach.authoring.llm_grounding import Grounds
from coach.composer.brief import Understanding, understand
from coach.composer.compose import KINDS, MOST_VARIANTS, Request
from coach.composer.intents import is_gibberish
from coach.composer.values import ObjectiveType
from prompts import Rendered
from prompts.library.draft_okrs import PROMPT, Drafts
from retrieval.library.entries import Kpi
from retrieval.port import LibrarySearch

MOST_KPIS = 6
MOST_EXAMPLES = 2
SEARCHED = 2
"""Statements of the brief that are looked up: each costs 10 ms, and we have 50 in all."""
LONGEST_SEARCH = 300
LONGEST_DIRECTION = 2_000
LONGEST_TEAM = 120


@dataclass(frozen=True, slots=True)
class Task:
    """A brief made ready for a model: the prompt, and what its answer will be judged by."""

    request: Request
    brief: Understanding
    grounds: Grounds
    kpis: tuple[Kpi, ...]
    prompt: Rendered[Drafts]


def task_for(request: Request, direction: Sequence[str], search: LibrarySearch) -> Task | None:
    """Read the brief and render the prompt; None when there is nothing to ask a model about.

    Orders to the machine are taken out here, before any model sees them, and the length of the
    brief is bounded. Works without waiting for anything, so call it in a thread.
    """
    brief = understand(request.brief)
    if not brief.foreign and (not brief.text or is_gibberish(brief.text)):
        return None
    grounds = Grounds.of(brief.text)
    asked = [issue.clause.text for issue in brief.issues[:SEARCHED]]
    asked = asked or [brief.text[:LONGEST_SEARCH]]
    kpis = _kpis(asked, search)
    examples = search.okrs(asked[0], limit=MOST_EXAMPLES)
    prompt = PROMPT.render(
        brief=brief.text,
        team=request.team[:LONGEST_TEAM],
        direction=_bounded(direction),
        kpis=tuple(text for kpi in kpis if not grounds.lack(text := _described(kpi))),
        examples=tuple(
            match.entry.objective for match in examples if not grounds.lack(match.entry.objective)
        ),
        types=types_for(request, brief),
    )
    return Task(request, brief, grounds, kpis, prompt)


def types_for(request: Request, brief: Understanding) -> tuple[ObjectiveType, ...]:
    """Name the type of each variant: the one asked for, or all three in turn."""
    count = max(1, min(request.variants, MOST_VARIANTS))
    if request.type is not None:
        return (request.type,) * count
    ordered = sorted(KINDS, key=lambda kind: kind != brief.ambition)
    return tuple(ordered[index % len(ordered)] for index in range(count))


def _kpis(asked: Sequence[str], search: LibrarySearch) -> tuple[Kpi, ...]:
    limit = MOST_KPIS // len(asked)
    found = {
        match.entry.id: match.entry for text in asked for match in search.kpis(text, limit=limit)
    }
    return tuple(found.values())


def _described(kpi: Kpi) -> str:
    unit = f", in {kpi.unit}" if kpi.unit else ""
    better = "higher" if kpi.direction == "increase" else "lower"
    return f"{kpi.name}: {kpi.phrase}{unit}; {better} is better; {kpi.kind}"


def _bounded(direction: Sequence[str]) -> tuple[str, ...]:
    kept: list[str] = []
    room = LONGEST_DIRECTION
    for text in direction:
        if text.strip() and room > 0:
            kept.append(text.strip()[:room])
            room -= len(kept[-1])
    return tuple(kept)
