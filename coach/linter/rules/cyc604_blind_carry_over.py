"""CYC604: needs wrap-ups, so only the store can tell."""

from collections.abc import Iterator

from coach.linter.rule import Remark, Source, rule


@rule("CYC604", severity="warning", on="store", sources=(Source.PEOPLEBOX, Source.OPEN_OKR))
def blind_carry_over(_subject: object) -> Iterator[Remark]:
    """A key result rolled into the next cycle without a decision.

    Why:
        What is carried over by habit crowds out what would be chosen today.

    Bad:
        Three results reappear unchanged, and nobody said why.

    Good:
        Each was kept, changed or dropped with a reason.

    Fix:
        Decide at the wrap-up: keep, change or drop, and why.
    """
    yield from ()
