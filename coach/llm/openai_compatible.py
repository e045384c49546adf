"""The port spoken to any endpoint with OpenAI's protocol, through LangChain's chat model."""

import asyncio
import json
import time
from contextlib import suppress
from dataclasses import dataclass, field
from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr, ValidationError

from coach.llm.patience import Patience, seconds_of
from coach.llm.port import Completion, Failure, ModelUnavailable, Out, Usage
from prompts import Rendered
from prompts.template import Front, json_schema

if TYPE_CHECKING:
    import httpx2
    import openai
    from langchain_core.messages import AIMessage
    from langchain_openai import ChatOpenAI

LARGEST_ANSWER = 200_000
"""Characters. Whatever is longer is no answer to anything we ask."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is served, and by what name. The timeout is for one call with its retries."""

    base_url: str
    model: str
    api_key: str = ""
    timeout_seconds: float = 60.0


class Form(IntEnum):
    """How a question is put. Services that speak the protocol differ in what of it they accept."""

    FULL = 0
    OWN_TEMPERATURE = 1
    """Some models that think choose their temperature themselves, and refuse ours."""
    PLAIN = 2
    """Some services cannot hold an answer to a schema; they are told it in words."""


class _Misunderstood(ModelUnavailable):
    """The service does not accept the form of the question."""


@dataclass(slots=True)
class OpenAiCompatible:
    """Asks one endpoint. An ``Llm``; share it, since it keeps connections open, and close it."""

    endpoint: Endpoint
    patience: Patience = field(default_factory=Patience)
    _chats: dict[tuple[float | None, int], "ChatOpenAI"] = field(default_factory=dict)
    _client: "httpx2.AsyncClient | None" = None
    _opening: asyncio.Lock = field(default_factory=asyncio.Lock)
    _form: Form = Form.FULL

    @property
    def model(self) -> str:
        """Name the model that is asked."""
        return self.endpoint.model

    async def complete(self, prompt: Rendered[Out]) -> Completion[Out]:
        """Ask, hold the answer to the prompt's schema, and return it checked.

        Raises ModelUnavailable with the kind of failure; nothing of the service's own error text
        is passed on, since it can hold keys and other people's words.
        """
        await self._opened(prompt.front, self._form)  # before the clock runs: it may have to import
        started = time.monotonic()
        try:
            async with asyncio.timeout(self.endpoint.timeout_seconds):
                message = await self._asked(prompt)
        except TimeoutError:
            raise ModelUnavailable(Failure.TIMEOUT) from None
        usage = _usage(message, time.monotonic() - started)
        text = _json_of(message.text)
        if (failure := _failure_of(message, text)) is not None:
            raise ModelUnavailable(failure, usage)
        try:
            answer = prompt.output.model_validate_json(text)
        except ValidationError:
            # without its cause: that one quotes the answer
            raise ModelUnavailable(Failure.MALFORMED, usage) from None
        return Completion(answer, text, self.model, usage)

    async def close(self) -> None:
        """Close the connections that are kept open."""
        if self._client is not None:
            await self._client.aclose()
            self._client = None
            self._chats.clear()

    async def _asked(self, prompt: Rendered[Out]) -> "AIMessage":
        """Ask in the fullest form that the service understands, and remember which that is."""
        while True:
            form = self._form
            chat = await self._opened(prompt.front, form)
            try:
                return await self.patience.asking(partial(_ask, chat, prompt, form))
            except _Misunderstood:
                if form is Form.PLAIN:
                    self._form = Form.FULL
                    raise
                self._form = Form(form + 1)

    async def _opened(self, front: Front, form: Form) -> "ChatOpenAI":
        settings = (front.temperature if form is Form.FULL else None, front.output_tokens)
        async with self._opening:
            if settings not in self._chats:
                self._chats[settings] = await asyncio.to_thread(self._chat, *settings)
        return self._chats[settings]

    def _chat(self, temperature: float | None, output_tokens: int) -> "ChatOpenAI":
        """Open what asks with these settings, in a thread: at first it takes seconds to import."""
        from langchain_openai import ChatOpenAI  # noqa: PLC0415 - as said

        from coach.llm.transport import bounded_client  # noqa: PLC0415 - as said

        if self._client is None:
            self._client = bounded_client(self.endpoint.timeout_seconds)
        return ChatOpenAI(
            model=self.endpoint.model,
            base_url=self.endpoint.base_url,
            api_key=SecretStr(self.endpoint.api_key or "none"),
            http_async_client=self._client,
            timeout=self.endpoint.timeout_seconds,
            max_retries=0,
            temperature=temperature,
            max_completion_tokens=output_tokens,
        )


