"""SET302: more key results than an objective can carry."""

from collections.abc import Iterator

from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import OkrSet


@rule("SET302", severity="error", on="set", sources=(Source.FITBOTS, Source.PEOPLEBOX))
def too_many_key_results(okr_set: OkrSet) -> Iterator[Remark]:
    """An objective has more key results than the profile allows.

    Why:
        With eight numbers to move, none gets a conversation of its own, and success in the easy
        ones hides failure in the one that mattered.

    Bad:
        O: Bring bakers back to the night shift so that shops open full
        KR: Raise share of filled night shifts from 70% to 95%
        KR: Reduce baker turnover from 22% to 14%
        KR: Raise applications from 10 to 30 a month
        KR: Cut days from application to offer from 40 to 12 days
        KR: Reduce swapped shifts from 60 to 20 a month
        KR: Raise eNPS of night staff from 5 to 30

    Good:
        O: Bring bakers back to the night shift so that shops open full
        KR: Raise share of filled night shifts from 70% to 95%
        KR: Reduce baker turnover from 22% to 14%
        KR: Raise eNPS of night staff from 5 to 30

    Fix:
        Keep those without which the objective would not be won; the others become KPIs.
    """
    limit = okr_set.profile.key_results_max
    for group in okr_set.groups:
        count = len(group.key_results)
        if count > limit:
            yield Remark(
                f"{count} key results; {okr_set.profile.source} allows {limit} for an objective",
                place=group.objective.place,
            )
