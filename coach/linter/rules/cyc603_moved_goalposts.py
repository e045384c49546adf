"""CYC603: needs the history of changes, so only the store can tell."""

from collections.abc import Iterator

from coach.linter.rule import Remark, Source, rule


@rule("CYC603", severity="warning", on="store", sources=(Source.OWN,))
def moved_goalposts(_subject: object) -> Iterator[Remark]:
    """A target was changed late in the cycle.

    Why:
        A target that follows the number teaches nothing about planning. Changing it may
        still be right, if everybody sees it.

    Bad:
        Two weeks before the end the target fell from 60 to 45.

    Good:
        Both grades are shown, against the old target and the new.

    Fix:
        Keep the first target on record, and give the reason for the second.
    """
    yield from ()
