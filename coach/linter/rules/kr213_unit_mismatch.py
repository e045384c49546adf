"""KR213: start and target in units that do not compare."""

from collections.abc import Iterator

from coach.grammar.units import CURRENCIES, same_unit_kind
from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import KeyResultLine

_TWO = 2


@rule("KR213", severity="error", on="key_result", sources=(Source.OWN,))
def unit_mismatch(line: KeyResultLine) -> Iterator[Remark]:
    """Start and target are different kinds of number.

    Why:
        Nobody can say how far it is from 30 days to 25%. One of the two belongs to another metric.

    Bad:
        Reduce onboarding time from 30 days to 25%
        Raise revenue from €2M to 40%
        Cut churn from 5% to 12 customers

    Good:
        Reduce onboarding time from 30 days to 3 weeks
        Raise revenue from €2M to €2.4M
        Cut churn from 5 to 3%
        Reduce handling time from 90 minutes to 1 hour

    Fix:
        Write both ends in the unit of the metric.
    """
    baseline, target = line.parsed.baseline, line.parsed.target
    if baseline is None or target is None:
        return
    if not (baseline.unit and target.unit):
        return
    currencies = {baseline.unit, target.unit} & CURRENCIES
    if same_unit_kind(baseline.unit, target.unit) and len(currencies) < _TWO:
        return
    span = (min(baseline.span[0], target.span[0]), max(baseline.span[1], target.span[1]))
    yield Remark(
        f"“{baseline.text}” and “{target.text}” measure different things; use one unit", span
    )
