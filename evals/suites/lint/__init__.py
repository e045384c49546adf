"""The linter against labelled lines and documents: precision and recall for every rule.

Each line is labelled for all rules, so it is a positive for the rules it names and a near miss for
all others. The labels were written before the linter ran, from the rule book alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from coach.grammar.document import parse_document
from coach.linter.finding import Finding
from coach.linter.lint import lint_document, lint_line
from evals.cases import CaseModel, parse_cases, read_yaml
from evals.graders.document_places import right_places
from evals.graders.fix_mends import fix_mends
from evals.graders.lint_findings import (
    calm,
    points_at,
    right_findings,
    right_severity,
    spans_inside,
)
from evals.grading import Grades
from evals.suite import Gates, Suite

FOLDER = Path(__file__).parent
LineKind = Literal["objective", "key_result"]
ARGUABLE = frozenset({"SET305", "SET306", "SET307", "TYP403"})
"""Rules on which people differ: they count in documents only where a case names them."""


class LineCase(CaseModel):
    """A line and what a coach says about it; ``text`` cases are whole documents."""

    kind: LineKind | Literal["document"]
    line: str
    codes: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    at: str = ""
    brief: str | None = None


@dataclass(frozen=True, slots=True)
class Linted:
    """What the linter said, and what it says once each fix was taken."""

    findings: tuple[Finding, ...]
    mended: Mapping[int, tuple[str, ...]]
    """Codes found after the fix of the finding at this index was applied to the line."""


@cache
def _conventions() -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    found = read_yaml(FOLDER / "cases.yaml")
    tolerated = {code: tuple(others) for code, others in found["tolerated"].items()}
    severities = {
        code: severity for severity, codes in found["severities"].items() for code in codes
    }
    return tolerated, severities


def cases() -> tuple[LineCase, ...]:
    """Read all three case files; a document's text becomes its line."""
    lines = read_yaml(FOLDER / "cases.yaml")["key_results"]
    aims = read_yaml(FOLDER / "objectives.yaml")["objectives"]
    documents = read_yaml(FOLDER / "documents.yaml")
    entries = [
        *({"kind": "objective", **each} for each in aims),
        *({"kind": "key_result", **each} for each in lines),
        *(_document_entry(each) for each in documents["documents"]),
        *(_boundary_entry(each, aims, lines) for each in documents["boundaries"]),
    ]
    return parse_cases(FOLDER / "cases.yaml", entries, LineCase)


def _document_entry(entry: dict[str, Any]) -> dict[str, Any]:
    renamed = {name: value for name, value in entry.items() if name != "text"}
    return {"kind": "document", "line": entry.get("text"), **renamed}


def _boundary_entry(
    entry: dict[str, Any], aims: list[dict[str, Any]], lines: list[dict[str, Any]]
) -> dict[str, Any]:
    """Build a document of so many sound objectives and key results, no line twice."""
    sound_aims = [each["line"] for each in aims if each["id"].startswith("o-ok-")]
    sound_lines = iter([each["line"] for each in lines if each["id"].startswith("k-ok-")])
    text = [f"---\ncycle: 2027-Q1\nprofile: {entry['profile']}\n---"]
    for aim in sound_aims[: entry["objectives"]]:
        text += [f"# O: {aim}", "type: committed"]
        text += [f"- KR: {next(sound_lines)}" for _ in range(entry["key_results"])]
    kept = {name: entry[name] for name in ("id", "why", "codes")}
    return {"kind": "document", "line": "\n".join(text), **kept}


def engine(name: str) -> Callable[[LineCase], Linted]:
    """Return the linter; it has one engine."""
    del name
    return _lint


def _lint(case: LineCase) -> Linted:
    if case.kind == "document":
        return Linted(tuple(lint_document(parse_document(case.line), brief=case.brief)), {})
    findings = tuple(lint_line(case.line, kind=case.kind))
    mended = {
        number: _after(case.line, case.kind, found)
        for number, found in enumerate(findings)
        if found.fix is not None
    }
    return Linted(findings, mended)


def _after(line: str, kind: LineKind, finding: Finding) -> tuple[str, ...]:
    """Apply a fix and lint again; a line that became another kind of entry is judged no more."""
    fix = finding.fix
    if fix is None:
        return ()
    start, end = finding.span or (0, len(line))
    text = line[:start] + fix.text + line[end:]
    first = text.splitlines()[0] if text else ""
    if first.startswith(("KPI: ", "Initiative: ")):
        return ()
    return tuple(each.code for each in lint_line(first, kind=kind))


def grade(case: LineCase, answer: Linted) -> Grades:
    """Grade one line or document in all respects."""
    tolerated, severities = _conventions()
    document = case.kind == "document"
    found = {
        f"{each.code}@{each.where}" if document and each.where else each.code
        for each in answer.findings
    }
    allowed = _tolerated(case, tolerated, found)
    grades = dict(right_findings(found, case, allowed))
    grades |= right_severity(answer.findings, severities)
    if document:
        return grades | right_places(case.line, answer.findings)
    grades |= spans_inside(answer.findings, case.line)
    grades |= calm(answer.findings, honest=not case.codes and not case.one_of, tolerated=allowed)
    grades |= fix_mends(answer.findings, answer.mended)
    if case.at:
        grades |= points_at(answer.findings, case.codes[0], case.at, case.line)
    return grades


def _tolerated(
    case: LineCase, conventions: Mapping[str, tuple[str, ...]], found: set[str]
) -> set[str]:
    allowed = set(case.may)
    for label in (*case.codes, *case.one_of):
        code, _, where = label.partition("@")
        allowed |= {f"{other}@{where}" if where else other for other in conventions.get(code, ())}
    if case.kind == "document":
        named = {label.partition("@")[0] for label in (*case.codes, *case.never)}
        bare_may = {code for code in case.may if "@" not in code}
        free = (ARGUABLE - named) | bare_may
        allowed |= {each for each in found if each.partition("@")[0] in free}
    return allowed


def shown(answer: Linted) -> list[str]:
    """Put findings into reports: code, place and message."""
    return [
        f"{each.code} {each.where if each.line else ''} {each.span or ''} {each.message}"
        for each in answer.findings
    ]


SUITE: Suite[LineCase, Linted] = Suite(
    name="lint",
    why="A rule that goes silent, cries wolf or points at the wrong words misleads every team.",
    folder=FOLDER,
    cases=cases,
    engine=engine,
    graders=(grade,),
    asked=lambda case: case.line,
    shown=shown,
    gates=Gates(
        invariants=("span-inside", "severity", "places"),
        floors={
            "recall:OBJ10[67]": 0.8,  # what is vague or of low value is arguable
            "recall:TYP402": 0.6,  # three cases
            "recall:*": 0.85,
            "precision:*": 0.9,
            "exact": 0.97,
            "calm": 0.99,
            "span": 0.95,
        },
    ),
)
