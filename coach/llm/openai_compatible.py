"""The port spoken to any endpoint with OpenAI's protocol, through LangChain's chat model."""

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr, ValidationError

from coach.llm.port import Completion, Failure, ModelUnavailable, Out, Usage
from prompts import Rendered
from prompts.template import Front, json_schema

if TYPE_CHECKING:
    from langchain_core.messages import AIMessage
    from langchain_openai import ChatOpenAI

RETRIES = 2
"""After a 429, a 5xx or a broken connection; the client waits as ``Retry-After`` says."""
LARGEST_ANSWER = 200_000
"""Characters. Whatever is longer is no answer to anything we ask."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is served, and by what name."""

    base_url: str
    model: str
    api_key: str = ""
    timeout_seconds: float = 60.0


@dataclass(frozen=True, slots=True)
class OpenAiCompatible:
    """Asks one endpoint. An ``Llm``; share it, since it keeps connections open."""

    endpoint: Endpoint
    _chats: dict[tuple[float, int], "ChatOpenAI"] = field(default_factory=dict)

    @property
    def model(self) -> str:
        """Name the model that is asked."""
        return self.endpoint.model

    async def complete(self, prompt: Rendered[Out]) -> Completion[Out]:
        """Ask once, hold the answer to the prompt's schema, and return it checked.

        Raises ModelUnavailable with the kind of failure; nothing of the service's own error text
        is passed on, since it can hold keys and other people's words.
        """
        started = time.monotonic()
        message = await self._ask(prompt)
        text = message.text
        if message.response_metadata.get("finish_reason") == "length":
            raise ModelUnavailable(Failure.TOO_LONG)
        if message.additional_kwargs.get("refusal"):
            raise ModelUnavailable(Failure.REFUSED)
        if len(text) > LARGEST_ANSWER:
            raise ModelUnavailable(Failure.MALFORMED)
        try:
            answer = prompt.output.model_validate_json(text)
        except ValidationError as error:
            raise ModelUnavailable(Failure.MALFORMED) from error
        return Completion(answer, text, self.model, _usage(message, time.monotonic() - started))

    async def _ask(self, prompt: Rendered[Any]) -> "AIMessage":
        import openai  # noqa: PLC0415 - 1.5 s to import, for those who have a model only

        chat = self._chat(prompt.front)
        try:
            return await chat.ainvoke(
                [(message.role, message.text) for message in prompt.messages],
                response_format={
                    "type": "json_schema",
                    "json_schema": json_schema(prompt.output),
                },
            )
        except openai.APITimeoutError as error:
            raise ModelUnavailable(Failure.TIMEOUT) from error
        except openai.RateLimitError as error:
            raise ModelUnavailable(Failure.RATE_LIMITED) from error
        except openai.InternalServerError as error:
            raise ModelUnavailable(Failure.SERVER_ERROR) from error
        except openai.APIConnectionError as error:
            raise ModelUnavailable(Failure.UNREACHABLE) from error
        except openai.APIStatusError as error:
            raise ModelUnavailable(Failure.REJECTED) from error
        except (openai.OpenAIError, ValueError, TypeError, KeyError) as error:
            # a service that answers, and not in the protocol
            raise ModelUnavailable(Failure.MALFORMED) from error

    def _chat(self, front: Front) -> "ChatOpenAI":
        from langchain_openai import ChatOpenAI  # noqa: PLC0415 - 3 s to import, as above

        settings = (front.temperature, front.output_tokens)
        if settings not in self._chats:
            self._chats[settings] = ChatOpenAI(
                model=self.endpoint.model,
                base_url=self.endpoint.base_url,
                api_key=SecretStr(self.endpoint.api_key or "none"),
                timeout=self.endpoint.timeout_seconds,
                max_retries=RETRIES,
                temperature=front.temperature,
                max_completion_tokens=front.output_tokens,
            )
        return self._chats[settings]


def _usage(message: "AIMessage", seconds: float) -> Usage:
    counted = message.usage_metadata
    if counted is None:
        return Usage(None, None, seconds)
    return Usage(counted["input_tokens"], counted["output_tokens"], seconds)
