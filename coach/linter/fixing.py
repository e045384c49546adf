"""Applies safe fixes to a document. Doing it twice changes nothing more."""

from collections.abc import Sequence

from coach.grammar.document import parse_document
from coach.linter.finding import Finding
from coach.linter.lint import lint_document
from coach.linter.profiles import Profile

_PASSES = 8  # a fix may uncover another; every safe fix removes its own finding


def mended(
    source: str,
    *,
    profile: Profile | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    brief: str | None = None,
) -> str:
    """Return the document with every safe fix applied, until none is left to apply."""
    for _ in range(_PASSES):
        document = parse_document(source)
        found = lint_document(document, profile=profile, select=select, ignore=ignore, brief=brief)
        following = with_fixes(source, [finding for finding in found if _is_safe(finding)])
        if following == source:
            break
        source = following
    return source


def with_fixes(source: str, findings: Sequence[Finding]) -> str:
    """Apply the fixes of these findings; of two that touch the same words the earlier one wins."""
    lines = source.splitlines(keepends=True)
    last_start: dict[int, int] = {}
    for finding in sorted(findings, key=_from_the_end):
        if finding.fix is None or finding.line is None or not finding.line <= len(lines):
            continue
        start, end = finding.span or (0, len(lines[finding.line - 1].rstrip("\r\n")))
        if end > last_start.get(finding.line, len(lines[finding.line - 1])):
            continue
        line = lines[finding.line - 1]
        ending = "\r\n" if line.endswith("\r\n") else "\n"
        text = finding.fix.text.replace("\n", ending)
        lines[finding.line - 1] = line[:start] + text + line[end:]
        last_start[finding.line] = start
    return "".join(lines)


def _from_the_end(finding: Finding) -> tuple[int, int, str]:
    return (-(finding.line or 0), -(finding.span or (0, 0))[0], finding.code)


def _is_safe(finding: Finding) -> bool:
    return finding.fix is not None and finding.fix.safe
