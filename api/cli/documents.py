"""Finds and reads OKR documents for a command, and refuses what is none with a remedy."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from coach.errors import Invalid

LARGEST = 10 * 1024 * 1024  # bytes; a company's OKRs of a year fit in a tenth of it
STDIN = "-"
_PATTERNS = ("*.okr.md", "*.okr", "OKR*.md")


@dataclass(frozen=True, slots=True)
class Source:
    """A document's text and the name to report it under."""

    name: str
    text: str


def read_sources(names: Sequence[str]) -> list[Source]:
    """Read every document named: files, folders, or "-" for standard input.

    Raises Invalid for what is missing, empty of documents, too large, or no text.
    """
    return [_read(path) for name in names for path in _paths(name)]


def read_text(name: str, *, field: str) -> str:
    """Read one text, such as a brief; raises Invalid naming the field."""
    try:
        return _read(name).text
    except Invalid as error:
        raise Invalid(f"{field}: {error}", field=field) from error


def standard_input_lines() -> Iterator[str]:
    """Yield the lines of standard input as they come; bytes that are no UTF-8 are replaced."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", errors="replace").rstrip("\r\n").removeprefix("\ufeff")


def _paths(name: str) -> list[str]:
    if name == STDIN or not Path(name).is_dir():
        return [name]
    folder = Path(name)
    found = {path for pattern in _PATTERNS for path in folder.rglob(pattern) if path.is_file()}
    shown = sorted(path for path in found if not _is_hidden(path.relative_to(folder)))
    if not shown:
        raise Invalid(
            f"{name}: no OKR documents in this folder; they are named *.okr.md, *.okr or OKR*.md",
            field="FILE",
        )
    return [str(path) for path in shown]


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") or part == "node_modules" for part in path.parts[:-1])


def _read(name: str) -> Source:
    if name == STDIN:
        return Source(STDIN, _decoded(STDIN, sys.stdin.buffer.read(LARGEST + 1)))
    try:
        with Path(name).open("rb") as stream:
            return Source(name, _decoded(name, stream.read(LARGEST + 1)))
    except FileNotFoundError:
        raise Invalid(f"{name}: there is no such file or folder", field="FILE") from None
    except OSError as error:
        reason = error.strerror or "cannot be read"
        raise Invalid(
            f"{name}: {reason}; check the path and its permissions", field="FILE"
        ) from None


def _decoded(name: str, content: bytes) -> str:
    if len(content) > LARGEST:
        raise Invalid(
            f"{name}: larger than {LARGEST // 1024 // 1024} MB, which no OKR document is; split it",
            field="FILE",
        )
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise Invalid(f"{name}: is UTF-16; save it as UTF-8", field="FILE")
    if b"\0" in content:
        raise Invalid(f"{name}: is a binary file; give a text file", field="FILE")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Invalid(
            f"{name}: line {line} is not UTF-8; save the file as UTF-8", field="FILE"
        ) from None
