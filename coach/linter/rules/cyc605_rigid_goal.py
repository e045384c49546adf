"""CYC605: needs check-ins and notes, so only the store can tell."""

from collections.abc import Iterator

from coach.linter.rule import Remark, Source, rule


@rule("CYC605", severity="info", on="store", sources=(Source.PEOPLEBOX,))
def rigid_goal(_subject: object) -> Iterator[Remark]:
    """A goal is pursued though its reason is gone.

    Why:
        The cycle serves the organisation and not the other way round.

    Bad:
        A team still works on a launch for a market that the company has left.

    Good:
        The goal was dropped in week five, on the record.

    Fix:
        Drop it openly, and say what the weeks won will be used for.
    """
    yield from ()
