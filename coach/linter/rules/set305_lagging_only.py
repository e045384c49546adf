"""SET305: nothing that moves early."""

from collections.abc import Iterator

from coach.linter.families import is_lagging
from coach.linter.rule import Remark, Source, rule
from coach.linter.subjects import OkrSet


@rule("SET305", severity="info", on="set", sources=(Source.OPEN_OKR,))
def lagging_only(okr_set: OkrSet) -> Iterator[Remark]:
    """All key results of an objective move late.

    Why:
        Revenue, profit and renewals are known when the cycle is over. Without an early sign the
        team steers by looking back.

    Bad:
        O: Grow the wholesale business so that the bakery survives the winter
        KR: Raise yearly revenue from wholesale from €200k to €300k
        KR: Raise profit margin from 4% to 7%

    Good:
        O: Grow the wholesale business so that the bakery survives the winter
        KR: Raise yearly revenue from wholesale from €200k to €300k
        KR: Raise weekly tastings booked by new shops from 2 to 9

    Fix:
        Add what moves first: trials, visits, days to answer, share who come a second time.
    """
    for group in okr_set.groups:
        results = group.key_results
        if results and all(is_lagging(line) for line in results):
            yield Remark(
                "every key result here moves late; add one that shows early whether it works",
                place=group.objective.place,
            )
