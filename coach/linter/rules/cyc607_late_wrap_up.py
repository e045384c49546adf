"""CYC607: needs the calendar of the cycle, so only the store can tell."""

from collections.abc import Iterator

from coach.linter.rule import Remark, Source, rule


@rule("CYC607", severity="info", on="store", sources=(Source.PEOPLEBOX,))
def late_wrap_up(_subject: object) -> Iterator[Remark]:
    """The wrap-up or the next planning has no date in time.

    Why:
        A cycle that ends without a talk leaves its lessons behind, and the next one starts
        late.

    Bad:
        Four days before the end no review meeting is planned.

    Good:
        The wrap-up starts a week before the end, and planning a month before the next
        cycle.

    Fix:
        Put both dates into the calendar when the cycle starts.
    """
    yield from ()
