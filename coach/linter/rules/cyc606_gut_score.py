"""CYC606: needs final scores, so only the store can tell."""

from collections.abc import Iterator

from coach.linter.rule import Remark, Source, rule


@rule("CYC606", severity="warning", on="store", sources=(Source.PEOPLEBOX,))
def gut_score(_subject: object) -> Iterator[Remark]:
    """A score was felt, or given on another scale.

    Why:
        Scores that are not computed cannot be compared, and invite bargaining.

    Bad:
        A result at a third of its way is graded 0.8, with no reason.

    Good:
        The score is 0.33 as computed, or differs with a written reason.

    Fix:
        Take the computed score; where it misleads, change it and say why.
    """
    yield from ()
