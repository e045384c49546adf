"""What the domain asks of a language model, and how a model fails."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from pydantic import BaseModel

from coach.errors import Unavailable
from prompts import Rendered

Out = TypeVar("Out", bound=BaseModel)


class Failure(StrEnum):
    """Why a model gave no usable answer."""

    NOT_CONFIGURED = "not_configured"
    SWITCHED_OFF = "switched_off"
    TIMEOUT = "timeout"
    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"
    UNREACHABLE = "unreachable"
    REJECTED = "rejected"
    REFUSED = "refused"
    MALFORMED = "malformed"
    TOO_LONG = "too_long"
    OVER_BUDGET = "over_budget"
    NOT_INSTALLED = "not_installed"
    NOT_LOADED = "not_loaded"


_WORDS = {
    Failure.NOT_CONFIGURED: "no model is set up",
    Failure.SWITCHED_OFF: "the organisation has switched models off",
    Failure.TIMEOUT: "the model took too long",
    Failure.RATE_LIMITED: "the model service is busy",
    Failure.SERVER_ERROR: "the model service had a fault",
    Failure.UNREACHABLE: "the model service could not be reached",
    Failure.REJECTED: "the model service rejected the request",
    Failure.REFUSED: "the model declined to answer",
    Failure.MALFORMED: "the model's answer made no sense",
    Failure.TOO_LONG: "the model's answer was cut off",
    Failure.OVER_BUDGET: "the budget for model calls is used up",
    Failure.NOT_INSTALLED: "a local model needs the package xllamacpp, which is not installed",
    Failure.NOT_LOADED: "the local model's file could not be loaded",
}


@dataclass(frozen=True, slots=True)
class Usage:
    """What a call took. Tokens are the service's own count, or None where it gives none."""

    input_tokens: int | None
    output_tokens: int | None
    seconds: float


class ModelUnavailable(Unavailable):
    """The model gave no usable answer; ``failure`` says why.

    ``usage`` is what the failed call took, where it was counted; ``retry_after_seconds`` is how
    long the service asks to be left alone.
    """

    code = "model_unavailable"

    def __init__(
        self,
        failure: Failure,
        usage: Usage | None = None,
        *,
        retry_after_seconds: float | None = None,
    ) -> None:
        super().__init__(f"{_WORDS[failure][0].upper()}{_WORDS[failure][1:]}.")
        self.failure = failure
        self.usage = usage
        self.retry_after_seconds = retry_after_seconds

    @property
    def words(self) -> str:
        """Say why, as part of a sentence."""
        return _WORDS[self.failure]


@dataclass(frozen=True, slots=True)
class Caller:
    """On whose account a model is asked, and what for; the ledger and the budgets go by it.

    ``subject_id`` is what the answer is for, such as a conversation, where there is one.
    """

    org_id: UUID
    person_id: UUID | None
    purpose: str
    subject_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Completion(Generic[Out]):
    """A checked answer with the model's name and what it took."""

    answer: Out
    text: str
    model: str
    usage: Usage


class Llm(Protocol):
    """Answers a rendered prompt with the output type that the prompt declares."""

    @property
    def model(self) -> str:
        """Name the model that is asked."""
        ...

    async def complete(self, prompt: Rendered[Out]) -> Completion[Out]:
        """Return an answer that fits the prompt's schema, or raise ``ModelUnavailable``."""
        ...


class OpenLlm(Llm, Protocol):
    """A model with connections or memory of its own, to be closed when nobody asks any more."""

    async def close(self) -> None:
        """Give them back."""
        ...


class Models(Protocol):
    """Where to get the model that may be asked in somebody's name."""

    def for_caller(self, caller: Caller | None) -> Llm:
        """Return the model on a caller's account; None where no organisation stands behind it."""
        ...


@dataclass(frozen=True, slots=True)
class SameForAll:
    """One model for whoever asks, without an account: for the command line."""

    llm: Llm

    def for_caller(self, caller: Caller | None) -> Llm:
        """Return the model."""
        del caller
        return self.llm
