"""ALN504: needs key results of other teams, so only the store can tell."""

from collections.abc import Iterator

from coach.linter.rule import Remark, Source, rule


@rule("ALN504", severity="warning", on="store", sources=(Source.OPEN_OKR,))
def double_count(_subject: object) -> Iterator[Remark]:
    """Two teams claim the same movement.

    Why:
        The same gain is then reported twice, and nobody can say whose work brought it.

    Bad:
        Sales and marketing each claim the whole rise in demo requests.

    Good:
        Marketing counts requests from campaigns, sales those from calls; or both share one
        key result.

    Fix:
        Split the group that is measured, or share one key result.
    """
    yield from ()
