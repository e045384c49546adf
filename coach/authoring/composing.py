"""The co-author: an engine drafts, and plain words change what is on the sheet."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

from coach.authoring.coauthor import Context, Reply, Suggestion
from coach.authoring.engine import Engine, Occasion
from coach.authoring.sheet import Sheet, SheetObjective
from coach.authoring.variants import changed, objective_of, variant_of
from coach.composer.compose import Request
from coach.composer.refinement import Refinement, refine
from coach.composer.values import Draft, ObjectiveType, Variant
from retrieval.port import LibrarySearch

INTRODUCTIONS: dict[ObjectiveType, str] = {
    "committed": "A promise for this cycle.",
    "aspirational": "A stretch: getting most of the way is a success.",
    "learning": "First find out what is behind it.",
}
NUMBERS = ("no way", "one way", "two ways", "three ways", "four ways", "five ways", "six ways")
REMEMBERED = 2_000
"""Characters of what was said before. An engine reads the beginning of a long text only, and the
newest message stands at its end."""


@dataclass(frozen=True, slots=True)
class DraftingCoAuthor:
    """Turns what an engine drafts, and what people ask to change, into proposals."""

    engine: Engine
    search: LibrarySearch

    async def reply(self, words: str, sheet: Sheet, context: Context, said: str) -> Reply:
        """Answer a message: a change to the sheet, or drafts for a problem, or a question.

        As long as nothing is on the sheet, what was said before counts too: an answer sharpens the
        drafts instead of starting over.
        """
        if not sheet.objectives:
            earlier = said[:REMEMBERED]
            return await self._draft("\n".join(filter(None, (earlier, words))), context)
        found = await asyncio.to_thread(self._refinements, words, sheet)
        meant = [(objective, done) for objective, done in found if done.variant is not None]
        if len(meant) == 1:
            return _change(*meant[0])
        if len(meant) > 1:
            return _ask(f"Which objective do you mean? {_listed(one for one, _ in meant)}")
        if not any(done.understood for _, done in found):
            reply = await self._draft(words, context)
            if reply.suggestions:
                return reply
        asked = next((done for _, done in found if done.understood), found[0][1])
        return _ask(asked.question)

    async def _draft(self, brief: str, context: Context) -> Reply:
        occasion = Occasion(context.caller, (context.mission, *context.priorities))
        draft = await self.engine.draft(Request(brief, team=context.team), occasion)
        return Reply(
            text=_introduction(draft),
            suggestions=tuple(_suggestions(draft.variants)),
            engine=draft.engine,
            alternatives=True,
            questions=draft.questions,
            notices=draft.notices,
            model=draft.model,
            prompt=draft.prompt,
        )

    def _refinements(self, words: str, sheet: Sheet) -> list[tuple[SheetObjective, Refinement]]:
        return [
            (objective, refine(variant_of(objective), words, self.search))
            for objective in sheet.objectives
        ]


def _change(objective: SheetObjective, done: Refinement) -> Reply:
    variant = done.variant or variant_of(objective)
    after = changed(objective, variant)
    suggestion = Suggestion(objective.id, objective, after, " ".join(done.changes))
    text = "\n".join(done.changes) or "Here is the change."
    return Reply(text, (suggestion,) if after != objective else (), "composer")


def _ask(question: str) -> Reply:
    return Reply(question or "What should change?", (), "composer")


def _listed(objectives: Iterable[SheetObjective]) -> str:
    return " ".join(f"{place}. {each.text}." for place, each in enumerate(objectives, start=1))


def _introduction(draft: Draft) -> str:
    if not draft.variants:
        return "I found nothing to draft from yet."
    if len(draft.variants) == 1:
        return "Here is a way to write it. Take it, and change what you like."
    return (
        f"Here are {NUMBERS[len(draft.variants)]} to write it. Take the one that is closest, and"
        " change what you like."
    )


def _suggestions(variants: Iterable[Variant]) -> Iterable[Suggestion]:
    for variant in variants:
        objective = objective_of(variant)
        why = INTRODUCTIONS[variant.type]
        yield Suggestion(objective.id, None, objective, why)
