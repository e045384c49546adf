from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from msgspec.structs import replace

from retrieval.embedding import EmbedderMissing, MiniLmEmbedder
from retrieval.library import entries
from retrieval.library.vectors import StoredVectors
from retrieval.memory import LibraryIndex
from retrieval.port import LibrarySearch

if TYPE_CHECKING:
    from retrieval.embedding import Vectors

CASES = Path(__file__).parents[2] / "evals/suites/kpis/cases.yaml"


class AbsentEmbedder:
    """An embedder on a machine without the model."""

    model = "absent"
    dimensions = 384

    def embed(self, texts: Sequence[str]) -> "Vectors":
        raise EmbedderMissing("The package is not installed: run make setup")


@pytest.fixture(scope="module")
def words_only() -> LibraryIndex:
    return LibraryIndex.shipped(AbsentEmbedder())


@pytest.fixture(scope="module")
def cases() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(CASES.read_text(encoding="utf-8"))["cases"]
    return found


def test_most_problems_in_plain_words_find_a_kpi_that_measures_them(
    library: LibraryIndex, cases: list[dict[str, Any]]
) -> None:
    asked = [case for case in cases if not case.get("none")]
    answered = [
        case
        for case in asked
        if {match.entry.id for match in library.kpis(case["text"])} & set(case["acceptable"])
    ]

    assert len(asked) >= 120
    assert len(answered) / len(asked) >= 0.92


def test_what_the_library_knows_nothing_about_is_left_unanswered(
    library: LibraryIndex, cases: list[dict[str, Any]]
) -> None:
    texts = [case["text"] for case in cases if case.get("none")]
    silent = [text for text in texts if not library.kpis(text)]

    assert len(texts) >= 50
    assert len(silent) / len(texts) >= 0.9


def test_an_abbreviation_finds_its_kpi_first(library: LibraryIndex) -> None:
    assert library.kpis("DSO")[0].entry.id == "days-sales-outstanding"


def test_scores_fall_and_stay_between_nothing_and_everything(library: LibraryIndex) -> None:
    scores = [match.score for match in library.kpis("patients wait too long", limit=50)]

    assert len(scores) > 5
    assert scores == sorted(scores, reverse=True)
    assert 0 < scores[-1] <= scores[0] <= 1


@pytest.mark.parametrize("limit", [-1, 0, 1, 3])
def test_no_more_than_the_limit_is_answered(library: LibraryIndex, limit: int) -> None:
    assert len(library.kpis("patients wait too long", limit=limit)) == max(limit, 0)


def test_two_complaints_in_one_text_are_both_answered(library: LibraryIndex) -> None:
    found = {match.entry.id for match in library.kpis("Patients fall at night. Nurses quit.")}

    assert {"ward-falls", "nurse-turnover"} <= found


def test_a_text_of_100_kilobytes_is_answered_by_its_beginning(library: LibraryIndex) -> None:
    found = library.kpis("Patients fall on the ward at night. " + "and so on " * 10_000)

    assert "ward-falls" in {match.entry.id for match in found}


def test_asking_twice_gives_the_same_answer(library: LibraryIndex) -> None:
    asked = "nobody opens our newsletter"

    assert library.kpis(asked) == library.kpis(asked)


def test_a_companion_of_a_good_answer_is_offered_too(embedder: MiniLmEmbedder) -> None:
    alone = [replace(entry, companions=()) for entry in entries.kpis()]
    without = LibraryIndex(alone, (), embedder=embedder)
    asked = "patients fall on the ward at night"

    tied = scores(LibraryIndex.shipped(embedder), asked)
    untied = scores(without, asked)

    falls = next(entry for entry in entries.kpis() if entry.id == "ward-falls")
    assert any(tied.get(one, 0) > untied.get(one, 0) for one in falls.companions)
    assert max(untied, key=lambda one: untied[one]) == max(tied, key=lambda one: tied[one])


def scores(index: LibraryIndex, asked: str) -> dict[str, float]:
    return {match.entry.id: match.score for match in index.kpis(asked, limit=100)}


def test_an_okr_answers_a_problem_that_its_key_results_move(library: LibraryIndex) -> None:
    best = library.okrs("old people slip at night on their way to the toilet")[0].entry

    assert "ward-falls" in {result.kpi for result in best.key_results}


def test_okrs_about_nothing_at_hand_are_not_offered(library: LibraryIndex) -> None:
    assert library.okrs("my cat likes tuna") == ()


def test_without_the_model_words_alone_answer_and_the_index_says_so(
    words_only: LibraryIndex,
) -> None:
    found = words_only.kpis("inpatient falls on the ward at night")

    assert found[0].entry.id == "ward-falls"
    assert words_only.degraded == "The package is not installed: run make setup"


def test_with_the_model_nothing_is_degraded(library: LibraryIndex) -> None:
    library.kpis("patients wait")

    assert library.degraded == ""


def test_an_entry_edited_by_hand_is_found_by_its_new_meaning(embedder: MiniLmEmbedder) -> None:
    edited = LibraryIndex(entries.kpis()[:20], (), embedder=embedder, stored=nothing_stored)

    assert edited.kpis(entries.kpis()[7].problems[0])[0].entry == entries.kpis()[7]


def nothing_stored() -> StoredVectors:
    return StoredVectors.read(Path("no-such-file.npz"))


def test_an_empty_library_answers_nothing(embedder: MiniLmEmbedder) -> None:
    empty: LibrarySearch = LibraryIndex((), (), embedder=embedder)

    assert empty.kpis("patients wait") == ()
    assert empty.okrs("patients wait") == ()


def test_a_kpi_is_found_by_its_id_and_by_its_function(library: LibraryIndex) -> None:
    falls = library.kpi("ward-falls")

    assert falls is not None
    assert falls in library.by_function("health-care")
    assert library.kpi("no-such-kpi") is None
    assert library.by_function("no-such-function") == ()
    assert len(library.functions) >= 15
