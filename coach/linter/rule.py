"""A rule is a function whose docstring is its page, its help text and its first tests."""

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

from coach.grammar.values import Span
from coach.linter.finding import Severity
from coach.linter.subjects import Place

On = Literal["objective", "key_result", "set", "document", "store"]
_SECTIONS = ("Why", "Bad", "Good", "Fix")
_HEADING = re.compile(r"^(\w+):\n", re.MULTILINE)


class Source(StrEnum):
    """Where a rule was published, spelled for people. ``OWN`` means that we answer for it."""

    FITBOTS = "Fitbots OKR/KPI guide"
    PEOPLEBOX = "Peoplebox OKR and performance guides"
    GOOGLE = "Google's OKR playbook"
    REWORK = "Google re:Work"
    MEASURE_WHAT_MATTERS = "Doerr, Measure What Matters"
    RADICAL_FOCUS = "Wodtke, Radical Focus"
    WEEKDONE = "Weekdone"
    PERDOO = "Perdoo"
    TABILITY = "Tability"
    GTMHUB = "Gtmhub/Quantive"
    GITLAB = "GitLab handbook"
    OPEN_OKR = "open-okr method"
    OWN = "Waymark's own judgement"


@dataclass(frozen=True, slots=True)
class Repair:
    """A proposed rewriting of a remark's span.

    ``becomes`` moves the line to another kind of entry (its label changes with it). ``extra`` are
    further lines of the same kind that stand below the mended one, as when a compound is split.
    """

    title: str
    text: str
    safe: bool = False
    becomes: Literal["kpi", "initiative"] | None = None
    extra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """What a check has to say; the engine stamps code, name, severity and place on it.

    Checks of the whole set name the ``place`` they mean (None: the set); checks of one line need
    not. ``severity`` is only for a check that knows degrees, such as a limit with a warning zone.
    """

    message: str
    span: Span | None = None
    repair: Repair | None = None
    place: Place | None = None
    severity: Severity | None = None


Check = Callable[[Any], Iterable[Remark]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with its code, severity and sources, and the page read from its docstring."""

    code: str
    name: str
    severity: Severity
    on: On
    sources: tuple[Source, ...]
    summary: str
    why: str
    bad: tuple[str, ...]
    good: tuple[str, ...]
    fix: str
    check: Check

    def __call__(self, subject: object) -> Iterator[Remark]:
        """Run the check on a line, or on the set."""
        yield from self.check(subject)

    @property
    def source(self) -> str:
        """All sources in one line, as findings cite them."""
        return ", ".join(self.sources)


def rule(
    code: str, *, severity: Literal["error", "warning", "info"], on: On, sources: tuple[Source, ...]
) -> Callable[[Check], Rule]:
    """Turn a check into a rule named after the function.

    Raises TypeError when the docstring lacks one of Why, Bad, Good and Fix, or no source is given:
    a rule that cannot explain itself is not one. Examples of rules on a set are outlines, one
    example to a paragraph.
    """

    def wrap(check: Check) -> Rule:
        summary, sections = _read(inspect.getdoc(check) or "")
        if missing := [title for title in _SECTIONS if not sections.get(title)]:
            raise TypeError(f"{code}: docstring lacks {', '.join(missing)}")
        if not sources:
            raise TypeError(f"{code}: name at least one source")
        split = _lines if on in {"objective", "key_result"} else _paragraphs
        return Rule(
            code=code,
            name=getattr(check, "__name__", "").strip("_").replace("_", "-"),
            severity=Severity(severity),
            on=on,
            sources=sources,
            summary=summary,
            why=_flow(sections["Why"]),
            bad=split(sections["Bad"]),
            good=split(sections["Good"]),
            fix=_flow(sections["Fix"]),
            check=check,
        )

    return wrap


def _read(doc: str) -> tuple[str, dict[str, str]]:
    summary, *rest = _HEADING.split(doc)
    bodies = (inspect.cleandoc(body) for body in rest[1::2])
    return summary.strip(), dict(zip(rest[::2], bodies, strict=True))


def _flow(body: str) -> str:
    return " ".join(body.split())


def _lines(body: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in body.splitlines() if line.strip())


def _paragraphs(body: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in body.split("\n\n") if part.strip())
