"""KR205: a metric without a target."""

from collections.abc import Iterator

from coach.linter.nature import Nature
from coach.linter.repairs import with_target
from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import KeyResultLine


@rule("KR205", severity="warning", on="key_result", sources=(Source.FITBOTS, Source.PEOPLEBOX))
def missing_target(line: KeyResultLine) -> Iterator[Remark]:
    """A key result names a metric and not how far it should go.

    Why:
        "More" is reached by one. Only a target tells the team how bold the bet is and when it has
        been won.

    Bad:
        Increase repeat purchase rate
        Reduce complaints about noise
        Improve average response time this quarter
        Increase repeat purchase rate from 24%

    Good:
        Increase repeat purchase rate from 24% to 35%
        Reduce complaints about noise from 14 to 4 a month
        Cut response time from X to Y hours

    Fix:
        Say from where to where: "from 24% to 35%". What is not known yet stays X or Y.
    """
    started = line.parsed.baseline is not None and line.parsed.target is None
    if line.nature is not Nature.UNTARGETED and not (started and line.nature in _COULD_MOVE):
        return
    metric = line.parsed.metric
    named = f"“{metric.text}”" if metric else "the metric"
    message = f"{named} has no target; say how far it should go"
    mended = with_target(line)
    if mended is None:
        yield Remark(message, metric.span if metric else None)
    else:
        yield Remark(message, mended[0], mended[1])


_COULD_MOVE = frozenset({Nature.LEVEL})
