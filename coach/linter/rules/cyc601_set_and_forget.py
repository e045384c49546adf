"""CYC601: needs check-ins, so only the store can tell."""

from collections.abc import Iterator

from coach.linter.rule import Remark, Source, rule


@rule(
    "CYC601",
    severity="warning",
    on="store",
    sources=(Source.PEOPLEBOX, Source.FITBOTS, Source.WEEKDONE),
)
def set_and_forget(_subject: object) -> Iterator[Remark]:
    """A key result had no check-in within the cadence.

    Why:
        A goal that is not looked at weekly is remembered when it can no longer be saved.

    Bad:
        The last check-in was five weeks ago.

    Good:
        Somebody checks in every week, if only to say that nothing moved.

    Fix:
        Check in now, and put a weekly slot in the calendar.
    """
    yield from ()
