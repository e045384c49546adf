"""SET303: too few key results to believe the objective."""

from collections.abc import Iterator

from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import OkrSet


@rule("SET303", severity="warning", on="set", sources=(Source.OPEN_OKR, Source.GTMHUB))
def too_few_key_results(okr_set: OkrSet) -> Iterator[Remark]:
    """An objective has fewer key results than the profile asks for.

    Why:
        One number can nearly always be reached in a way that defeats its purpose: revenue by
        discounts, speed by haste. A second from another side keeps it honest.

    Bad:
        O: Bring bakers back to the night shift so that shops open full
        KR: Raise share of filled night shifts from 70% to 95%

    Good:
        O: Bring bakers back to the night shift so that shops open full
        KR: Raise share of filled night shifts from 70% to 95%
        KR: Reduce baker turnover from 22% to 14%

    Fix:
        Add a result from another side: quality beside speed, an early sign beside a late one.
    """
    least = okr_set.profile.key_results_min
    for group in okr_set.groups:
        count = len(group.key_results)
        if count < least:
            number = (
                "no key result" if count == 0 else f"only {count} key result{'s' * (count > 1)}"
            )
            yield Remark(
                f"{number}; {okr_set.profile.source} asks for at least {least}",
                place=group.objective.place,
            )
