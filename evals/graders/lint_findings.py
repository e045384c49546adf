"""Are the findings the ones a coach would make, and do they point at the words at fault?"""

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from coach.linter.finding import Finding
from evals.grading import Grade, Grades, passed


class Labels(Protocol):
    """What a labeller said about a line or a document."""

    @property
    def codes(self) -> Collection[str]:
        """Findings a coach must make."""
        ...

    @property
    def one_of(self) -> Collection[str]:
        """Readings of which exactly one is asked for; usually none."""
        ...


def right_findings(found: Collection[str], labels: Labels, tolerated: Collection[str]) -> Grades:
    """Score recall of each expected code, precision of each found one, and the case as a whole.

    ``found`` and the labels are codes or ``CODE@where``; the scores are named by the bare code. A
    tolerated finding counts neither way. Recall and precision are 0 or 1 a case, so that their
    means over cases are the shares that people know.
    """
    grades: dict[str, Grade] = {}
    wanted = set(labels.codes)
    either = set(labels.one_of)
    _add_recall(grades, wanted, found)
    if either:
        any_found = bool(either & set(found))
        grades["recall:one-of"] = passed(any_found, f"none of {', '.join(sorted(either))}")
    judged = [code for code in found if code not in tolerated or _matches(code, wanted)]
    for code in judged:
        right = _matches(code, wanted) or code in either
        name = f"precision:{bare(code)}"
        grade = passed(right, f"{code} is a false alarm")
        if name not in grades or grade.score < grades[name].score:
            grades[name] = grade
    amiss = [grade.reason for grade in grades.values() if grade.score < 1]
    grades["exact"] = Grade(0.0, "; ".join(amiss)) if amiss else Grade(1.0)
    return grades


def _add_recall(grades: dict[str, Grade], wanted: Iterable[str], found: Collection[str]) -> None:
    for code in sorted(wanted):
        hit = any(_same(each, code) for each in found)
        name = f"recall:{bare(code)}"
        if name not in grades or not hit:
            grades[name] = passed(hit, f"{code} is missing")


def points_at(findings: Iterable[Finding], code: str, words: str, line: str) -> Grades:
    """Score whether the span of ``code`` touches the words at fault."""
    start = line.find(words)
    spans = [each.span for each in findings if each.code == code and each.span is not None]
    if not spans:
        return {}  # no such finding, which recall has counted already; or it means the whole line
    hit = any(low < start + len(words) and start < high for low, high in spans)
    seen = ", ".join(repr(line[low:high]) for low, high in spans)
    return {"span": passed(hit, f"points at {seen}, not at {words!r}")}


def spans_inside(findings: Iterable[Finding], line: str) -> Grades:
    """Score that spans lie in the line and hold something, and that messages say something."""
    for each in findings:
        if each.span is not None and not 0 <= each.span[0] < each.span[1] <= len(line):
            return {"span-inside": Grade(0.0, f"{each.code} {each.span} in {len(line)} characters")}
        if not each.message.strip() or not each.source.strip():
            return {"span-inside": Grade(0.0, f"{each.code} says nothing, or names no source")}
    return {"span-inside": Grade(1.0)}


def right_severity(findings: Iterable[Finding], severities: Mapping[str, str]) -> Grades:
    """Score that each finding matters as much as the rule book says."""
    wrong = [
        f"{each.code} is {each.severity}, not {severities[each.code]}"
        for each in findings
        if each.code in severities and each.severity != severities[each.code]
    ]
    unknown = [each.code for each in findings if each.code not in severities]
    reasons = wrong + [f"{code} has no severity in the case file" for code in unknown]
    return {"severity": passed(not reasons, "; ".join(reasons))}


def calm(findings: Iterable[Finding], *, honest: bool, tolerated: Collection[str]) -> Grades:
    """Score that a line with nothing wrong draws no error; others cannot tell."""
    if not honest:
        return {}
    errors = [
        each.code for each in findings if each.severity == "error" and each.code not in tolerated
    ]
    return {"calm": passed(not errors, f"error on a sound line: {', '.join(errors)}")}


def bare(code: str) -> str:
    """Return the code without its place."""
    return code.partition("@")[0]


def _matches(code: str, wanted: Iterable[str]) -> bool:
    return any(_same(code, each) for each in wanted)


def _same(found: str, wanted: str) -> bool:
    """Say whether a finding is the wanted one; a wanted code without a place fits anywhere."""
    return found == wanted or ("@" not in wanted and bare(found) == wanted)
