"""TYP401: nobody said how sure the team must be."""

from collections.abc import Iterator

from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import OkrSet


@rule("TYP401", severity="info", on="set", sources=(Source.GOOGLE, Source.PEOPLEBOX))
def unmarked_type(okr_set: OkrSet) -> Iterator[Remark]:
    """An objective does not say whether it is a promise or a stretch.

    Why:
        0.7 is a fine landing for a stretch and a broken promise for a commitment. Without the label
        the same score will be praised by one and blamed by another.

    Bad:
        O: Bring bakers back to the night shift so that shops open full
        KR: Raise share of filled night shifts from 70% to 95%
        KR: Reduce baker turnover from 22% to 14%

    Good:
        O: Bring bakers back to the night shift so that shops open full
        type: committed
        KR: Raise share of filled night shifts from 70% to 95%
        KR: Reduce baker turnover from 22% to 14%

    Fix:
        Add "type: committed", "type: aspirational" or "type: learning" under the objective.
    """
    for group in okr_set.groups:
        if not (group.type or "").strip():
            yield Remark(
                "say whether this is committed, aspirational or learning: add a “type:” line",
                place=group.objective.place,
            )
