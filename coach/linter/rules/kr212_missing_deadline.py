"""KR212: no date, and no cycle to give one."""

from collections.abc import Iterator

from coach.linter.phrases import whole_words
from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import KeyResultLine

_OPEN_ENDED = whole_words(r"""
    some ?day|one day|sometime|eventually|in (?:the )?(?:near |long |longer |distant )?future
    sooner or later|at some (?:point|stage)
    when(?:ever)? (?:possible|time (?:allows|permits)|we (?:can|have time))
    when(?:ever)? (?:ready|convenient|feasible)
    as soon as (?:possible|we can)|asap|in due (?:course|time)|over time
    in the (?:long|medium|longer) (?:run|term)|down the (?:road|line|track)
    no (?:fixed )?(?:deadline|date|end date)|date (?:tbd|to be (?:decided|confirmed|agreed))
    when the time (?:is right|comes)|later on|in (?:the )?coming years|until further notice
    by tbd
""")


@rule("KR212", severity="warning", on="key_result", sources=(Source.PEOPLEBOX, Source.OPEN_OKR))
def missing_deadline(line: KeyResultLine) -> Iterator[Remark]:
    """Nothing says by when: neither the line nor a cycle.

    Why:
        Without an end nobody can say whether the pace is enough, and the check-in becomes a status
        report. The end of the cycle counts as a deadline unless the line gives another.

    Bad:
        Reduce cancellations from 9% to 6% some day
        Raise renewal rate from 80% to 90% eventually
        Cut waiting time from 9 to 5 days as soon as possible

    Good:
        Reduce cancellations from 9% to 6% by 30 June
        Reduce cancellations from 9% to 6%
        Raise same-day answers from 60% to 90% in six weeks

    Fix:
        Name a date ("by 30 June"), or the cycle in the document's front matter.
    """
    vague = _OPEN_ENDED.search(line.text)
    if vague is not None and line.parsed.deadline is None:
        yield Remark(f"“{vague.group()}” is no date; say by when", vague.span())
    elif not line.has_cycle and line.parsed.deadline is None:
        yield Remark("no date, and no cycle that gives one; say by when")
