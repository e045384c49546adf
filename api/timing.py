"""The Server-Timing header: what an answer cost, so that anyone can see a budget kept."""

import time

from litestar.datastructures import MutableScopeHeaders
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from coach.wiring import counting


class ServerTiming(ASGIMiddleware):
    """Measures each answer: ``app`` in milliseconds, ``db`` with its number of statements."""

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Count while the request is handled, and say it when the answer begins."""
        started = time.perf_counter()
        with counting() as cost:

            async def say_cost(message: Message) -> None:
                if message["type"] == "http.response.start":
                    spent = (time.perf_counter() - started) * 1000
                    MutableScopeHeaders.from_message(message).add(
                        "Server-Timing",
                        f"app;dur={spent:.1f}, "
                        f'db;dur={cost.seconds * 1000:.1f};desc="{cost.statements}"',
                    )
                await send(message)

            await next_app(scope, receive, say_cost)
