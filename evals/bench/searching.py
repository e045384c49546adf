"""How long a KPI search takes, beside embedding the text and comparing it with every entry."""

from collections.abc import Iterator

import numpy as np

from evals.bench.measure import Measure, typical_seconds
from evals.suites.kpis import cases
from retrieval.embedding import MiniLmEmbedder
from retrieval.library import entries
from retrieval.memory import LibraryIndex

BUDGET_RATIO = 4.0
QUERIES = 24


def measures() -> Iterator[Measure]:
    """Measure searching texts that were not searched before, one by one."""
    library, embedder = LibraryIndex.shipped(), MiniLmEmbedder()
    texts = [case.text for case in cases() if case.acceptable]
    fresh = iter([f"{text}, {turn}" for turn in range(QUERIES) for text in texts])
    kpis = entries.kpis()
    vectors = embedder.embed([f"{kpi.name}. {kpi.definition}" for kpi in kpis])

    def exact() -> None:
        for _ in range(QUERIES):
            np.argsort(vectors @ embedder.embed([next(fresh)])[0])[-5:]

    def search() -> None:
        for _ in range(QUERIES):
            library.kpis(next(fresh))

    yield Measure(
        name="KPI search",
        seconds=typical_seconds(search) / QUERIES,
        floor_name="embedding and exact comparison",
        floor_seconds=typical_seconds(exact) / QUERIES,
        budget=BUDGET_RATIO,
        unit="ratio",
    )
