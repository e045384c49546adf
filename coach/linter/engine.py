"""Runs rules over subjects and turns their remarks into findings, in reading order."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from coach.errors import Invalid
from coach.grammar.values import Span
from coach.linter.catalogue import RULES
from coach.linter.finding import Finding, Fix
from coach.linter.profiles import Profile
from coach.linter.rule import Remark, Repair, Rule
from coach.linter.subjects import KeyResultLine, ObjectiveLine, OkrSet, Place

LineKind = Literal["objective", "key_result"]
_LABEL = re.compile(r"(?:KR|Key result)\s*[\d.]*\s*[:.)\-\u2013\uff1a]?\s*$", re.IGNORECASE)
_LABELS = {"kpi": "KPI: ", "initiative": "Initiative: "}


def chosen_rules(
    profile: Profile, *, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> tuple[Rule, ...]:
    """Pick the rules to run: those selected (all by default) less those ignored or off.

    Codes may be prefixes (``KR2``). Raises Invalid for one that no rule has.
    """
    if not select and not ignore:
        return tuple(rule for rule in RULES if rule.code not in profile.off)
    _known(select, "select")
    _known(ignore, "ignore")
    return tuple(
        rule
        for rule in RULES
        if (not select or _among(rule.code, select))
        and not _among(rule.code, ignore)
        and (rule.code not in profile.off or rule.code in select)
    )


def judge_line(
    line: ObjectiveLine | KeyResultLine, rules: Iterable[Rule], profile: Profile
) -> list[Finding]:
    """Run the rules that look at one line of this kind."""
    if not line.text.strip():
        return []
    on = "objective" if isinstance(line, ObjectiveLine) else "key_result"
    return [
        _finding(rule, remark, remark.place or line.place, profile)
        for rule in rules
        if rule.on == on and rule.code not in line.place.allowed
        for remark in rule(line)
    ]


def judge_set(okr_set: OkrSet, rules: Sequence[Rule]) -> list[Finding]:
    """Run all rules over a set; findings come in reading order, those on the whole set first."""
    found: list[Finding] = []
    on_lines = [rule for rule in rules if rule.on in {"objective", "key_result"}]
    for line in okr_set.lines:
        found += judge_line(line, on_lines, okr_set.profile)
    for rule in rules:
        if rule.on in {"set", "document"}:
            found += _of_the_whole(rule, okr_set)
    return sorted(found, key=_reading_order)


def _of_the_whole(rule: Rule, okr_set: OkrSet) -> Iterator[Finding]:
    for remark in rule(okr_set):
        place = remark.place or Place(allowed=okr_set.allowed)
        if rule.code not in place.allowed:
            yield _finding(rule, remark, place, okr_set.profile)


def _finding(rule: Rule, remark: Remark, place: Place, profile: Profile) -> Finding:
    default = remark.severity or rule.severity
    span = remark.span
    fix = None
    if remark.repair is not None:
        span, fix = _mend(remark.repair, span, place)
    line = place.line
    if span is not None and place.joints:
        span, line, whole = _in_its_line(span, place)
        fix = fix if whole else None
    elif span is not None:
        span = (span[0] + place.column, span[1] + place.column)
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=profile.severity_of(rule.code, default),
        where=place.where,
        line=line,
        span=span,
        message=remark.message,
        source=rule.source,
        fix=fix,
    )


def _in_its_line(span: Span, place: Place) -> tuple[Span, int | None, bool]:
    """Find the line in which a span of a text of several lines begins, cut off at its end.

    The last part says whether all of the span stands there; if not, no fix could replace it.
    """
    line, start, column = place.line, 0, place.column
    end: int | None = None
    for joint in place.joints:
        if joint.offset > span[0]:
            end = joint.offset - 1
            break
        line, start, column = joint.line, joint.offset, joint.column
    last = span[1] if end is None else min(span[1], end)
    moved = (span[0] - start + column, last - start + column)
    return moved, line, last == span[1]


def _mend(
    repair: Repair, span: tuple[int, int] | None, place: Place
) -> tuple[tuple[int, int] | None, Fix]:
    """Word a repair so that its text can replace the span in the source line.

    A line that becomes another kind of entry takes its label along: the span then starts at
    the label, which is why it may begin before the text.
    """
    text = repair.text
    if repair.becomes is not None and span is not None:
        label = _LABEL.search(place.prefix)
        start = label.start() - len(place.prefix) if label else 0
        span = (start, span[1])
        text = _LABELS[repair.becomes] + text
    text = "\n".join([text, *(place.prefix + extra for extra in repair.extra)])
    return span, Fix(repair.title, text, safe=repair.safe)


def _reading_order(finding: Finding) -> tuple[int, str, int, str]:
    start = finding.span[0] if finding.span else -1
    return (finding.line or 0, finding.where, start, finding.code)


def _among(code: str, prefixes: Sequence[str]) -> bool:
    return any(code.startswith(prefix) for prefix in prefixes)


def _known(prefixes: Sequence[str], field: str) -> None:
    for prefix in prefixes:
        if not prefix or not any(rule.code.startswith(prefix) for rule in RULES):
            raise Invalid(
                f"--{field} {prefix}: no rule has this code; “waymark rule --all” lists them",
                field=field,
            )
