"""Complaint shapes: what people everywhere complain about, and how each is measured."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from coach.composer.lexicon import read_words

FILES = ("service", "reach", "work")
LEVEL_MARK = "\u01c2"  # stands in a clause where a level was, so that a sign can ask for one


@dataclass(frozen=True, slots=True)
class MetricTemplate:
    """A way to measure a complaint; the first text whose slots are all known is used."""

    texts: tuple[str, ...]
    unit: str
    direction: str
    kind: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of complaint: how to recognise it, measure it, and say what winning looks like."""

    id: str
    name: tuple[str, ...]
    theme: str
    signs: tuple[re.Pattern[str], ...]
    bars: tuple[re.Pattern[str], ...]
    people_only: bool
    bind: str
    """Where {x} may come from besides the sign: "subject", "captured" (nowhere), anywhere."""
    default_x: str
    metrics: tuple[MetricTemplate, ...]
    committed: tuple[str, ...]
    aspirational: tuple[str, ...]
    won: str
    initiatives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShapeMatch:
    """A shape found in a clause, with the words its sign captured."""

    shape: Shape
    captured: dict[str, str]
    leads: bool = False
    """Whether the captured words stand before the sign: then the last of them are meant."""


@cache
def shapes() -> tuple[Shape, ...]:
    """Every shape in the order in which they are tried."""
    return tuple(_shape(raw) for name in FILES for raw in read_words(f"shapes/{name}"))


@cache
def theme_values() -> dict[str, tuple[str, ...]]:
    """What a change is worth, by theme: clauses that follow "so that"."""
    return {theme: tuple(raw["values"]) for theme, raw in read_words("shapes/themes").items()}


@cache
def theme_metrics() -> dict[str, tuple[str, ...]]:
    """What else shows such a change, by theme: shares, in percent, that should rise."""
    return {theme: tuple(raw["metrics"]) for theme, raw in read_words("shapes/themes").items()}


def _shape(raw: dict[str, Any]) -> Shape:
    return Shape(
        id=raw["id"],
        name=tuple(raw["name"]),
        theme=raw["theme"],
        signs=tuple(re.compile(sign.replace("{N}", LEVEL_MARK)) for sign in raw["signs"]),
        bars=tuple(re.compile(bar) for bar in raw.get("bars", ())),
        bind=raw.get("bind", ""),
        people_only=bool(raw.get("people", False)),
        default_x=raw.get("default_x", ""),
        metrics=tuple(
            MetricTemplate(
                tuple(metric["text"]), metric["unit"], metric["direction"], metric["kind"]
            )
            for metric in raw["metrics"]
        ),
        committed=tuple(raw["committed"]),
        aspirational=tuple(raw["aspirational"]),
        won=raw["won"],
        initiatives=tuple(raw["initiatives"]),
    )


def matching(
    text: str, *, about_people: bool, skip: frozenset[str] = frozenset()
) -> ShapeMatch | None:
    """The shape that a clause has; the earliest sign in the clause decides between several.

    ``text`` is in lower case with levels marked. Of shapes that start at the same word the first
    in file order wins.
    """
    best: tuple[int, ShapeMatch] | None = None
    for shape in shapes():
        if shape.id in skip or (shape.people_only and not about_people):
            continue
        if any(bar.search(text) for bar in shape.bars):
            continue
        found = _sign(shape, text)
        if found and (best is None or found[0] < best[0]):
            best = found
    return best[1] if best else None


def _sign(shape: Shape, text: str) -> tuple[int, ShapeMatch] | None:
    for sign in shape.signs:
        match = sign.search(text)
        if match:
            captured = {name: words.strip() for name, words in match.groupdict().items() if words}
            lead = match.start("x") if "x" in captured and match.start("x") == match.start() else -1
            start = match.end("x") if lead == match.start() else match.start()
            return start, ShapeMatch(shape, captured, leads=lead == match.start())
    return None
