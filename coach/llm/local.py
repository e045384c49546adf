"""A model file served inside this process by llama.cpp, by the same protocol as any other model.

Needs the optional package ``xllamacpp``. The model is loaded at the first question: it takes
seconds and as much memory as the file is large, and most processes never ask.
"""

import asyncio
import importlib
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from coach.llm.openai_compatible import Endpoint, OpenAiCompatible
from coach.llm.port import Completion, Failure, ModelUnavailable, Out
from prompts import Rendered

CONTEXT_TOKENS: Final = 8_192
BATCH_TOKENS: Final = 128
"""Read at a time. Between two batches the server looks whether anybody still waits."""
SLOWEST_SECONDS: Final = 180.0
"""What a question may take at least: a small machine writes a few words a second."""


@dataclass(slots=True)
class LocalLlm:
    """Serves one GGUF file and asks it. An ``Llm``; share it, and close it."""

    path: Path
    timeout_seconds: float = SLOWEST_SECONDS
    _served: OpenAiCompatible | None = None
    _server: Any = None
    _starting: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def model(self) -> str:
        """Name the model by its file."""
        return self.path.stem

    async def complete(self, prompt: Rendered[Out]) -> Completion[Out]:
        """Ask the model, starting its server at the first question. Raises ModelUnavailable."""
        async with self._starting:
            served = self._served or await self._start()
        return await served.complete(prompt)

    async def close(self) -> None:
        """Stop the server and give its memory back."""
        if self._served is not None:
            await self._served.close()
        self._served = self._server = None

    async def _start(self) -> OpenAiCompatible:
        key = secrets.token_urlsafe(24)  # others on this machine may not use the port
        self._server = await asyncio.to_thread(_serve, self.path, key)
        address = f"{self._server.listening_address}/v1"
        self._served = OpenAiCompatible(Endpoint(address, self.model, key, self.timeout_seconds))
        return self._served


def _serve(path: Path, key: str) -> Any:
    try:
        llama = importlib.import_module("xllamacpp")
    except ImportError:
        raise ModelUnavailable(Failure.NOT_INSTALLED) from None
    params = llama.CommonParams()
    params.model.path = str(path)
    params.n_ctx = CONTEXT_TOKENS
    params.n_parallel = 1
    params.n_batch = params.n_ubatch = BATCH_TOKENS
    # One processor is left to everybody else; and threads that share processors with others spend
    # their time waiting for each other.
    threads = max((os.cpu_count() or 1) - 1, 1)
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = threads
    params.port = 0  # any free one
    params.api_keys = [key]
    params.ui = False
    params.verbosity = -1
    try:
        return llama.Server(params)
    except (RuntimeError, ValueError, OSError):
        raise ModelUnavailable(Failure.NOT_LOADED) from None
