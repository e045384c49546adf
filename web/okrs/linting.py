"""What the linter says of stored objectives, sorted to the lines that it is about. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from coach.linter.finding import Finding, Severity
from coach.linter.lint import ObjectiveTexts, lint_objective_set

_WHERE = re.compile(r"objectives\[(\d+)\](?:\.key_results\[(\d+)\])?")


class Titled(Protocol):
    """Anything that is written in one line."""

    @property
    def title(self) -> str:
        """The line."""
        ...


class Written(Titled, Protocol):
    """An objective with what stands under it."""

    @property
    def type(self) -> str:
        """Committed, aspirational or learning."""
        ...

    @property
    def key_results(self) -> Sequence[Titled]:
        """Its key results, in order."""
        ...

    @property
    def initiatives(self) -> Sequence[Titled]:
        """The work beside it."""
        ...

    @property
    def watched_kpis(self) -> Sequence[Titled]:
        """The KPIs beside it."""
        ...


@dataclass(slots=True)
class Remarks:
    """Findings on one objective: on its own line, and on key results by position."""

    on_objective: list[Finding] = field(default_factory=list)
    on_results: dict[int, list[Finding]] = field(default_factory=dict)

    def count(self, severity: Severity) -> int:
        """Count findings of one severity."""
        everything = [
            *self.on_objective,
            *(one for some in self.on_results.values() for one in some),
        ]
        return sum(one.severity == severity for one in everything)

    @property
    def errors(self) -> int:
        """How many findings say that this is no OKR."""
        return self.count(Severity.ERROR)

    @property
    def warnings(self) -> int:
        """How many findings say that this will hurt."""
        return self.count(Severity.WARNING)


@dataclass(frozen=True, slots=True)
class SetRemarks:
    """Findings on a set: one ``Remarks`` for each objective, and those on the set as a whole."""

    each: tuple[Remarks, ...]
    on_set: tuple[Finding, ...]


def remarks_on(objectives: Sequence[Written]) -> SetRemarks:
    """Lint the objectives of one owner and cycle together."""
    findings = lint_objective_set(
        [
            ObjectiveTexts(
                text=found.title,
                type=found.type,
                key_results=tuple(one.title for one in found.key_results),
                kpis=tuple(one.title for one in found.watched_kpis),
                initiatives=tuple(one.title for one in found.initiatives),
            )
            for found in objectives
        ]
    )
    each = tuple(Remarks() for _ in objectives)
    on_set: list[Finding] = []
    for finding in findings:
        place = _WHERE.fullmatch(finding.where)
        if place is None:
            on_set.append(finding)
        elif place[2] is None:
            each[int(place[1])].on_objective.append(finding)
        else:
            each[int(place[1])].on_results.setdefault(int(place[2]), []).append(finding)
    return SetRemarks(each, tuple(on_set))
