"""What the linter says of a sheet, line by line, while somebody types. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from coach.authoring.sheet import ListName, Sheet, SheetObjective
from coach.grammar.key_result import parse_key_result
from coach.grammar.values import Comparator, Direction, Span
from coach.linter.catalogue import rule_by_code
from coach.linter.finding import Finding, Severity
from coach.linter.lint import ObjectiveTexts, lint_objective_set
from coach.linter.repairs import blank_for, direction_word, replaced

_WHERE = re.compile(r"objectives\[(\d+)\](?:\.key_results\[(\d+)\])?")
_BECOMES: Mapping[str, ListName] = {"KPI: ": "kpis", "Initiative: ": "initiatives"}
_LEVEL_AS_RESULT = "KR206"
_WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)


class Way(msgspec.Struct, frozen=True):
    """A way to mend a line: its new words, further lines behind it, another list for it."""

    title: str
    text: str
    where: ListName | None = None
    more: tuple[str, ...] = ()


class Remark(msgspec.Struct, frozen=True):
    """One finding with everything that a person needs to understand it and to mend the line."""

    code: str
    severity: Severity
    span: Span | None
    message: str
    why: str
    bad: str
    good: str
    source: str
    ways: tuple[Way, ...] = ()


class LineRemarks(msgspec.Struct, frozen=True):
    """What is said of one line; ``blanks`` are the spans of numbers that nobody has given yet."""

    remarks: tuple[Remark, ...] = ()
    blanks: tuple[Span, ...] = ()


class SheetRemarks(msgspec.Struct, frozen=True):
    """What is said of a sheet: of its lines by their ids, and of the set as a whole."""

    lines: dict[str, LineRemarks]
    whole: tuple[Remark, ...]
    errors: int
    warnings: int
    hints: int
    blanks: int

    def of(self, line_id: str) -> LineRemarks:
        """Return what is said of a line; nothing for a line that is not judged."""
        return self.lines.get(line_id, LineRemarks())

    def encoded(self, line_id: str) -> str:
        """Write what is said of a line as JSON, for the script of the page."""
        return msgspec.json.encode(self.of(line_id)).decode()

    @property
    def open(self) -> int:
        """How many findings should be looked at before the set is submitted."""
        return self.errors + self.warnings


def remarks_on(sheet: Sheet) -> SheetRemarks:
    """Lint a sheet as a set; the cycle that it is drafted for gives every line its deadline."""
    findings = lint_objective_set([_texts(objective) for objective in sheet.objectives])
    found: dict[str, list[Remark]] = {}
    whole: list[Remark] = []
    for finding in findings:
        line_id = _line_of(sheet, finding.where)
        if line_id is None:
            whole.append(_remark(finding, ""))
        else:
            found.setdefault(line_id, []).append(_remark(finding, sheet.text(line_id)))
    blanks = {
        line.id: _blanks(line.text)
        for objective in sheet.objectives
        for line in objective.key_results
    }
    counted = Counter(finding.severity for finding in findings)
    return SheetRemarks(
        lines={
            line_id: LineRemarks(_sorted(found.get(line_id, ())), blanks.get(line_id, ()))
            for line_id in {*found, *blanks}
        },
        whole=_sorted(whole),
        errors=counted[Severity.ERROR],
        warnings=counted[Severity.WARNING],
        hints=counted[Severity.INFO],
        blanks=sum(map(len, blanks.values())),
    )


def _texts(objective: SheetObjective) -> ObjectiveTexts:
    return ObjectiveTexts(
        text=objective.text,
        type=objective.type,
        key_results=tuple(line.text for line in objective.key_results),
        kpis=tuple(line.text for line in objective.kpis),
        initiatives=tuple(line.text for line in objective.initiatives),
    )


def _line_of(sheet: Sheet, where: str) -> str | None:
    place = _WHERE.fullmatch(where)
    if place is None:
        return None
    objective = sheet.objectives[int(place[1])]
    return objective.id if place[2] is None else objective.key_results[int(place[2])].id


def _sorted(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    return tuple(sorted(remarks, key=lambda one: (_WORST_FIRST.index(one.severity), one.code)))


def _blanks(text: str) -> tuple[Span, ...]:
    return tuple(part.span for part in parse_key_result(text).quantities if part.is_blank)


def _remark(finding: Finding, text: str) -> Remark:
    rule = rule_by_code(finding.code)
    return Remark(
        code=finding.code,
        severity=finding.severity,
        span=finding.span,
        message=_sentence(finding.message),
        why=rule.why,
        bad=rule.bad[0],
        good=rule.good[0],
        source=finding.source,
        ways=tuple(_ways(finding, text)),
    )


def _sentence(message: str) -> str:
    whole = message[:1].upper() + message[1:]
    return whole if whole.endswith((".", "?", "!")) else f"{whole}."


def _ways(finding: Finding, text: str) -> Iterable[Way]:
    """Word each repair as the whole line that it leads to, so that taking it is one click."""
    fix = finding.fix
    if fix is not None and text:
        first, *more = fix.text.split("\n")
        label = next((label for label in _BECOMES if first.startswith(label)), None)
        if label is not None:
            first = first.removeprefix(label)
        mended = replaced(text, finding.span, first) if finding.span else first
        where = _BECOMES[label] if label else None
        yield Way(fix.title, mended, where, tuple(more))
    if finding.code == _LEVEL_AS_RESULT and (moving := as_movement(text)):
        yield Way("Make it move: say from where", moving)


def as_movement(text: str) -> str | None:
    """Turn a level to keep into a change to win; None where it names no metric or no level.

    "Keep uptime at 99%" becomes "Raise uptime from X% to 99%".
    """
    parsed = parse_key_result(text)
    level = parsed.target or parsed.baseline
    if parsed.metric is None or level is None or level.is_blank:
        return None
    falls = parsed.comparator is Comparator.AT_MOST or parsed.direction is Direction.DECREASE
    verb = direction_word(Direction.DECREASE if falls else Direction.INCREASE)
    metric = parsed.metric.text
    if metric[1:2].islower():
        metric = metric[:1].lower() + metric[1:]
    return f"{verb} {metric} from {blank_for(level, 'X')} to {level.text}"
