"""A real client talks to a real server process over its standard input and output."""

import asyncio
import sys
from collections.abc import AsyncIterator

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

PROGRAM = "from api.cli.main import main; main()"
SOURCE = """\
---
cycle: 2027-Q1
---
# O: Bring bakers back 🌙 to the night shift so that shops open full
type: committed
- KR: Raise 🌙 activation to 60%
- KR: Publish the welcome booklet
"""


class Editor:
    """One open document of a client, and what the server published about it."""

    def __init__(self, client: LanguageClient, uri: str) -> None:
        self.client = client
        self.uri = uri
        self.published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

    @property
    def document(self) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri)

    async def open(self, text: str) -> list[types.Diagnostic]:
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(self.uri, "markdown", 1, text))
        )
        return list((await self.published.get()).diagnostics)

    async def change(self, text: str) -> list[types.Diagnostic]:
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(2, self.uri),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )
        return list((await self.published.get()).diagnostics)


class Session:
    """A client with a running server; every test opens a document of its own."""

    def __init__(self) -> None:
        self.client = LanguageClient("test", "1")
        self.editors: dict[str, Editor] = {}

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator] # pygls does not annotate it
        def remember(params: types.PublishDiagnosticsParams) -> None:
            self.editors[params.uri].published.put_nowait(params)

    def editor(self) -> Editor:
        made = Editor(self.client, f"file:///plans/{len(self.editors)}.okr.md")
        self.editors[made.uri] = made
        return made


@pytest.fixture(scope="module")
async def session() -> AsyncIterator[Session]:
    talking = Session()
    client = talking.client
    await client.start_io(sys.executable, "-c", PROGRAM, "lsp")
    await client.initialize_async(
        types.InitializeParams(capabilities=types.ClientCapabilities(), process_id=None)
    )
    client.initialized(types.InitializedParams())
    yield talking
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()  # type: ignore[no-untyped-call] # pygls does not annotate it


@pytest.fixture
def editor(session: Session) -> Editor:
    return session.editor()


def text_of(source: str, place: types.Range) -> str:
    """Cut a range out of a text the way an editor does: in UTF-16 units."""
    line = source.splitlines()[place.start.line].encode("utf-16-le")
    return line[place.start.character * 2 : place.end.character * 2].decode("utf-16-le")


async def test_opening_a_document_shows_its_findings_at_their_words(editor: Editor) -> None:
    found = await editor.open(SOURCE)
    assert [(each.code, each.severity, text_of(SOURCE, each.range)) for each in found] == [
        ("KR204", types.DiagnosticSeverity.Warning, "to 60%"),
        ("KR201", types.DiagnosticSeverity.Error, "KR: Publish"),
    ]
    assert {each.source for each in found} == {"waymark"}


async def test_changing_a_document_judges_it_anew(editor: Editor) -> None:
    await editor.open(SOURCE)
    mended = SOURCE.replace("to 60%", "from 41% to 60%").replace(
        "Publish the welcome booklet", "Raise eNPS of night staff from 9 to 30"
    )
    assert await editor.change(mended) == []


async def test_closing_a_document_withdraws_its_findings(editor: Editor) -> None:
    await editor.open(SOURCE)
    editor.client.text_document_did_close(types.DidCloseTextDocumentParams(editor.document))
    assert list((await editor.published.get()).diagnostics) == []


async def test_hovering_shows_the_page_of_the_rule(editor: Editor) -> None:
    await editor.open(SOURCE)
    where = editor.document
    there = await editor.client.text_document_hover_async(
        types.HoverParams(where, types.Position(6, 8))
    )
    assert there is not None
    assert isinstance(there.contents, types.MarkupContent)
    assert there.contents.value.startswith("**KR201 task-as-key-result** (error)")
    elsewhere = await editor.client.text_document_hover_async(
        types.HoverParams(where, types.Position(1, 0))
    )
    assert elsewhere is None


async def test_a_quick_fix_replaces_the_words_at_fault(editor: Editor) -> None:
    await editor.open(SOURCE)
    place = types.Range(types.Position(5, 20), types.Position(6, 8))
    actions = await editor.client.text_document_code_action_async(
        types.CodeActionParams(editor.document, place, types.CodeActionContext([]))
    )
    edits = {}
    for action in actions or []:
        assert isinstance(action, types.CodeAction)
        assert action.edit is not None
        assert action.edit.changes is not None
        (edit,) = action.edit.changes[editor.uri]
        edits[text_of(SOURCE, edit.range)] = (edit.new_text, action.is_preferred)
    assert edits == {
        "to 60%": ("from X% to 60%", True),
        "KR: Publish": ("Initiative: Publish", False),
    }


async def test_formatting_writes_the_normal_form_and_leaves_it_alone(editor: Editor) -> None:
    source = "O: Bring bakers back so that shops open full\nKR1: Cut waits from 9 to 3 days\n"
    await editor.open(source)
    where = types.DocumentFormattingParams(
        editor.document, types.FormattingOptions(2, insert_spaces=True)
    )
    (edit,) = await editor.client.text_document_formatting_async(where) or []
    assert edit.new_text.startswith("# O: Bring bakers back so that shops open full\n")
    assert "- KR: Cut waits from 9 to 3 days\n" in edit.new_text
    await editor.change(edit.new_text)
    assert not await editor.client.text_document_formatting_async(where)


async def test_an_unknown_profile_is_shown_where_the_editor_looks(editor: Editor) -> None:
    (found,) = await editor.open(SOURCE.replace("cycle:", "profile: nobody\ncycle:"))
    assert "choose one of fitbots" in found.message


async def test_any_text_is_served(editor: Editor) -> None:
    for text in ("", "\x00\ufeff", "KR: " + "x" * 10_000, "O:\nKR:\n| a | b |"):
        await editor.change(text) if text else await editor.open(text)
