"""The port behind which an engine drafts from a brief, and the composer behind it."""

import asyncio
from dataclasses import dataclass
from typing import Protocol

from coach.composer.compose import Request, compose
from coach.composer.values import Draft
from retrieval.port import LibrarySearch


class Engine(Protocol):
    """Writes drafts. It always answers: one that fails hands over to one that cannot."""

    async def draft(self, request: Request) -> Draft:
        """Draft for a brief; an empty draft means that there was nothing to work on."""
        ...


@dataclass(frozen=True, slots=True)
class ComposerEngine:
    """The embedded engine. It works in a thread, so that other requests go on meanwhile."""

    search: LibrarySearch

    async def draft(self, request: Request) -> Draft:
        """Draft with the composer."""
        return await asyncio.to_thread(compose, request, self.search)
