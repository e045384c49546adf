"""The engine that asks a language model, and hands over to the composer when that does not help."""

import asyncio
from dataclasses import dataclass, replace
from typing import Final

from coach.authoring.engine import ANONYMOUS, Occasion
from coach.authoring.llm_inputs import Task, task_for
from coach.authoring.llm_judging import Judged, judged
from coach.composer.compose import Request, compose, notices_of
from coach.composer.values import Draft, Notice
from coach.llm.port import Failure, Llm, Models, ModelUnavailable
from retrieval.port import LibrarySearch

REPAIRS: Final = 2
PATIENCE_SECONDS: Final = 120.0
"""For one draft with its repairs; nobody watches a blank page for longer."""
BROKE_THE_RULES: Final = "the model's drafts broke the rules of the formulas"
FOUND_NOTHING: Final = "the model found nothing to draft from"


@dataclass(frozen=True, slots=True)
class LlmEngine:
    """Drafts with a language model in the lint-and-repair loop. It always answers.

    The model fills slots; the formulas, the numbers and the last word are ours. Where it fails, or
    what it writes cannot be mended, the composer drafts and a notice says why.
    """

    models: Models
    search: LibrarySearch
    patience_seconds: float = PATIENCE_SECONDS

    async def draft(self, request: Request, occasion: Occasion = ANONYMOUS) -> Draft:
        """Draft for a brief. Nothing is sent before its length is bounded and it says something."""
        task = await asyncio.to_thread(task_for, request, occasion.direction, self.search)
        if task is None:
            return await self._composed(request)
        llm = self.models.for_caller(occasion.caller)
        best = _Best()
        failure: ModelUnavailable | None = None
        try:
            async with asyncio.timeout(self.patience_seconds):
                await _improve(best, task, llm)
        except TimeoutError:
            failure = ModelUnavailable(Failure.TIMEOUT)
        except ModelUnavailable as error:
            failure = error
        if best.judged is not None and best.judged.usable():
            return _drafted(task, best.judged, llm.model)
        reason = failure.words if failure else BROKE_THE_RULES if best.judged else FOUND_NOTHING
        composed = await self._composed(request)
        return (
            composed if best.abstained and not composed.variants else _handed_over(composed, reason)
        )

    async def _composed(self, request: Request) -> Draft:
        return await asyncio.to_thread(compose, request, self.search)


@dataclass(slots=True)
class _Best:
    """The best answer so far; it stands when a later one fails."""

    judged: Judged | None = None
    abstained: bool = False


async def _improve(best: _Best, task: Task, llm: Llm) -> None:
    """Ask, and ask again with what is wrong, as long as the answer gets better."""
    prompt = task.prompt
    for turn in range(REPAIRS + 1):
        completion = await llm.complete(prompt)
        answer = completion.answer
        if not answer.on_topic or not answer.variants:
            best.abstained = best.judged is None
            return
        found = await asyncio.to_thread(judged, task, answer)
        if best.judged is None or found.weight < best.judged.weight:
            best.judged = found
        objection = found.objection()
        if not objection or (turn and best.judged.usable()):
            return
        prompt = task.prompt.with_reply(completion.text, objection)


def _drafted(task: Task, found: Judged, model: str) -> Draft:
    variants = found.usable()
    notices = notices_of(task.brief)
    left_out = len(found.variants) - len(variants)
    if left_out:
        drafts = (
            "one of the model's drafts" if left_out == 1 else f"{left_out} of the model's drafts"
        )
        text = f"{drafts[0].upper()}{drafts[1:]} broke the rules of the formulas and was left out."
        notices = [*notices, Notice("withheld", text.replace("drafts broke", "drafts broke"))]
    return Draft("llm", model, task.prompt.ref, variants, found.questions, tuple(notices))


def _handed_over(composed: Draft, reason: str) -> Draft:
    text = f"{reason[0].upper()}{reason[1:]}; the composer wrote this draft."
    return replace(composed, notices=(*composed.notices, Notice("fallback", text)))
