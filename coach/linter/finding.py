"""What a rule says about a text."""

from dataclasses import dataclass
from enum import StrEnum

from coach.grammar.values import Span


class Severity(StrEnum):
    """How much a mistake matters: error, it is not an OKR; warning, it will hurt; info, sharper."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Fix:
    """A repair taken with one click. ``text`` replaces the span, or the line without one.

    ``safe`` fixes keep the meaning and may be applied by ``--fix``; the others need a person.
    """

    title: str
    text: str
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One weakness: which rule, where, why in one sentence, and a repair if there is one.

    ``where`` is a path into the set: "" for the whole, "objectives[0]",
    "objectives[0].key_results[1]". ``line`` counts from 1 in a document; ``span`` is in that
    line's text (code points), None when the finding is about the line as a whole.
    """

    code: str
    name: str
    severity: Severity
    where: str
    line: int | None
    span: Span | None
    message: str
    source: str
    fix: Fix | None = None
