"""TYP404: needs confidence and earlier grades, so only the store can tell."""

from collections.abc import Iterator

from coach.linter.rule import Remark, Source, rule


@rule(
    "TYP404",
    severity="info",
    on="store",
    sources=(Source.GOOGLE, Source.REWORK, Source.GITLAB, Source.OPEN_OKR),
)
def timid_target(_subject: object) -> Iterator[Remark]:
    """A target is as good as reached before work begins.

    Why:
        A target that nobody doubts moves nobody. Always landing on 1.0 says that more was
        possible.

    Bad:
        A key result starts the cycle at a confidence of 0.95, as the last four did.

    Good:
        The target goes from 51 to 70, and confidence starts at a half.

    Fix:
        Raise the target until you would bet even money on it, or call it a commitment.
    """
    yield from ()
