"""SET308: needs the sets a team has published, so only the store can tell."""

from collections.abc import Iterator

from coach.linter.rule import Remark, Source, rule


@rule("SET308", severity="warning", on="store", sources=(Source.REWORK, Source.FITBOTS))
def everything_is_an_okr(_subject: object) -> Iterator[Remark]:
    """All of a team's work is written as OKRs.

    Why:
        When running the business is dressed up as OKRs, the few changes that matter drown
        among them, and every week reports on everything.

    Bad:
        Of a team's fourteen key results eleven are levels to hold or pieces of work.

    Good:
        Two results that change something; response time and uptime stay on the KPI board.

    Fix:
        List only what should change. Move levels to the KPI board and work to initiatives.
    """
    yield from ()
