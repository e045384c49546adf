"""ALN501: needs links between objectives, so only the store can tell."""

from collections.abc import Iterator

from coach.linter.rule import Remark, Source, rule


@rule("ALN501", severity="warning", on="store", sources=(Source.WEEKDONE, Source.PEOPLEBOX))
def unaligned(_subject: object) -> Iterator[Remark]:
    """An objective serves nothing above it, and does not say why.

    Why:
        Work that serves no shared aim competes with the work that does, and loses its
        people at the first shortage.

    Bad:
        A team's objective has no parent and no stated contribution.

    Good:
        The objective contributes to the company's, or says in a line why it stands alone.

    Fix:
        Say which objective it serves, and how.
    """
    yield from ()
