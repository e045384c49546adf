"""ALN502: needs the parent's text, so only the store can tell."""

from collections.abc import Iterator

from coach.linter.rule import Remark, Source, rule


@rule("ALN502", severity="warning", on="store", sources=(Source.OPEN_OKR,))
def copied_cascade(_subject: object) -> Iterator[Remark]:
    """An objective repeats its parent's words.

    Why:
        A pasted objective shows that nobody asked what this team can add; when all copy,
        nobody owns the sum.

    Bad:
        The company wants to win rural patients, and so, word for word, do six teams.

    Good:
        The company wants to win rural patients; the transport team makes the trip possible
        without a car.

    Fix:
        Name the team's own share of the parent's aim.
    """
    yield from ()
