"""OKR documents: Markdown, outlines and tables in, one structure out; and the normal form back."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from coach.grammar.document_rendering import render_lines
from coach.grammar.line_shapes import allowances_of, split_allowances, split_type, type_name
from coach.grammar.outline import LineRole, OutlineLine, outline
from coach.grammar.tables import Cell, read_table
from coach.grammar.values import Allowance, Document, DocumentLine, DocumentObjective

__all__ = ["parse_document", "render_document"]

_QUOTES = "\"'"


def parse_document(source: str) -> Document:
    """Read an OKR document. Never raises; lines that mean nothing here are kept in ``source``.

    ``source.splitlines()[line - 1][column : column + len(text)]`` is the text of every entry on one
    line. One that runs on in indented lines is joined by spaces; its ``joints`` lead to the parts.
    """
    return _Assembly(source).document(outline(source))


def render_document(document: Document) -> str:
    """Write a document in the normal form: "# O:", "- KR:", "- KPI:", "- Initiative:".

    Prose, tables and front matter stay as they are. A document that would then read differently
    comes back unchanged.
    """
    rendered = render_lines(outline(document.source))
    return rendered if same_content(parse_document(rendered), document) else document.source


def same_content(one: Document, other: Document) -> bool:
    """Say whether two documents hold the same entries, wherever they stand."""
    return _content(one) == _content(other)


def _content(document: Document) -> tuple[object, ...]:
    objectives = tuple(
        (
            _entry(each.entry),
            each.type,
            tuple(map(_entry, each.key_results)),
            tuple(map(_entry, each.kpis)),
            tuple(map(_entry, each.initiatives)),
            each.fields,
            _codes(each.allowances),
        )
        for each in document.objectives
    )
    loose = (document.kpis, document.key_results, document.initiatives)
    return (objectives, tuple(tuple(map(_entry, lines)) for lines in loose), document.front)


def _entry(line: DocumentLine) -> tuple[object, ...]:
    return (line.text, line.type, _codes(line.allowances))


def _codes(allowances: tuple[Allowance, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((each.code, each.reason) for each in allowances)


@dataclass(slots=True)
class _Item:
    """An entry under construction."""

    role: LineRole
    line: DocumentLine
    depth: int

    def allow(self, allowances: tuple[Allowance, ...]) -> None:
        self.line = replace(self.line, allowances=self.line.allowances + allowances)

    def name_type(self, name: str) -> None:
        self.line = replace(self.line, type=name)


@dataclass(slots=True)
class _Objective:
    """An objective under construction; the first one, without an entry, holds what is loose."""

    entry: DocumentLine | None = None
    type: str | None = None
    items: list[_Item] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    allowances: tuple[Allowance, ...] = ()

    def lines(self, role: LineRole) -> tuple[DocumentLine, ...]:
        return tuple(item.line for item in self.items if item.role is role)


class _Assembly:
    """Puts judged lines together, each under the objective above it."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.front: dict[str, str] = {}
        self.objectives = [_Objective()]

    def document(self, lines: list[OutlineLine]) -> Document:
        for group in _grouped(lines):
            if group[0].role is LineRole.TABLE:
                self._take_table(group)
            else:
                self._take(group[0])
        loose, *kept = self.objectives
        return Document(
            source=self.source,
            objectives=tuple(_finished(each) for each in kept),
            kpis=loose.lines(LineRole.KPI),
            front=self.front,
            key_results=loose.lines(LineRole.KEY_RESULT),
            initiatives=loose.lines(LineRole.INITIATIVE),
        )

    def _take(self, line: OutlineLine) -> None:
        if line.role is LineRole.OBJECTIVE:
            entry, kind = _document_line(line)
            self.objectives.append(_Objective(entry, kind, allowances=entry.allowances))
        elif line.role in {LineRole.KEY_RESULT, LineRole.KPI, LineRole.INITIATIVE}:
            entry, kind = _document_line(line)
            item = _Item(line.role, entry, line.shape.depth)
            if kind is not None:
                item.name_type(kind)
            self.objectives[-1].items.append(item)
        elif line.role is LineRole.FRONT and line.key:
            self.front[line.key] = line.value.strip(_QUOTES)
        elif line.role is LineRole.FIELD:
            self._take_field(line)
        elif line.role is LineRole.ALLOWANCE:
            self._take_allowance(line)

    def _take_field(self, line: OutlineLine) -> None:
        current = self.objectives[-1]
        if current.entry is None:
            self.front.setdefault(line.key, line.value)
            return
        item = _owner_of(current, line)
        if line.key == "type":
            if item is not None:
                item.name_type(type_name(line.value))
            else:
                current.type = type_name(line.value)
        elif item is None:
            current.fields[line.key] = line.value

    def _take_allowance(self, line: OutlineLine) -> None:
        current = self.objectives[-1]
        found = allowances_of(line.shape.text, line.number)
        item = _owner_of(current, line)
        if item is not None:
            item.allow(found)
        else:
            current.allowances += found

    def _take_table(self, rows: list[OutlineLine]) -> None:
        for cell in read_table(rows):
            line = DocumentLine(cell.text, cell.line, cell.column)
            if cell.role is LineRole.OBJECTIVE:
                self._take_objective_cell(cell, line)
            else:
                self.objectives[-1].items.append(_Item(cell.role, line, 0))

    def _take_objective_cell(self, cell: Cell, line: DocumentLine) -> None:
        """Open an objective, unless the row repeats the one above it."""
        current = self.objectives[-1].entry
        if current is None or current.text != cell.text:
            self.objectives.append(_Objective(line))


def _grouped(lines: list[OutlineLine]) -> Iterator[list[OutlineLine]]:
    """Yield lines one by one, the rows of a table together."""
    rows: list[OutlineLine] = []
    for line in lines:
        if line.role is LineRole.TABLE:
            rows.append(line)
            continue
        if rows:
            yield rows
            rows = []
        yield [line]
    if rows:
        yield rows


def _document_line(line: OutlineLine) -> tuple[DocumentLine, str | None]:
    """Cut allowances and a type tag off the text of an entry."""
    text, allowances = split_allowances(line.shape.text, line.number)
    text, kind = split_type(text)
    entry = DocumentLine(text, line.number, line.shape.column, allowances, joints=line.joints)
    return entry, kind


def _owner_of(current: _Objective, line: OutlineLine) -> _Item | None:
    """Return the list item that an indented field belongs to, None if it is the objective's."""
    if not current.items or line.shape.depth <= current.items[-1].depth:
        return None
    return current.items[-1]


def _finished(each: _Objective) -> DocumentObjective:
    entry = each.entry or DocumentLine("", 0)
    return DocumentObjective(
        entry=entry,
        type=each.type,
        key_results=each.lines(LineRole.KEY_RESULT),
        kpis=each.lines(LineRole.KPI),
        initiatives=each.lines(LineRole.INITIATIVE),
        fields=each.fields,
        allowances=each.allowances,
    )
