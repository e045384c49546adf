"""The connection to a model service: no answer may be larger than any answer can be.

Imported at the first call only: what it stands on takes seconds to load.
"""

from collections.abc import AsyncIterator

import httpx2
import openai

from coach.llm.port import Failure, ModelUnavailable

LARGEST_BODY = 4_000_000
"""Bytes. A service that sends more is broken or hostile, and is cut off before memory fills."""


class _Bounded(httpx2.AsyncByteStream):
    """Passes a body on until it has grown too large."""

    def __init__(self, stream: httpx2.AsyncByteStream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        seen = 0
        async for chunk in self._stream:
            seen += len(chunk)
            if seen > LARGEST_BODY:
                raise ModelUnavailable(Failure.MALFORMED)
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()


async def _bound(response: httpx2.Response) -> None:
    if isinstance(response.stream, httpx2.AsyncByteStream):
        response.stream = _Bounded(response.stream)


def bounded_client(timeout_seconds: float) -> httpx2.AsyncClient:
    """Open a client whose answers are bounded in size. It keeps connections open: close it."""
    return openai.DefaultAsyncHttpxClient(
        timeout=timeout_seconds, event_hooks={"response": [_bound]}
    )
