"""KR209: start and target are the same."""

from collections.abc import Iterator

from coach.grammar.units import convert
from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import KeyResultLine


@rule("KR209", severity="error", on="key_result", sources=(Source.FITBOTS,))
def no_movement(line: KeyResultLine) -> Iterator[Remark]:
    """Start and target are equal, so nothing is to be won.

    Why:
        A result that starts at its target is reached before anybody works on it, and its progress
        cannot be computed. A level to keep is a KPI.

    Bad:
        Raise on-time delivery from 93% to 93%
        Reduce response time from 2 hours to 120 minutes

    Good:
        Raise on-time delivery from 90% to 95%
        Reduce response time from 2 hours to 90 minutes

    Fix:
        Set a target beyond the start, or keep the level as a KPI or a guardrail.
    """
    baseline, target = line.parsed.baseline, line.parsed.target
    if baseline is None or target is None or baseline.value is None or target.value is None:
        return
    unit = target.unit or baseline.unit
    start = convert(baseline.value, baseline.unit or unit, unit)
    if start is None or round(start, 9) != round(target.value, 9):
        return
    span = (min(baseline.span[0], target.span[0]), max(baseline.span[1], target.span[1]))
    yield Remark(f"start and target are both {target.text}; a level to keep is a KPI", span)
