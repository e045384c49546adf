"""The normal form of a document: one way to write each kind of line."""

from coach.grammar.line_shapes import allowances_of, split_allowances, split_type, type_name
from coach.grammar.outline import LineRole, OutlineLine
from coach.grammar.values import Allowance

_LABELS = {
    LineRole.KEY_RESULT: "- KR: ",
    LineRole.KPI: "- KPI: ",
    LineRole.INITIATIVE: "- Initiative: ",
}


def render_lines(lines: list[OutlineLine]) -> str:
    """Write judged lines in the normal form; what is not understood stays as it is."""
    rendered: list[str] = []
    lines = [line for line in lines if line.role is not LineRole.CONTINUATION]  # joined already
    position = 0
    while position < len(lines):
        line = lines[position]
        position += 1
        if line.role in _LABELS:
            attached = _attached(lines, position, line)
            position += len(attached)
            rendered.append(_item(line, attached))
        else:
            rendered += _other(line)
    return "\n".join(rendered) + ("\n" if rendered else "")


def _attached(lines: list[OutlineLine], position: int, item: OutlineLine) -> list[OutlineLine]:
    """Collect the types and allowances that stand indented right below a list item."""
    found = []
    while position < len(lines):
        line = lines[position]
        own = line.role is LineRole.ALLOWANCE or (
            line.role is LineRole.FIELD and line.key == "type"
        )
        if not own or line.shape.depth <= item.shape.depth:
            break
        found.append(line)
        position += 1
    return found


def _item(line: OutlineLine, attached: list[OutlineLine]) -> str:
    text, allowances = split_allowances(line.shape.text, line.number)
    text, kind = split_type(text)
    for below in attached:
        if below.role is LineRole.ALLOWANCE:
            allowances += allowances_of(below.shape.text, below.number)
        else:
            kind = type_name(below.value)
    tag = f" ({kind})" if kind is not None else ""
    return _LABELS[line.role] + text + tag + "".join(f" ({_allow(each)})" for each in allowances)


def _allow(allowance: Allowance) -> str:
    return f"allow: {allowance.code} {allowance.reason}".rstrip()


def _other(line: OutlineLine) -> list[str]:
    if line.role is LineRole.OBJECTIVE:
        text, allowances = split_allowances(line.shape.text, line.number)
        text, kind = split_type(text)
        below = [f"type: {kind}"] if kind is not None else []
        return [f"# O: {text}", *below, *map(_allow, allowances)]
    if line.role is LineRole.SECTION:
        return []
    if line.role is LineRole.FIELD:
        return [f"{line.key}: {type_name(line.value) if line.key == 'type' else line.value}"]
    if line.role is LineRole.ALLOWANCE:
        return [_allow(each) for each in allowances_of(line.shape.text, line.number)]
    return [line.raw.removeprefix("\ufeff") if line.number == 1 else line.raw]
