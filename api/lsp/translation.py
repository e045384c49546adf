"""Findings in the protocol's words.

Positions go through the document's codec, for editors count UTF-16 units and spans code points.
"""

from lsprotocol import types
from pygls.workspace import ServerTextPosition, ServerTextRange, TextDocument

from coach.errors import Invalid
from coach.grammar.document import parse_document
from coach.linter.catalogue import rule_by_code
from coach.linter.finding import Finding, Severity
from coach.linter.lint import lint_document
from coach.linter.rule import Rule
from coach.linter.schools import disagreement_on

_SEVERITY = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


def findings_of(document: TextDocument) -> list[Finding]:
    """Lint the document as it stands in the editor; raises Invalid for an unknown profile."""
    return lint_document(parse_document(document.source))


def diagnostics_of(document: TextDocument) -> list[types.Diagnostic]:
    """Lint a document; a profile that does not exist is itself shown as a diagnostic."""
    try:
        return [_diagnostic(document, finding) for finding in findings_of(document)]
    except Invalid as error:
        place = types.Range(types.Position(0, 0), types.Position(0, 0))
        return [
            types.Diagnostic(place, str(error), types.DiagnosticSeverity.Error, source="waymark")
        ]


def _diagnostic(document: TextDocument, finding: Finding) -> types.Diagnostic:
    return types.Diagnostic(
        range=range_of(document, finding),
        message=finding.message,
        severity=_SEVERITY[finding.severity],
        code=finding.code,
        source="waymark",
    )


def range_of(document: TextDocument, finding: Finding) -> types.Range:
    """Return where a finding stands; one on the whole set stands on the first line."""
    line = (finding.line or 1) - 1
    text = document.lines[line].rstrip("\r\n") if line < len(document.lines) else ""
    start, end = finding.span or (0, len(text) if finding.line else 0)
    return document.range_to_client_units(
        ServerTextRange(ServerTextPosition(line, start), ServerTextPosition(line, end))
    )


def holds(around: types.Range, position: types.Position) -> bool:
    """Say whether a position lies in a range, both ends included."""
    point = (position.line, position.character)
    return _point(around.start) <= point <= _point(around.end)


def overlaps(one: types.Range, other: types.Range) -> bool:
    """Say whether two ranges touch."""
    return _point(one.start) <= _point(other.end) and _point(other.start) <= _point(one.end)


def _point(position: types.Position) -> tuple[int, int]:
    return (position.line, position.character)


def page_of(code: str) -> str:
    """Write a rule's page in Markdown, for a hover."""
    rule = rule_by_code(code)
    differs = disagreement_on(rule.code)
    return "\n\n".join(
        [
            f"**{rule.code} {rule.name}** ({rule.severity})",
            rule.summary,
            rule.why,
            _examples("Bad", rule, rule.bad),
            _examples("Good", rule, rule.good),
            f"*{rule.fix}*",
            f"Source: {rule.source}",
            *([f"Sources differ: {differs}"] if differs else []),
        ]
    )


def _examples(title: str, rule: Rule, examples: tuple[str, ...]) -> str:
    """Fence the examples, which may hold outlines of several lines."""
    separator = "\n" if rule.on in {"objective", "key_result"} else "\n\n"
    return f"{title}:\n```text\n{separator.join(examples)}\n```"


def fix_action(document: TextDocument, finding: Finding) -> types.CodeAction | None:
    """Offer a finding's fix as a quick fix; safe ones are preferred by editors."""
    if finding.fix is None or finding.line is None:
        return None
    edit = types.TextEdit(range_of(document, finding), finding.fix.text)
    return types.CodeAction(
        title=f"{finding.code}: {finding.fix.title}",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[_diagnostic(document, finding)],
        is_preferred=finding.fix.safe,
        edit=types.WorkspaceEdit(changes={document.uri: [edit]}),
    )


def whole(document: TextDocument) -> types.Range:
    """Return the range of the whole document."""
    last = len(document.lines)
    return types.Range(types.Position(0, 0), types.Position(last, 0))
