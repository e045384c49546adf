"""KR210: two metrics in one key result."""

from collections.abc import Iterator

from coach.linter.compounds import Join, joined_results
from coach.linter.repairs import has_both_ends
from coach.linter.rule import Remark, Repair, Source, rule
from coach.linter.subjects import KeyResultLine


@rule("KR210", severity="warning", on="key_result", sources=(Source.FITBOTS, Source.WEEKDONE))
def compound_key_result(line: KeyResultLine) -> Iterator[Remark]:
    """A key result holds two metrics.

    Why:
        When one half is reached and the other missed, no honest number describes the whole. Each
        metric needs a line, a start and a target of its own.

    Bad:
        Raise CSAT and cut returns
        Raise NPS from 20 to 40 and cut churn from 5% to 3%
        Increase revenue and profit by 20%
        Onboarding time from 9 to 5 days and error rate from 4% to 1%

    Good:
        Raise NPS from 20 to 40
        Cut research and development cost per release from 90k to 70k
        Reduce time between order and delivery from 9 to 5 days
        Halve handling time from 20 to 10 minutes while CSAT stays above 88%

    Fix:
        Make two key results of it, or drop the one that matters less.
    """
    join = joined_results(line)
    if join is not None:
        words = line.text[join.span[0] : join.span[1]].strip()
        yield _split(line, join, f"“{words}” joins two metrics; each needs a line of its own")


def _split(line: KeyResultLine, join: Join, message: str) -> Remark:
    """Offer the two halves as two lines; safe only when each stands with its own numbers."""
    first = line.text[: join.span[0]].rstrip(" ,;")
    second = line.text[join.span[1] :].strip()
    if not join.splits or not first or not second:
        return Remark(message, join.span)
    second = second[0].upper() + second[1:]
    safe = has_both_ends(first) and has_both_ends(second)
    repair = Repair("Make two key results of it", first.lstrip(), safe=safe, extra=(second,))
    start = len(line.text) - len(line.text.lstrip())
    return Remark(message, (start, len(line.text.rstrip())), repair)
