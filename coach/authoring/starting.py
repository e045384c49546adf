"""What a sheet may start from: an OKR or a KPI of the library, with blanks for numbers. Pure."""

from coach.authoring.sheet import Line, Sheet, SheetObjective, new_line_id
from coach.grammar.key_result import parse_key_result
from coach.grammar.values import Quantity, Role
from coach.linter.repairs import blank_for, replaced
from retrieval.library.entries import Kpi, Okr

LEVELS = {Role.BASELINE: "X", Role.CURRENT: "X", Role.TARGET: "Y", Role.CHANGE: "Y"}


def sheet_from(okr: Okr, kpis: dict[str, Kpi]) -> Sheet:
    """Take an exemplary OKR as a start. Its numbers illustrate, so they become blanks."""
    objective = SheetObjective(
        id=new_line_id(),
        text=okr.objective,
        type=okr.type,
        key_results=tuple(
            Line(new_line_id(), with_blanks(result.text), result.kpi) for result in okr.key_results
        ),
        kpis=tuple(Line(new_line_id(), kpis[id_].name, id_) for id_ in okr.kpis if id_ in kpis),
        initiatives=tuple(Line(new_line_id(), text) for text in okr.initiatives),
    )
    return Sheet((objective,))


def with_blanks(text: str) -> str:
    """Put X and Y where a key result states its levels; other numbers stay."""
    parsed = parse_key_result(text)
    levels = [part for part in parsed.quantities if part.role in LEVELS and not part.is_blank]
    for part in sorted(levels, key=lambda found: found.span, reverse=True):
        text = replaced(text, part.span, _blank(part))
    return text


def _blank(part: Quantity) -> str:
    """Write the blank as the number was written: "45 days" is "X days", "3.1/5" is "X/5"."""
    blank = blank_for(part, LEVELS[part.role])
    words = part.text.split(maxsplit=1)
    keeps_unit = len(words) > 1 and not any(letter.isdigit() for letter in words[1])
    return f"{blank} {words[1]}" if keeps_unit and words[1] not in blank else blank


def key_result_for(kpi: Kpi) -> str:
    """Write a key result that moves a KPI of the library, with blanks for both of its levels."""
    verb = "Increase" if kpi.direction == "increase" else "Reduce"
    unit = kpi.unit
    if unit == "%" or unit.startswith("/"):
        return f"{verb} {kpi.phrase} from X{unit} to Y{unit}"
    return f"{verb} {kpi.phrase} from X to Y {unit}".rstrip()
