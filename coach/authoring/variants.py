"""Between the sheet, which holds lines, and the composer, which holds their parts. Pure."""

from coach.authoring.sheet import Line, SheetObjective, new_line_id
from coach.composer.values import (
    DraftKeyResult,
    DraftKpi,
    DraftNumber,
    DraftObjective,
    Variant,
)
from coach.grammar.key_result import parse_key_result
from coach.grammar.objective import parse_objective
from coach.grammar.values import Phrase, Quantity


def objective_of(variant: Variant) -> SheetObjective:
    """Put a variant into the form that a sheet holds, with new ids."""
    return SheetObjective(
        id=new_line_id(),
        text=variant.objective.text,
        type=variant.type,
        key_results=tuple(_line(result) for result in variant.key_results),
        kpis=tuple(Line(new_line_id(), kpi.text, kpi.kpi, kpi.why) for kpi in variant.kpis),
        initiatives=tuple(Line(new_line_id(), text) for text in variant.initiatives),
    )


def _line(result: DraftKeyResult) -> Line:
    return Line(new_line_id(), result.text, result.kpi, result.why)


def variant_of(objective: SheetObjective) -> Variant:
    """Take an objective of the sheet apart, as people may have rewritten it."""
    parsed = parse_objective(objective.text)
    return Variant(
        type=objective.type,
        objective=DraftObjective(
            text=objective.text,
            action_word=_text(parsed.action_word),
            outcome=_text(parsed.outcome),
            value=_text(parsed.value),
        ),
        key_results=tuple(_key_result(line) for line in objective.key_results),
        initiatives=tuple(line.text for line in objective.initiatives),
        kpis=tuple(DraftKpi(line.text, line.text, line.kpi, line.why) for line in objective.kpis),
    )


def _key_result(line: Line) -> DraftKeyResult:
    parsed = parse_key_result(line.text)
    return DraftKeyResult(
        text=line.text,
        action_word=_text(parsed.action_word),
        metric=_text(parsed.metric),
        unit=parsed.unit,
        direction=parsed.direction.value if parsed.direction else "increase",
        baseline=_number(parsed.baseline),
        target=_number(parsed.target),
        kpi=line.kpi,
        why=line.why,
    )


def _text(phrase: Phrase | None) -> str:
    return phrase.text if phrase else ""


def _number(quantity: Quantity | None) -> DraftNumber:
    if quantity is None or quantity.value is None:
        return DraftNumber(None, "unknown")
    return DraftNumber(quantity.value, "given")


def changed(objective: SheetObjective, variant: Variant) -> SheetObjective:
    """Carry what a refinement changed over to the sheet; lines that stay keep their ids.

    A key result that was rewritten keeps the id of the one it replaces: the one with the same
    metric, or else the one left over at its place.
    """
    left = list(objective.key_results)
    kept: dict[int, Line] = {}
    for same in (_same_text, _same_metric):
        for place, result in enumerate(variant.key_results):
            if place not in kept:
                match = next((line for line in left if same(line, result)), None)
                if match is not None:
                    left.remove(match)
                    kept[place] = match
    same_number = len(variant.key_results) == len(objective.key_results)
    lines = []
    for place, result in enumerate(variant.key_results):
        line = kept.get(place) or (left.pop(0) if same_number and left else _line(result))
        lines.append(Line(line.id, result.text, result.kpi, result.why or line.why))
    return SheetObjective(
        id=objective.id,
        text=variant.objective.text,
        type=variant.type,
        key_results=tuple(lines),
        kpis=_texts(objective.kpis, [(kpi.text, kpi.kpi) for kpi in variant.kpis]),
        initiatives=_texts(objective.initiatives, [(text, None) for text in variant.initiatives]),
    )


def _same_text(line: Line, result: DraftKeyResult) -> bool:
    return line.text == result.text


def _same_metric(line: Line, result: DraftKeyResult) -> bool:
    metric = _text(parse_key_result(line.text).metric)
    return bool(metric) and metric.casefold() == result.metric.casefold()


def _texts(before: tuple[Line, ...], after: list[tuple[str, str | None]]) -> tuple[Line, ...]:
    known = {line.text: line for line in before}
    return tuple(known.get(text) or Line(new_line_id(), text, kpi) for text, kpi in after)
