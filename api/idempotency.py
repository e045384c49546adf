"""Idempotency keys: a creating POST with the header Idempotency-Key takes effect once.

However often it is sent, the first answer comes again, with ``Idempotency-Replayed: true``. A call
that was refused frees its key. An answer is kept before it is given, so that whoever has heard it
will hear the same again.
"""

from http import HTTPStatus
from typing import Any

from litestar.connection import Request
from litestar.datastructures import Headers
from litestar.enums import HttpMethod, ScopeType
from litestar.exceptions import HTTPException
from litestar.middleware import ASGIMiddleware
from litestar.types import (
    ASGIApp,
    HTTPResponseStartEvent,
    Message,
    Receive,
    Scope,
    Send,
)

from coach.errors import CoachError
from coach.people.values import Actor
from coach.replays.service import Answer, ReplayService
from coach.wiring import Coach

HEADER = "idempotency-key"
REPLAYED = (b"idempotency-replayed", b"true")
KEPT_HEADERS = frozenset({"content-type", "etag", "location"})


class Idempotency(ASGIMiddleware):
    """Answers a repeated creating call from what it answered before."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Pass everything on but a POST that names its key."""
        key = Headers.from_scope(scope).get(HEADER)
        if key is None or scope["type"] != ScopeType.HTTP or scope["method"] != HttpMethod.POST:
            await next_app(scope, receive, send)
            return
        request = Request[Actor, Any, Any](scope, receive)
        coach: Coach = request.app.state.coach
        call = scope["path"].encode() + b"\n" + await request.body()
        before = await coach.replays.begin(request.user, key, call)
        if before is not None:
            await _replay(before, send)
            return
        holding = _Holding(send)
        try:
            await next_app(scope, receive, holding)
        except (CoachError, HTTPException):
            await coach.replays.abandon(request.user, key)
            raise
        await holding.settle(coach.replays, request.user, key)


class _Holding:
    """Holds the answer of a creating call back until it is kept; passes any other on."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._held: list[Message] = []
        self._start: HTTPResponseStartEvent | None = None

    async def __call__(self, message: Message) -> None:
        """Take one message of the answer."""
        if message["type"] == "http.response.start":
            self._start = message
        if self._start is not None and self._start["status"] == HTTPStatus.CREATED:
            self._held.append(message)
        else:
            await self._send(message)

    async def settle(self, replays: ReplayService, actor: Actor, key: str) -> None:
        """Keep what was held back and let it go, or free the key where nothing was made."""
        if not self._held or self._start is None:
            await replays.abandon(actor, key)
            return
        body = b"".join(
            message["body"] for message in self._held if message["type"] == "http.response.body"
        )
        headers = {
            name.decode().lower(): value.decode("latin-1")
            for name, value in self._start["headers"]
            if name.decode().lower() in KEPT_HEADERS
        }
        await replays.finish(actor, key, Answer(self._start["status"], headers, body))
        for message in self._held:
            await self._send(message)


async def _replay(answer: Answer, send: Send) -> None:
    headers = [(name.encode(), value.encode("latin-1")) for name, value in answer.headers.items()]
    length = (b"content-length", str(len(answer.body)).encode())
    await send(
        {
            "type": "http.response.start",
            "status": answer.status,
            "headers": [*headers, length, REPLAYED],
        }
    )
    await send({"type": "http.response.body", "body": answer.body, "more_body": False})
