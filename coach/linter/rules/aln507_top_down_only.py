"""ALN507: needs who proposed what, so only the store can tell."""

from collections.abc import Iterator

from coach.linter.rule import Remark, Source, rule


@rule("ALN507", severity="info", on="store", sources=(Source.MEASURE_WHAT_MATTERS,))
def top_down_only(_subject: object) -> Iterator[Remark]:
    """Nothing in a set was proposed by the team itself.

    Why:
        People work for what they had a say in, and see things that the top does not.

    Bad:
        All objectives of a team were written by its department.

    Good:
        About half came from the team, and the rest were talked over.

    Fix:
        Ask the team for its own proposals before the next cycle.
    """
    yield from ()
