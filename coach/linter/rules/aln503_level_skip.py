"""ALN503: needs the tree of owners, so only the store can tell."""

from collections.abc import Iterator

from coach.linter.rule import Remark, Source, rule


@rule("ALN503", severity="info", on="store", sources=(Source.OPEN_OKR,))
def level_skip(_subject: object) -> Iterator[Remark]:
    """An objective contributes past a level.

    Why:
        The level passed over cannot resolve a conflict that it does not see.

    Bad:
        A squad contributes straight to the company while its department has an objective on
        the matter.

    Good:
        The squad contributes to its department, and the department to the company.

    Fix:
        Link to the level above, or say why that level has no part in it.
    """
    yield from ()
