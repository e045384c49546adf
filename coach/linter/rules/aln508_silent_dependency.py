"""ALN508: needs confirmations between teams, so only the store can tell."""

from collections.abc import Iterator

from coach.linter.rule import Remark, Source, rule


@rule("ALN508", severity="warning", on="store", sources=(Source.GOOGLE, Source.PEOPLEBOX))
def silent_dependency(_subject: object) -> Iterator[Remark]:
    """A key result needs another team that has not agreed.

    Why:
        The commonest reason for a miss is a team that never knew it was needed.

    Bad:
        A result needs a data feed from another team, which has no such work planned.

    Good:
        Both teams confirmed the feed and its date.

    Fix:
        Ask the other team, and let both sides confirm it.
    """
    yield from ()
