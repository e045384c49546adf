"""The port behind which an engine drafts from a brief, and the composer behind it."""

import asyncio
from dataclasses import dataclass
from typing import Protocol

from coach.composer.compose import Request, compose
from coach.composer.values import Draft
from coach.llm.port import Caller
from retrieval.port import LibrarySearch


@dataclass(frozen=True, slots=True)
class Occasion:
    """For whom a draft is made: on whose account, and where the organisation is going."""

    caller: Caller | None = None
    direction: tuple[str, ...] = ()


ANONYMOUS = Occasion()
"""Nobody in particular: the command line, before any organisation exists."""


class Engine(Protocol):
    """Writes drafts. It always answers: one that fails hands over to one that cannot."""

    async def draft(self, request: Request, occasion: Occasion = ANONYMOUS) -> Draft:
        """Draft for a brief; an empty draft means that there was nothing to work on."""
        ...


@dataclass(frozen=True, slots=True)
class ComposerEngine:
    """The embedded engine. It works in a thread, so that other requests go on meanwhile."""

    search: LibrarySearch

    async def draft(self, request: Request, occasion: Occasion = ANONYMOUS) -> Draft:
        """Draft with the composer, which asks nobody and charges nobody."""
        del occasion
        return await asyncio.to_thread(compose, request, self.search)
