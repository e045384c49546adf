"""What a proposal would change, piece by piece, so that it can be seen before it happens. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from coach.authoring.sheet import LISTS, Line, SheetObjective

Piece = tuple[Literal["same", "added", "removed"], str]
What = Literal["objective", "type", "key_results", "kpis", "initiatives"]
_TOKEN = re.compile(r"\s+|\w+(?:[.,]\w+)*%?|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Change:
    """One line that a proposal adds, removes or rewords; an added one has its id already."""

    what: What
    line_id: str
    pieces: tuple[Piece, ...]
    kind: Literal["added", "removed", "reworded"]


def changes(before: SheetObjective | None, after: SheetObjective | None) -> tuple[Change, ...]:
    """List what differs between an objective before and after, in the order of the sheet."""
    if before is None or after is None:
        return tuple(_whole(before or after, "removed" if after is None else "added"))
    return tuple(_between(before, after))


def _whole(objective: SheetObjective | None, kind: Literal["added", "removed"]) -> Iterator[Change]:
    if objective is None:
        return
    yield Change("objective", objective.id, ((kind, objective.text),), kind)
    for name in LISTS:
        for line in objective.lines(name):
            yield Change(name, line.id, ((kind, line.text),), kind)


def _between(before: SheetObjective, after: SheetObjective) -> Iterator[Change]:
    if before.type != after.type:
        pieces: tuple[Piece, ...] = (("removed", before.type), ("same", " "), ("added", after.type))
        yield Change("type", after.id, pieces, "reworded")
    if before.text != after.text:
        yield Change("objective", after.id, word_diff(before.text, after.text), "reworded")
    for name in LISTS:
        old = {line.id: line for line in before.lines(name)}
        new = {line.id: line for line in after.lines(name)}
        yield from (
            _line_change(name, old.get(id_), new.get(id_))
            for id_ in {**old, **new}
            if _text(old.get(id_)) != _text(new.get(id_))
        )


def _text(line: Line | None) -> str | None:
    return line.text if line else None


def _line_change(name: What, old: Line | None, new: Line | None) -> Change:
    if old is not None and new is not None:
        return Change(name, new.id, word_diff(old.text, new.text), "reworded")
    if new is not None:
        return Change(name, new.id, (("added", new.text),), "added")
    gone = old or Line("", "")
    return Change(name, gone.id, (("removed", gone.text),), "removed")


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """Mark the words that go and the words that come."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    pieces: list[Piece] = []
    for tag, from_, to, start, end in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(("same", "".join(old[from_:to])))
            continue
        if from_ < to:
            pieces.append(("removed", "".join(old[from_:to])))
        if start < end:
            pieces.append(("added", "".join(new[start:end])))
    return tuple(pieces)
