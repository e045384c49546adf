from retrieval.library import entries
from retrieval.library.build_vectors import every_text


def test_every_complaint_of_every_kpi_and_every_objective_is_embedded() -> None:
    texts = set(every_text())

    assert {problem for kpi in entries.kpis() for problem in kpi.problems} <= texts
    assert {okr.objective for okr in entries.okrs()} <= texts
