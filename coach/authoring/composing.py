"""The co-author without a model: the composer drafts, and edits what is on the sheet."""

from collections.abc import Iterable
from dataclasses import dataclass

from coach.authoring.coauthor import Context, Reply, Suggestion
from coach.authoring.engine import Engine
from coach.authoring.sheet import Line, Sheet, SheetObjective, new_line_id
from coach.composer.compose import Request
from coach.composer.values import Draft, ObjectiveType, Variant

INTRODUCTIONS: dict[ObjectiveType, str] = {
    "committed": "A promise for this cycle.",
    "aspirational": "A stretch: getting most of the way is a success.",
    "learning": "First find out what is behind it.",
}
NUMBERS = ("no", "one way", "two ways", "three ways", "four ways", "five ways", "six ways")


@dataclass(frozen=True, slots=True)
class DraftingCoAuthor:
    """Turns what an engine drafts into proposals for the sheet."""

    engine: Engine

    async def reply(self, words: str, sheet: Sheet, context: Context, said: str) -> Reply:
        """Draft from what the team says; as long as nothing is taken, earlier words count too."""
        brief = words if sheet.objectives else "\n".join(filter(None, (said, words)))
        draft = await self.engine.draft(Request(brief, team=context.team))
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
        yield Suggestion(objective.id, None, objective, INTRODUCTIONS[variant.type])


def objective_of(variant: Variant) -> SheetObjective:
    """Put a variant into the form that a sheet holds, with new ids."""
    return SheetObjective(
        id=new_line_id(),
        text=variant.objective.text,
        type=variant.type,
        key_results=tuple(
            Line(new_line_id(), result.text, result.kpi, result.why)
            for result in variant.key_results
        ),
        kpis=tuple(Line(new_line_id(), kpi.text, kpi.kpi, kpi.why) for kpi in variant.kpis),
        initiatives=tuple(Line(new_line_id(), text) for text in variant.initiatives),
    )
