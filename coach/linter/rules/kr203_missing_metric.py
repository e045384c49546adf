"""KR203: nothing to measure."""

from collections.abc import Iterator

from coach.linter.nature import Nature
from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import KeyResultLine


@rule(
    "KR203",
    severity="error",
    on="key_result",
    sources=(Source.FITBOTS, Source.WEEKDONE, Source.PERDOO),
)
def missing_metric(line: KeyResultLine) -> Iterator[Remark]:
    """A key result names no number that anybody could look up.

    Why:
        At the end of the cycle two people must give the same answer to "did we get there?". Without
        a metric each will answer by feeling.

    Bad:
        Improve the mood in the depot
        Make customers happier
        Better teamwork between wards
        Become more customer-centric

    Good:
        Raise eNPS from 8 to 22
        Improve share of shifts handed over on time from 60% to 85%
        Reduce complaints from 40 to 15 a month
        Increase repeat orders

    Fix:
        Ask how you would notice, and who counts it: name that number, with its start and target.
    """
    if line.nature is Nature.UNMEASURED:
        words = line.parsed.metric or line.parsed.action_word
        span = words.span if words else None
        named = f"“{words.text}” is not a number" if words else "this names no number"
        yield Remark(f"{named} anybody can look up; name the metric that would show it", span)
