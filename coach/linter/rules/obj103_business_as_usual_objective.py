"""OBJ103: an objective that keeps things as they are."""

from collections.abc import Iterator

from coach.linter.aims import routine_in
from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import ObjectiveLine


@rule(
    "OBJ103",
    severity="error",
    on="objective",
    sources=(Source.FITBOTS, Source.REWORK, Source.GOOGLE, Source.GITLAB),
)
def business_as_usual_objective(line: ObjectiveLine) -> Iterator[Remark]:
    """An objective keeps, continues or maintains what is there.

    Why:
        Running the business well is watched by KPIs. An objective buys attention for a change, and
        spends it in vain when nothing is meant to change.

    Bad:
        Continue looking after schools well
        Maintain our position in the market
        Ensure smooth daily operations so that nobody complains
        Keep customers satisfied

    Good:
        Bring bakers back to the night shift so that shops open full
        Free ward managers from paperwork so that they can keep their promises to families

    Fix:
        Say what should be different at the end of the cycle; watch the rest with KPIs.
    """
    span = routine_in(line)
    if span is not None:
        words = line.text[span[0] : span[1]]
        yield Remark(f"“{words}” keeps things as they are; say what should change", span)
