"""The port behind which a summary is written, and the composer behind it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from coach.llm.port import Caller
from coach.summaries.extractive.composing import compose
from coach.summaries.extractive.reading import Reading
from coach.summaries.values import Bundle, Written


class SummaryEngine(Protocol):
    """Writes summaries. What it writes is verified by whoever asked."""

    async def write(
        self, bundle: Bundle, readings: Sequence[Reading], caller: Caller | None = None
    ) -> Written:
        """Summarise a bundle from its readings. Raises Unavailable when it cannot."""
        ...


@dataclass(frozen=True, slots=True)
class ComposerSummaries:
    """The embedded engine. It works in a thread, so that other requests go on meanwhile."""

    async def write(
        self, bundle: Bundle, readings: Sequence[Reading], caller: Caller | None = None
    ) -> Written:
        """Write by quoting, which asks nobody and charges nobody."""
        del caller
        return await asyncio.to_thread(compose, bundle, readings)
