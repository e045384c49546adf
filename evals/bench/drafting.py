"""How long a warm draft takes, beside the search that it stands on."""

from collections.abc import Iterator

from coach.composer.compose import Request, compose
from evals.bench.measure import Measure, typical_seconds
from evals.suites.draft import cases
from retrieval.memory import LibraryIndex

BUDGET_SECONDS = 0.1
BRIEFS = 12


def measures() -> Iterator[Measure]:
    """Measure drafting the first labelled briefs, for each brief."""
    library = LibraryIndex.shipped()
    briefs = [case.brief for case in cases() if case.expect == "drafts"][:BRIEFS]

    def drafts() -> None:
        for brief in briefs:
            compose(Request(brief), library)

    def searches() -> None:
        for brief in briefs:
            library.kpis(brief)

    yield Measure(
        name="composer draft, warm",
        seconds=typical_seconds(drafts) / len(briefs),
        floor_name="one search of the library",
        floor_seconds=typical_seconds(searches) / len(briefs),
        budget=BUDGET_SECONDS,
        unit="seconds",
    )
