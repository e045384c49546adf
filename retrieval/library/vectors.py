"""The vectors that ship with the library, so that nothing has to be embedded at start.

``vectors.npz`` holds a row for every text: a key (the first half of the text's SHA-256), 384 signed
bytes and one scale. ``python -m retrieval.library.build_vectors`` writes it. A text that is not in
it, because somebody edited an entry, is embedded when it is needed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from retrieval.embedding import MODEL, Embedder

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from retrieval.embedding import Vectors

FILE = Path(__file__).parent / "vectors.npz"
KEY_BYTES = 16


def key_of(text: str) -> bytes:
    """The key under which a text's vector is kept."""
    return hashlib.sha256(text.encode()).digest()[:KEY_BYTES]


class StoredVectors:
    """Vectors read from the file; empty when there is no file."""

    def __init__(self, keys: Iterable[bytes], rows: Vectors) -> None:
        self._rows = rows
        self._number = {key: number for number, key in enumerate(keys)}

    @classmethod
    def read(cls, path: Path = FILE) -> StoredVectors:
        """Read the file that ships with the library, or start with none."""
        import numpy as np  # noqa: PLC0415 - heavy, and a search by words does without

        if not path.exists():
            return cls((), np.zeros((0, 0), dtype=np.float32))
        with np.load(path, allow_pickle=False) as file:
            if str(file["model"]) != MODEL:
                return cls((), np.zeros((0, 0), dtype=np.float32))
            rows = file["rows"].astype(np.float32) * file["scales"][:, None]
            return cls((bytes(key) for key in file["keys"]), rows)

    def missing(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Name the texts that have no vector yet, each once."""
        return tuple(dict.fromkeys(text for text in texts if key_of(text) not in self._number))

    def unused(self, texts: Iterable[str]) -> int:
        """Count the vectors that belong to none of these texts."""
        return len(self._number.keys() - {key_of(text) for text in texts})

    def of(self, texts: Sequence[str], embedder: Embedder) -> Vectors:
        """Give every text its vector, embedding what is not stored. Raises EmbedderMissing."""
        import numpy as np  # noqa: PLC0415 - heavy, and a search by words does without

        fresh = self.missing(texts)
        made = embedder.embed(fresh) if fresh else np.zeros((0, 0), dtype=np.float32)
        place = {key_of(text): number for number, text in enumerate(fresh)}
        rows = np.empty((len(texts), embedder.dimensions), dtype=np.float32)
        for number, text in enumerate(texts):
            key = key_of(text)
            stored = self._number.get(key)
            rows[number] = made[place[key]] if stored is None else self._rows[stored]
        return rows


def write(texts: Sequence[str], embedder: Embedder, path: Path = FILE) -> int:
    """Embed the texts and write them all to the file; answers how many. Raises EmbedderMissing.

    The rows are in the order of their keys, so that an edit changes little of the file.
    """
    import numpy as np  # noqa: PLC0415 - heavy, and a search by words does without

    distinct = sorted(set(texts), key=key_of)
    vectors = embedder.embed(distinct)
    scales = np.abs(vectors).max(axis=1) / 127
    rows: npt.NDArray[np.int8] = np.rint(vectors / scales[:, None]).astype(np.int8)
    keys = np.frombuffer(b"".join(key_of(text) for text in distinct), dtype=f"V{KEY_BYTES}")
    np.savez(
        path, model=np.array(embedder.model), keys=keys, rows=rows, scales=scales.astype(np.float32)
    )
    return len(distinct)