async def _ask(chat: "ChatOpenAI", prompt: Rendered[Out], form: Form) -> "AIMessage":
    import openai  # noqa: PLC0415 - loaded by now, and not before
    from langsmith import tracing_context  # noqa: PLC0415 - as above

    try:
        with tracing_context(enabled=False):  # whatever the environment says: no third party
            return await chat.ainvoke(_messages(prompt, form), **_held_to(prompt, form))
    except openai.APIStatusError as error:
        raise _refusal(error) from None
    except openai.APITimeoutError:
        raise ModelUnavailable(Failure.TIMEOUT) from None
    except openai.APIConnectionError as error:
        if isinstance(error.__cause__, ModelUnavailable):  # from the transport
            raise error.__cause__ from None
        raise ModelUnavailable(Failure.UNREACHABLE) from None
    except openai.LengthFinishReasonError:
        raise ModelUnavailable(Failure.TOO_LONG) from None
    except openai.ContentFilterFinishReasonError:
        raise ModelUnavailable(Failure.REFUSED) from None
    except (openai.OpenAIError, ValueError, TypeError, KeyError, AttributeError, IndexError):
        # a service that answers, and not in the protocol
        raise ModelUnavailable(Failure.MALFORMED) from None


def _messages(prompt: Rendered[Out], form: Form) -> list[tuple[str, str]]:
    messages: list[tuple[str, str]] = [(each.role, each.text) for each in prompt.messages]
    if form is not Form.PLAIN:
        return messages
    schema = json.dumps(json_schema(prompt.output)["schema"])
    (role, text), *others = messages
    return [(role, f"{text}\n\nAnswer with one JSON object of this schema:\n{schema}"), *others]


def _held_to(prompt: Rendered[Out], form: Form) -> dict[str, Any]:
    """Hold the answer to the schema, where the service can; we check it anyway."""
    if form is Form.PLAIN:
        return {}
    schema = json_schema(prompt.output)
    return {"response_format": {"type": "json_schema", "json_schema": schema}}


def _refusal(error: "openai.APIStatusError") -> ModelUnavailable:
    status, headers = error.status_code, error.response.headers
    pause = seconds_of(headers.get("retry-after"), headers.get("date"))
    if status in {400, 422}:
        return _Misunderstood(Failure.REJECTED)
    if status == 429:  # noqa: PLR2004 - too many requests
        return ModelUnavailable(Failure.RATE_LIMITED, retry_after_seconds=pause)
    if status in {408, 504}:
        return ModelUnavailable(Failure.TIMEOUT)
    if status >= 500:  # noqa: PLR2004 - the service's own fault
        return ModelUnavailable(Failure.SERVER_ERROR, retry_after_seconds=pause)
    return ModelUnavailable(Failure.REJECTED)


def _failure_of(message: "AIMessage", text: str) -> Failure | None:
    reason = message.response_metadata.get("finish_reason")
    if reason == "length":
        return Failure.TOO_LONG
    if reason == "content_filter" or message.additional_kwargs.get("refusal"):
        return Failure.REFUSED
    return Failure.MALFORMED if not text or len(text) > LARGEST_ANSWER else None


def _json_of(text: str) -> str:
    """Take the object out of what some models put around it: a code fence, their thoughts."""
    after_thoughts = text.rpartition("</think>")[2]
    start, end = after_thoughts.find("{"), after_thoughts.rfind("}")
    return after_thoughts[start : end + 1] if 0 <= start < end else ""


def _usage(message: "AIMessage", seconds: float) -> Usage:
    with suppress(KeyError, TypeError):
        counted = message.usage_metadata
        if counted is not None:
            return Usage(counted["input_tokens"], counted["output_tokens"], seconds)
    return Usage(None, None, seconds)
