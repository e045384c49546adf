"""Every question to a model is entered here, and none is asked that the budget does not allow."""

import hashlib
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from coach.clock import Clock
from coach.db import Sessions
from coach.llm import store
from coach.llm.models import LlmCall
from coach.llm.port import (
    Caller,
    Completion,
    Failure,
    Llm,
    ModelUnavailable,
    Out,
    Usage,
)
from coach.llm.redaction import Known, Pseudonyms, RedactingLlm
from prompts import Rendered

CHARACTERS_PER_TOKEN: Final = 4
"""A rough estimate for services that do not count, and for calls that came to nothing."""
CACHED: Final = 256
_MILLION: Final = Decimal(1_000_000)
_NOTHING: Final = Usage(0, 0, 0.0)

Directory = Callable[[UUID], Awaitable[Sequence[Known]]]
"""Names the people of an organisation."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a day may cost in tokens, and what a million tokens cost in money, where known."""

    organisation_tokens: int
    person_tokens: int
    input_price: Decimal | None = None
    output_price: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """Hands the model out on somebody's account. A ``Models``; one for the whole process.

    With a ``directory`` people's names are hidden from the model; without one, for a model on this
    machine, they are not. Answers to prompts without chance (temperature 0) are kept for a while,
    each organisation's for itself.
    """

    llm: Llm
    sessions: Sessions
    clock: Clock
    terms: Terms
    directory: Directory | None = None
    _answers: "OrderedDict[tuple[str, ...], Completion[Any]]" = field(default_factory=OrderedDict)

    def for_caller(self, caller: Caller | None) -> Llm:
        """Return the model on a caller's account. Raises ValueError for nobody's account."""
        if caller is None:
            raise ValueError("a model is asked on somebody's account; say whose")
        return _OnAccount(self, caller)


@dataclass(frozen=True, slots=True)
class _OnAccount:
    """The model as one caller sees it."""

    ledger: Ledger
    caller: Caller

    @property
    def model(self) -> str:
        """Name the model that is asked."""
        return self.ledger.llm.model

    async def complete(self, prompt: Rendered[Out]) -> Completion[Out]:
        """Ask if the budget allows, and enter how it ended. Raises ModelUnavailable.

        No transaction is open while the model thinks.
        """
        at = self.ledger.clock.now()
        kept = self._kept(prompt)
        if kept is not None:
            await self._enter(prompt, at, "cached", _NOTHING)
            return kept
        if not await self._affordable(at):
            await self._enter(prompt, at, Failure.OVER_BUDGET, _NOTHING)
            raise ModelUnavailable(Failure.OVER_BUDGET)
        llm = await self._discreet()
        try:
            completion = await llm.complete(prompt)
        except ModelUnavailable as error:
            await self._enter(prompt, at, error.failure, error.usage)
            raise
        await self._enter(prompt, at, "answered", completion.usage)
        self._keep(prompt, completion)
        return completion

    async def _discreet(self) -> Llm:
        """Return the model, behind pseudonyms where it is not on this machine."""
        if self.ledger.directory is None:
            return self.ledger.llm
        known = await self.ledger.directory(self.caller.org_id)
        return RedactingLlm(self.ledger.llm, Pseudonyms(known, salt=str(self.caller.org_id)))

    async def _affordable(self, at: datetime) -> bool:
        midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
        async with self.ledger.sessions() as session:
            spent = await store.spent_since(session, self.caller, midnight)
        terms = self.ledger.terms
        within = spent.organisation < terms.organisation_tokens
        return within and (self.caller.person_id is None or spent.person < terms.person_tokens)

    async def _enter(
        self, prompt: Rendered[Any], at: datetime, outcome: str, usage: Usage | None
    ) -> None:
        sent, answered, counted = _tokens(prompt, usage)
        took = (self.ledger.clock.now() - at).total_seconds()
        entry = LlmCall(
            org_id=self.caller.org_id,
            person_id=self.caller.person_id,
            purpose=self.caller.purpose,
            subject_id=self.caller.subject_id,
            prompt=prompt.ref,
            model=self.model,
            at=at,
            outcome=str(outcome),
            input_tokens=sent,
            output_tokens=answered,
            counted=counted,
            cost=self._cost(sent, answered),
            seconds=took if usage is None else usage.seconds,
        )
        async with self.ledger.sessions.begin() as session:
            session.add(entry)

    def _cost(self, sent: int, answered: int) -> Decimal | None:
        terms = self.ledger.terms
        if terms.input_price is None or terms.output_price is None:
            return None
        return (terms.input_price * sent + terms.output_price * answered) / _MILLION

    def _key(self, prompt: Rendered[Any]) -> tuple[str, ...]:
        words = "\0".join(f"{each.role}\0{each.text}" for each in prompt.messages)
        digest = hashlib.sha256(words.encode()).hexdigest()
        return (str(self.caller.org_id), prompt.ref, self.model, digest)

    def _kept(self, prompt: Rendered[Out]) -> Completion[Out] | None:
        return self.ledger._answers.get(self._key(prompt))  # noqa: SLF001 - two halves of one thing

    def _keep(self, prompt: Rendered[Out], completion: Completion[Out]) -> None:
        if prompt.front.temperature > 0:
            return
        answers = self.ledger._answers  # noqa: SLF001 - as above
        answers[self._key(prompt)] = completion
        if len(answers) > CACHED:
            answers.popitem(last=False)


def _tokens(prompt: Rendered[Any], usage: Usage | None) -> tuple[int, int, bool]:
    """Take the service's count, or estimate: a call that failed was sent, and may be charged."""
    if usage is not None and usage.input_tokens is not None and usage.output_tokens is not None:
        return usage.input_tokens, usage.output_tokens, True
    written = sum(len(message.text) for message in prompt.messages)
    answered = 0 if usage is None else prompt.front.output_tokens
    return written // CHARACTERS_PER_TOKEN, answered, False
