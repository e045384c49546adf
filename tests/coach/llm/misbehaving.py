"""A model service on the loopback address that does what a test tells it to, in order.

It speaks real HTTP over real sockets. The last manner is repeated when the list is used up.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from queue import Queue
from threading import Thread
from typing import Any

Manner = Callable[[asyncio.StreamWriter], Awaitable[None]]


@dataclass(slots=True)
class ModelService:
    """What was asked, and how the next question is met."""

    manners: list[Manner]
    asked: list[dict[str, Any]] = field(default_factory=list)
    address: str = ""
    abandoned: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when a client goes away while it waits."""
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when the first question is in."""
    _open: dict[asyncio.Task[Any], asyncio.StreamWriter] = field(default_factory=dict)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Meet the questions of one connection."""
        task = asyncio.current_task()
        if task is not None:
            self._open[task] = writer
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            while True:
                self.asked.append(await _question(reader))
                self.reached.set()
                manner = self.manners.pop(0) if len(self.manners) > 1 else self.manners[0]
                await self._meet(manner, reader, writer)
        writer.close()

    async def close(self) -> None:
        """Hang up on everybody, and wait until they are gone."""
        for writer in self._open.values():
            writer.close()
        if self._open:
            await asyncio.wait(self._open, timeout=5)

    async def _meet(
        self, manner: Manner, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        working = asyncio.ensure_future(manner(writer))
        gone = asyncio.ensure_future(_gone(reader))
        await asyncio.wait({working, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done() or isinstance(working.exception(), ConnectionError):
            self.abandoned.set()
        for task in (working, gone):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        await writer.drain()


@asynccontextmanager
async def model_service(*manners: Manner) -> AsyncIterator[ModelService]:
    """Run a service with these manners, on a free port, until the test is done."""
    service = ModelService(list(manners))
    server = await asyncio.start_server(service.serve, "127.0.0.1", 0)
    service.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
    try:
        yield service
    finally:
        server.close()
        await service.close()


@contextmanager
def running_service(*manners: Manner) -> Iterator[ModelService]:
    """Run a service beside a test that waits for no loop, such as one of a command."""
    ready: Queue[tuple[ModelService, asyncio.Event, asyncio.AbstractEventLoop]] = Queue()

    async def run() -> None:
        over = asyncio.Event()
        async with model_service(*manners) as service:
            ready.put((service, over, asyncio.get_running_loop()))
            await over.wait()

    thread = Thread(target=asyncio.run, args=(run(),))
    thread.start()
    service, over, loop = ready.get(timeout=10)
    try:
        yield service
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join(timeout=10)


async def _question(reader: asyncio.StreamReader) -> dict[str, Any]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
    length = int(head.split("content-length:")[1].split("\r\n")[0])
    body: dict[str, Any] = json.loads(await reader.readexactly(length))
    return body


async def _gone(reader: asyncio.StreamReader) -> None:
    """Return when the client hangs up; it says nothing while it waits."""
    while not reader.at_eof():  # noqa: ASYNC110 - a stream tells nobody when it ends
        await asyncio.sleep(0.01)


def says(text: str, *, finish: str = "stop", refusal: str | None = None) -> Manner:
    """Answer in the protocol."""
    message = {"role": "assistant", "content": text, "refusal": refusal}
    return sends(
        json.dumps(
            {
                "id": "1",
                "object": "chat.completion",
                "created": 1,
                "model": "test",
                "choices": [{"index": 0, "message": message, "finish_reason": finish}],
                "usage": {"prompt_tokens": 120, "completion_tokens": 30, "total_tokens": 150},
            }
        )
    )


def sends(body: str, *, status: int = 200, **headers: str) -> Manner:
    """Answer with any body at all."""

    async def manner(writer: asyncio.StreamWriter) -> None:
        fields = {"content-type": "application/json", **headers}
        lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items())
        encoded = body.encode()
        head = f"HTTP/1.1 {status} X\r\n{lines}content-length: {len(encoded)}\r\n\r\n"
        writer.write(head.encode() + encoded)

    return manner


def busy(retry_after: str) -> Manner:
    """Ask to be left alone for a while."""
    return sends('{"error": {"message": "slow down"}}', status=429, retry_after=retry_after)


async def breaks(writer: asyncio.StreamWriter) -> None:
    """Fail inside, and show a secret while at it."""
    await sends('{"error": {"message": "Traceback: key sk-secret"}}', status=500)(writer)


async def hangs_up(writer: asyncio.StreamWriter) -> None:
    """Close the connection in the middle of an answer."""
    writer.write(
        b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n{"
    )
    await writer.drain()
    writer.close()


async def never_answers(writer: asyncio.StreamWriter) -> None:
    """Keep the client waiting until it goes away."""
    del writer
    await asyncio.Event().wait()


async def trickles(writer: asyncio.StreamWriter) -> None:
    """Send a byte now and then, for ever: no single wait is long."""
    writer.write(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n")
    while True:
        writer.write(b"1\r\n \r\n")
        await writer.drain()
        await asyncio.sleep(0.02)


async def floods(writer: asyncio.StreamWriter) -> None:
    """Send more than anybody could want, without end."""
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n")
    writer.write(b"transfer-encoding: chunked\r\n\r\n")
    while True:
        writer.write(b"10000\r\n" + b" " * 0x10000 + b"\r\n")
        await writer.drain()
