"""Tables in documents: which column holds objectives, which key results, and their numbers."""

from typing import NamedTuple

from coach.grammar.outline import LineRole, OutlineLine


class Cell(NamedTuple):
    """An entry found in a table, at its place in the line."""

    role: LineRole
    text: str
    line: int
    column: int


_HEADERS = {
    LineRole.OBJECTIVE: ("objective", "objectives", "o", "goal"),
    LineRole.KEY_RESULT: ("key result", "key results", "kr", "krs", "metric", "measure"),
    LineRole.KPI: ("kpi", "kpis"),
    LineRole.INITIATIVE: ("initiative", "initiatives", "task", "tasks", "project", "action"),
}
_STARTS = frozenset({"baseline", "start", "from", "current", "now", "today", "as is", "actual"})
_TARGETS = frozenset({"target", "goal", "to", "end", "to be", "aim"})
_Piece = tuple[str, int]


def read_table(rows: list[OutlineLine]) -> list[Cell]:
    """Read the entries of a table whose first row names its columns; none if it does not.

    Where baseline and target stand right of the key result, its text runs on through them:
    "Waiting time | 40 days | 12 days" reads as a movement.
    """
    header = [piece.strip(" *_`").lower() for piece, _ in _cells(rows[0].raw)]
    columns = {
        role: position
        for role, names in _HEADERS.items()
        for position in range(len(header) - 1, -1, -1)
        if header[position] in names
    }
    if not columns or (set(columns) == {LineRole.OBJECTIVE} and len(header) == 1):
        return []
    found: list[Cell] = []
    for row in rows[1:]:
        pieces = _cells(row.raw)
        if all(set(piece.strip()) <= set("-: ") for piece, _ in pieces):
            continue
        found += _row(row, pieces, header, columns)
    return found


def _cells(raw: str) -> list[_Piece]:
    """Cut a row into its cells with the column where each begins."""
    found: list[_Piece] = []
    at = raw.index("|") + 1
    while at <= len(raw):
        end = raw.find("|", at)
        if end < 0:
            if raw[at:].strip():
                found.append((raw[at:], at))
            break
        found.append((raw[at:end], at))
        at = end + 1
    return found


def _row(
    row: OutlineLine, pieces: list[_Piece], header: list[str], columns: dict[LineRole, int]
) -> list[Cell]:
    found = []
    for role in _HEADERS:
        position = columns.get(role)
        if (
            position is None
            or position >= len(pieces)
            or not pieces[position][0].strip(" *_`\u00a0")
        ):
            continue
        last = position
        if role in {LineRole.KEY_RESULT, LineRole.KPI}:
            last = _through_numbers(header, pieces, position)
        start = pieces[position][1] + _indent(pieces[position][0])
        end = pieces[last][1] + len(pieces[last][0].rstrip(" *_`\u00a0\t"))
        found.append(Cell(role, row.raw[start:end], row.number, start))
    return found


def _indent(piece: str) -> int:
    return len(piece) - len(piece.lstrip(" *_`\u00a0\t"))


def _through_numbers(header: list[str], pieces: list[_Piece], position: int) -> int:
    """Return the last column that belongs to the key result: its target, behind a baseline."""
    last = position
    for names in (_STARTS, _TARGETS):
        following = last + 1
        if following < min(len(header), len(pieces)) and header[following] in names:
            if not pieces[following][0].strip():
                break
            last = following
    return last
