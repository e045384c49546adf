"""KR204: a target without a start."""

from collections.abc import Iterator

from coach.grammar.values import Role
from coach.linter.nature import Nature
from coach.linter.repairs import with_start
from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import KeyResultLine

_ALL = 100


@rule("KR204", severity="warning", on="key_result", sources=(Source.FITBOTS, Source.OPEN_OKR))
def missing_baseline(line: KeyResultLine) -> Iterator[Remark]:
    """A key result says where to arrive and not where it starts.

    Why:
        70% is a triumph from 30% and a step back from 75%. Without the start nobody can judge the
        ambition, and progress cannot be computed.

    Bad:
        Reach 70% seat occupancy
        Cut waiting time by 20%
        Double weekly sign-ups
        Raise renewal rate to 95%

    Good:
        Raise seat occupancy from 52% to 70%
        Raise NPS to 40 (currently 25)
        Reduce churn from X% to 3%

    Fix:
        Look up where the number stands today. If nobody knows, write X and ask: an honest blank is
        better than a guess.
    """
    if line.nature not in {Nature.LEVEL, Nature.RELATIVE, Nature.COVERAGE}:
        return
    if line.parsed.baseline is not None:
        return
    if line.nature is Nature.COVERAGE and _covers_everything(line):
        return
    number = line.parsed.change or line.parsed.target or next(iter(line.parsed.quantities), None)
    if number is None:
        return
    message = f"“{number.text}” has no start; say where the number stands today"
    mended = with_start(line)
    if mended is None:
        yield Remark(message, number.span)
    else:
        yield Remark(message, mended[0], mended[1])


def _covers_everything(line: KeyResultLine) -> bool:
    """All of something, from a standing start: the start is plain."""
    return all(
        quantity.value == _ALL
        for quantity in line.parsed.quantities
        if quantity.unit == "%" and quantity.role is not Role.PROGRESS
    )
