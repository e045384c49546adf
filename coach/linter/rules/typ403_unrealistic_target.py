"""TYP403: a target without a credible path."""

from collections.abc import Iterator

from coach.linter.ambition import leap_in
from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import OkrSet


@rule(
    "TYP403", severity="info", on="set", sources=(Source.PEOPLEBOX, Source.WEEKDONE, Source.GITLAB)
)
def unrealistic_target(okr_set: OkrSet) -> Iterator[Remark]:
    """A target has no credible path within a cycle.

    Why:
        A stretch pulls, an absurdity is ignored from the first week. From nothing to nine tenths of
        a market in a quarter is no plan, whatever the label.

    Bad:
        O: Become the bakery every café calls first so that mornings pay for the house
        type: aspirational
        KR: Raise market share from 0% to 90%
        KR: Raise standing orders from 3 to 30 a week

    Good:
        O: Become the bakery every café calls first so that mornings pay for the house
        type: aspirational
        KR: Raise market share from 4% to 9%
        KR: Raise standing orders from 3 to 30 a week

    Fix:
        Name the steps that would lead there; set the target at what they can carry, then stretch.
    """
    for group in okr_set.groups:
        for line in group.key_results:
            leap = leap_in(line)
            if leap is not None:
                yield Remark(
                    "no path leads this far within a cycle; set a target with a path, then stretch",
                    leap,
                    place=line.place,
                )
