"""ALN505: needs owners, so only the store can tell."""

from collections.abc import Iterator

from coach.linter.rule import Remark, Source, rule


@rule("ALN505", severity="warning", on="store", sources=(Source.GITLAB,))
def no_single_owner(_subject: object) -> Iterator[Remark]:
    """Nobody, or a group, owns a key result.

    Why:
        What everybody owns is asked of nobody at the check-in.

    Bad:
        The owner of a key result is “the leadership team”.

    Good:
        The owner is one person; the team helps.

    Fix:
        Name one person who will answer for the number.
    """
    yield from ()
