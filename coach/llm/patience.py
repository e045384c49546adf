"""How often a busy or broken model service is asked again, and how long we wait in between."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Final, TypeVar

from coach.llm.port import Failure, ModelUnavailable

T = TypeVar("T")
WORTH_ANOTHER_TRY: Final = frozenset(
    {Failure.RATE_LIMITED, Failure.SERVER_ERROR, Failure.UNREACHABLE}
)


@dataclass(frozen=True, slots=True)
class Patience:
    """Retries with growing pauses, or with the pause that the service asks for.

    A service that wants us to wait longer than ``longest_pause_seconds`` is not asked again:
    somebody sits before the page, and the composer can answer now.
    """

    retries: int = 2
    first_pause_seconds: float = 0.5
    longest_pause_seconds: float = 10.0

    async def asking(self, ask: Callable[[], Awaitable[T]]) -> T:
        """Ask until there is an answer; raises the last ModelUnavailable."""
        for turn in range(self.retries):
            try:
                return await ask()
            except ModelUnavailable as error:
                pause = self._pause(error, turn)
                if error.failure not in WORTH_ANOTHER_TRY or pause > self.longest_pause_seconds:
                    raise
            await asyncio.sleep(pause)
        return await ask()

    def _pause(self, error: ModelUnavailable, turn: int) -> float:
        if error.retry_after_seconds is not None:
            return error.retry_after_seconds
        return self.first_pause_seconds * 2.0**turn


def seconds_of(retry_after: str | None, date: str | None) -> float | None:
    """Read a ``Retry-After`` header: seconds, or a moment seen from the answer's own ``Date``."""
    if not retry_after:
        return None
    try:
        return max(float(retry_after), 0.0)
    except ValueError:
        pass
    try:
        moment = parsedate_to_datetime(retry_after)
        return max((moment - parsedate_to_datetime(date or "")).total_seconds(), 0.0)
    except (ValueError, TypeError):
        return None
