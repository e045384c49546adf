"""Findings as JSON and as GitHub annotations, and what all formats share.

People's text ends up in terminals and build logs, so nothing in it may act there: control
characters and marks that reorder text are replaced one for one, which keeps columns right.
"""

import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from coach.linter.finding import Finding, Severity
from coach.linter.rule import Rule
from coach.linter.schools import disagreement_on

_GITHUB_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_UNSAFE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class FileReport:
    """The findings of one file, with its text so that a format can quote it."""

    file: str
    source: str
    findings: Sequence[Finding]


def inert(text: str) -> str:
    """Replace every character that a terminal would obey instead of show."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_inert_character(character) for character in text)


def _inert_character(character: str) -> str:
    if character == "\t":
        return " "
    return "\N{REPLACEMENT CHARACTER}" if _is_unsafe(character) else character


def _is_unsafe(character: str) -> bool:
    return unicodedata.category(character) in _UNSAFE_CATEGORIES


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """Count findings by severity; every severity is there, at zero if need be."""
    totals = {severity.value: 0 for severity in Severity}
    for finding in findings:
        totals[finding.severity.value] += 1
    return totals


def finding_as_json(finding: Finding, file: str) -> dict[str, Any]:
    """One finding, as every door gives it."""
    fix = finding.fix
    return {
        "file": file,
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "where": finding.where,
        "line": finding.line,
        "span": list(finding.span) if finding.span is not None else None,
        "message": finding.message,
        "source": finding.source,
        "fix": {"title": fix.title, "text": fix.text} if fix is not None else None,
    }


def reports_as_json(reports: Sequence[FileReport]) -> dict[str, Any]:
    """All findings and their counts, as ``waymark lint --json`` prints them."""
    return {
        "findings": [
            finding_as_json(finding, report.file)
            for report in reports
            for finding in report.findings
        ],
        "counts": counts(finding for report in reports for finding in report.findings),
    }


def rule_as_json(rule: Rule) -> dict[str, Any]:
    """A rule's page for programs."""
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "summary": rule.summary,
        "why": rule.why,
        "bad": list(rule.bad),
        "good": list(rule.good),
        "fix": rule.fix,
        "sources": [source.value for source in rule.sources],
        "disagreement": disagreement_on(rule.code) or None,
    }


def render_json(reports: Sequence[FileReport]) -> str:
    """Write the JSON document."""
    return json.dumps(reports_as_json(reports), ensure_ascii=False, indent=2)


def render_github(reports: Sequence[FileReport]) -> str:
    """Write workflow commands that annotate the lines of a pull request."""
    return "\n".join(
        _annotation(finding, report.file) for report in reports for finding in report.findings
    )


def _annotation(finding: Finding, file: str) -> str:
    properties = {"file": file}
    if finding.line is not None:
        properties["line"] = str(finding.line)
    if finding.span is not None:
        properties["col"] = str(finding.span[0] + 1)
        properties["endColumn"] = str(finding.span[1])
    properties["title"] = f"{finding.code} {finding.name}"
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_GITHUB_LEVEL[finding.severity]} {listed}::{_data(inert(finding.message))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
