"""ALN506: needs owners, so only the store can tell."""

from collections.abc import Iterator

from coach.linter.rule import Remark, Source, rule


@rule("ALN506", severity="warning", on="store", sources=(Source.FITBOTS,))
def individual_overuse(_subject: object) -> Iterator[Remark]:
    """Most objectives belong to single people.

    Why:
        OKRs are a team's game. Personal ones turn into a list of duties, and a rating in
        disguise.

    Bad:
        A team of eight has one shared objective and nineteen personal ones.

    Good:
        The team has two objectives; personal numbers are KPIs.

    Fix:
        Write one set for the team; keep personal measures as KPIs.
    """
    yield from ()
