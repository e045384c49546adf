"""The language server: diagnostics while typing, rule pages on hover, fixes, formatting."""

from importlib.metadata import version

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from api.lsp.translation import (
    diagnostics_of,
    findings_of,
    fix_action,
    holds,
    overlaps,
    page_of,
    range_of,
    whole,
)
from coach.errors import Invalid
from coach.grammar.document import parse_document, render_document
from coach.linter.finding import Finding

Opening = types.DidOpenTextDocumentParams | types.DidChangeTextDocumentParams


def make_server() -> LanguageServer:
    """Build a server with every feature; ``start_io`` runs it on standard input and output."""
    server = LanguageServer("waymark", version("waymark"))
    server.feature(types.TEXT_DOCUMENT_DID_OPEN)(_publish)
    server.feature(types.TEXT_DOCUMENT_DID_CHANGE)(_publish)
    server.feature(types.TEXT_DOCUMENT_DID_CLOSE)(_withdraw)
    server.feature(types.TEXT_DOCUMENT_HOVER)(_hover)
    server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    )(_actions)
    server.feature(types.TEXT_DOCUMENT_FORMATTING)(_format)
    return server


def _publish(server: LanguageServer, params: Opening) -> None:
    document = server.workspace.get_text_document(params.text_document.uri)
    server.text_document_publish_diagnostics(
        types.PublishDiagnosticsParams(
            uri=document.uri, version=document.version, diagnostics=diagnostics_of(document)
        )
    )


def _withdraw(server: LanguageServer, params: types.DidCloseTextDocumentParams) -> None:
    """Clear what was said about a document that is no longer open."""
    server.text_document_publish_diagnostics(
        types.PublishDiagnosticsParams(uri=params.text_document.uri, diagnostics=[])
    )


def _findings(server: LanguageServer, uri: str) -> list[Finding]:
    try:
        return findings_of(server.workspace.get_text_document(uri))
    except Invalid:
        return []  # the profile is wrong, which the diagnostics say


def _hover(server: LanguageServer, params: types.HoverParams) -> types.Hover | None:
    document = server.workspace.get_text_document(params.text_document.uri)
    here = [
        finding
        for finding in _findings(server, document.uri)
        if holds(range_of(document, finding), params.position)
    ]
    if not here:
        return None
    pages = "\n\n---\n\n".join(page_of(finding.code) for finding in here)
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, pages))


def _actions(server: LanguageServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    document = server.workspace.get_text_document(params.text_document.uri)
    actions = (
        fix_action(document, finding)
        for finding in _findings(server, document.uri)
        if overlaps(range_of(document, finding), params.range)
    )
    return [action for action in actions if action is not None]


def _format(server: LanguageServer, params: types.DocumentFormattingParams) -> list[types.TextEdit]:
    document = server.workspace.get_text_document(params.text_document.uri)
    rendered = render_document(parse_document(document.source))
    if rendered == document.source:
        return []
    return [types.TextEdit(whole(document), rendered)]
