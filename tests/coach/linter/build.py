"""Builders for linter tests."""

from collections.abc import Iterable

from coach.grammar.document import parse_document
from coach.linter.engine import LineKind
from coach.linter.finding import Finding
from coach.linter.lint import lint_document, lint_line
from coach.linter.rule import Rule

A_SOUND_DOCUMENT = """\
---
team: Night shift
cycle: 2027-Q1
---
# O: Bring bakers back to the night shift so that shops open full
type: committed
- KR: Raise share of filled night shifts from 70% to 95%
- KR: Reduce baker turnover from 22% to 14%
- KPI: CSAT at 88% or above
- Initiative: Publish the rota handbook
"""


def codes(findings: Iterable[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def judged(rule: Rule, example: str) -> list[Finding]:
    """Judge a documentation example the way its rule would meet it."""
    if rule.on == "objective":
        return lint_line(example, kind="objective")
    if rule.on == "key_result":
        return lint_line(example, kind="key_result")
    brief = None
    if example.startswith("Brief:"):
        first, _, example = example.partition("\n")
        brief = first.removeprefix("Brief:")
    return lint_document(parse_document(example), brief=brief)


def document(text: str, **options: object) -> list[Finding]:
    return lint_document(parse_document(text), **options)  # type: ignore[arg-type] # options are passed through


def line(text: str, kind: LineKind = "key_result") -> list[Finding]:
    return lint_line(text, kind=kind)
