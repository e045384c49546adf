"""Findings as SARIF 2.1.0, the exchange format of code scanners."""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from coach.linter.catalogue import RULES
from coach.linter.finding import Finding, Severity
from coach.linter.formats import FileReport, inert
from coach.linter.rule import Rule

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_INDEX = {rule.code: index for index, rule in enumerate(RULES)}


def render_sarif(reports: Sequence[FileReport], *, version: str) -> str:
    """Write one run with every rule described and every finding located.

    Columns count Unicode code points, as spans do.
    """
    run = {
        "tool": {
            "driver": {
                "name": "waymark",
                "semanticVersion": version,
                "rules": [_descriptor(rule) for rule in RULES],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(finding, report.file) for report in reports for finding in report.findings
        ],
    }
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=2)


def _descriptor(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.fix} Source: {rule.source}."},
        "defaultConfiguration": {"level": _LEVEL[rule.severity]},
    }


def _result(finding: Finding, file: str) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(file)}}
    region = _region(finding)
    if region:
        location["region"] = region
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": _INDEX[finding.code],
        "level": _LEVEL[finding.severity],
        "message": {"text": inert(finding.message)},
        "locations": [{"physicalLocation": location}],
    }
    if finding.fix is not None and region:
        change = {
            "artifactLocation": {"uri": quote(file)},
            "replacements": [
                {"deletedRegion": region, "insertedContent": {"text": finding.fix.text}}
            ],
        }
        result["fixes"] = [
            {"description": {"text": finding.fix.title}, "artifactChanges": [change]}
        ]
    return result


def _region(finding: Finding) -> dict[str, int]:
    if finding.line is None:
        return {}
    region = {"startLine": finding.line}
    if finding.span is not None:
        region["startColumn"] = finding.span[0] + 1
        region["endColumn"] = finding.span[1] + 1
    return region
