"""What we do between a brief and the moment at which a model service has the whole request.

A service on the loopback address notes when a request is in, and answers that there is nothing to
draft. The time is wall time: what people wait for is not only our processor's work.
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from statistics import median

from coach.authoring.llm_engine import LlmEngine
from coach.composer.compose import Request
from coach.llm.openai_compatible import Endpoint, OpenAiCompatible
from coach.llm.port import SameForAll
from evals.bench.measure import Measure
from evals.suites.draft import cases
from retrieval.memory import LibraryIndex

BUDGET_SECONDS = 0.05
WARMING = 3
BRIEFS = 15
ANSWER = json.dumps(
    {
        "id": "1",
        "object": "chat.completion",
        "created": 1,
        "model": "none",
        "choices": [
            {
                "index": 0,
                "finish_reason": "stop",
                "message": {
                    "role": "assistant",
                    "content": '{"on_topic": false, "variants": [], "questions": []}',
                },
            }
        ],
    }
).encode()


@dataclass(slots=True)
class _Service:
    """Notes when requests arrive, and what they say."""

    address: str = ""
    arrivals: list[float] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    serving: set[asyncio.Task[None] | None] = field(default_factory=set)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer every request of a connection at once."""
        self.serving.add(asyncio.current_task())
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
                length = int(head.split("content-length:")[1].split("\r\n")[0])
                self.bodies.append(await reader.readexactly(length))
                self.arrivals.append(time.perf_counter())
                fields = f"content-type: application/json\r\ncontent-length: {len(ANSWER)}"
                writer.write(f"HTTP/1.1 200 OK\r\n{fields}\r\n\r\n".encode() + ANSWER)
                await writer.drain()
        writer.close()


def measures() -> Iterator[Measure]:
    """Measure the way of briefs that were not seen before, on a warm process."""
    ours, floor = asyncio.run(_measured())
    yield Measure(
        name="llm path, until the request is out",
        seconds=ours,
        floor_name="the same request, sent plainly",
        floor_seconds=floor,
        budget=BUDGET_SECONDS,
        unit="seconds",
    )


async def _measured() -> tuple[float, float]:
    briefs = [case.brief for case in cases() if case.expect == "drafts"][: WARMING + BRIEFS]
    async with _service() as service:
        llm = OpenAiCompatible(Endpoint(service.address, "none"))
        engine = LlmEngine(SameForAll(llm), LibraryIndex.shipped())
        ours = []
        for brief in briefs:
            started = time.perf_counter()
            await engine.draft(Request(brief))
            ours.append(service.arrivals[-1] - started)
        await llm.close()
        floors = [await _sent_plainly(service, body) for body in service.bodies[WARMING:]]
    return median(ours[WARMING:]), median(floors)


async def _sent_plainly(service: _Service, body: bytes) -> float:
    host, _, port = service.address.removeprefix("http://").removesuffix("/v1").partition(":")
    started = time.perf_counter()
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(f"POST /v1 HTTP/1.1\r\ncontent-length: {len(body)}\r\n\r\n".encode() + body)
    await reader.readuntil(b"\r\n\r\n")
    writer.close()
    return service.arrivals[-1] - started


@asynccontextmanager
async def _service() -> AsyncIterator[_Service]:
    service = _Service()
    server = await asyncio.start_server(service.serve, "127.0.0.1", 0)
    service.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
    try:
        yield service
    finally:
        server.close()
        await asyncio.wait({task for task in service.serving if task is not None}, timeout=1)
