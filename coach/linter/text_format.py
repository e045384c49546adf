"""Findings and rule pages as text for people: the words at fault are underlined in their line."""

import unicodedata
from collections.abc import Sequence

from coach.linter.finding import Finding
from coach.linter.formats import FileReport, counts, inert
from coach.linter.rule import Rule
from coach.linter.schools import disagreement_on

_EXCERPT = 120  # characters of a long line that are shown around the span


def render_text(reports: Sequence[FileReport]) -> str:
    """Write each finding with its line underlined, then a summary."""
    blocks = [
        _block(finding, report.file, report.source.splitlines())
        for report in reports
        for finding in report.findings
    ]
    return "\n\n".join([*blocks, _summary(reports)])


def _block(finding: Finding, file: str, lines: list[str]) -> str:
    head = f"{_position(finding, file)}: {finding.code} [{finding.severity}] {finding.message}"
    block = [inert(head)]
    if finding.line is not None and finding.line <= len(lines):
        block += _excerpt(finding, lines[finding.line - 1])
    if finding.fix is not None:
        text = " ⏎ ".join(finding.fix.text.splitlines())
        block.append(inert(f"  = fix: {finding.fix.title}: {text}"))
    block.append(f"  = source: {finding.source}")
    return "\n".join(block)


def _position(finding: Finding, file: str) -> str:
    if finding.line is None:
        return file
    column = finding.span[0] + 1 if finding.span else 1
    return f"{file}:{finding.line}:{column}"


def _excerpt(finding: Finding, line: str) -> list[str]:
    number = str(finding.line)
    margin = " " * len(number)
    start, end = finding.span or (0, 0)
    left = max(0, start - _EXCERPT // 2) if len(line) > _EXCERPT else 0
    shown = line[left : left + _EXCERPT]
    quoted = f"{margin} |\n{number} | {inert(shown)}"
    if finding.span is None:
        return [quoted]
    before = _width(shown[: start - left])
    under = max(1, _width(shown[start - left : end - left]))
    return [quoted, f"{margin} | {' ' * before}{'^' * under}"]


def _width(text: str) -> int:
    """Columns that a terminal uses: wide characters take two, combining marks none."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _summary(reports: Sequence[FileReport]) -> str:
    found = [finding for report in reports for finding in report.findings]
    if not found:
        return "Nothing to mend."
    totals = counts(found)
    parts = [_counted(totals["error"], "error"), _counted(totals["warning"], "warning")]
    parts.append(f"{totals['info']} info")
    lines = [f"Found {', '.join(parts)}."]
    if safe := sum(1 for finding in found if finding.fix is not None and finding.fix.safe):
        lines.append(f"{safe} can be mended with --fix.")
    return "\n".join(lines)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def render_rule(rule: Rule) -> str:
    """Write a rule's page."""
    differs = disagreement_on(rule.code)
    return "\n".join(
        [
            f"{rule.code} {rule.name} ({rule.severity})",
            "",
            rule.summary,
            "",
            f"Why: {rule.why}",
            "",
            "Bad:",
            *_indented(rule.bad),
            "Good:",
            *_indented(rule.good),
            "",
            f"Fix: {rule.fix}",
            f"Source: {rule.source}",
            *([f"Sources differ: {differs}"] if differs else []),
        ]
    )


def _indented(examples: Sequence[str]) -> list[str]:
    shown: list[str] = []
    for example in examples:
        if "\n" in example and shown:
            shown.append("")
        shown += [f"    {line}" for line in example.splitlines()]
    return shown
