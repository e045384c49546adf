"""The doors that take people's text, each reduced to what can be compared and what can be read."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from coach.composer.compose import Request, compose
from coach.grammar.document import parse_document
from coach.linter.classify import classify
from coach.linter.finding import Finding
from coach.linter.formats import inert
from coach.linter.lint import lint_document, lint_line
from evals.graders.reading import all_texts, texts_of
from retrieval.memory import LibraryIndex


@dataclass(frozen=True, slots=True)
class Said:
    """What a door answered: ``meaning`` to compare, ``lines`` to read; ``empty`` when nothing."""

    meaning: tuple[str, ...]
    lines: tuple[str, ...]
    empty: bool
    blamed: bool = False
    """Whether the text was taken for an attack, or a sound line for an error."""


Door = Callable[[str], Said]


@cache
def _library() -> LibraryIndex:
    return LibraryIndex.shipped()


def _draft(text: str) -> Said:
    drafted = compose(Request(text), _library())
    lines = (*all_texts(drafted), *drafted.questions, *(each.text for each in drafted.notices))
    return Said(
        meaning=tuple(line for variant in drafted.variants for line in texts_of(variant)),
        lines=tuple(inert(line) for line in lines),
        empty=not drafted.variants,
        blamed=any(notice.code == "injection" for notice in drafted.notices),
    )


def _findings(found: list[Finding]) -> Said:
    lines = [each.message for each in found]
    return Said(
        meaning=tuple(f"{each.code} {each.where}" for each in found),
        lines=tuple(inert(line) for line in lines),
        empty=not found,
        blamed=any(each.severity == "error" for each in found),
    )


def _classify(text: str) -> Said:
    found = classify(text)
    lines = tuple(inert(each.why) for each in found.fired)
    return Said((found.kind.value, str(found.ask)), lines, empty=False)


def _kpis(text: str) -> Said:
    found = tuple(match.entry.id for match in _library().kpis(text))
    return Said(found[:3], found, empty=not found)


DOORS: Mapping[str, Door] = {
    "draft": _draft,
    "lint_objective": lambda text: _findings(lint_line(text, kind="objective")),
    "lint_key_result": lambda text: _findings(lint_line(text, kind="key_result")),
    "lint_document": lambda text: _findings(lint_document(parse_document(text))),
    "classify": _classify,
    "kpis": _kpis,
}


def timed(door: Door, text: str) -> tuple[Said, float]:
    """Return the answer and the processor time it cost; others' work is not counted."""
    started = time.thread_time()
    answer = door(text)
    return answer, time.thread_time() - started
