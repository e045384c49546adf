from hypothesis import given
from hypothesis import strategies as st

from coach.linter.fixing import mended
from coach.linter.likeness import Likeness, repetitions
from coach.linter.subjects import KeyResultLine
from tests.coach.linter.build import A_SOUND_DOCUMENT, document

WORDS = [
    "late",
    "early",
    "orders",
    "returns",
    "bakers",
    "shops",
    "clinic",
    "nurse",
    "visits",
    "rota",
    "wards",
    "share",
]


def test_a_finding_on_an_entry_of_several_lines_stands_where_its_words_do() -> None:
    source = A_SOUND_DOCUMENT.replace(
        "- KR: Reduce baker turnover from 22% to 14%",
        "- KR: Lower the turnover\n  of bakers and reach\n  14% by June",
    )
    (found,) = [each for each in document(source) if each.code == "KR204"]
    assert found.line == 10
    assert found.span is not None
    assert source.splitlines()[9][slice(*found.span)] == "14%"


def test_a_span_over_two_lines_ends_with_the_first_and_offers_no_fix() -> None:
    source = "cycle: 2027-Q1\n- KR: Cancellations\n  9% → 6%\n"
    (found,) = document(source)
    assert (found.code, found.line, found.fix) == ("KR215", 2, None)
    assert found.span is not None
    assert source.splitlines()[1][slice(*found.span)] == "Cancellations"
    assert mended(source) == source


def test_key_results_under_no_objective_are_judged_at_their_own_place() -> None:
    source = "cycle: 2027-Q1\n- KR: Publish the welcome booklet\n"
    assert [(each.code, each.where) for each in document(source)] == [("KR201", "key_results[0]")]


def test_a_note_that_lowers_a_promise_is_found() -> None:
    source = A_SOUND_DOCUMENT + "\nA score of 0.7 counts as success.\n"
    assert [(each.code, each.line) for each in document(source)] == [("TYP402", 12)]
    stretch = source.replace("type: committed", "type: aspirational")
    assert document(stretch) == []


def test_a_level_in_a_learning_set_that_settles_a_question_is_no_kpi() -> None:
    line = KeyResultLine("At least half of departures explained by a known reason", type="learning")
    source = (
        f"cycle: Q1\nO: Learn why families leave so that we act\ntype: learning\nKR: {line.text}\n"
    )
    assert "KR206" not in {each.code for each in document(source)}


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6), max_size=12))
def test_repetitions_are_those_that_comparing_every_pair_finds(lines: list[list[str]]) -> None:
    texts = [f"Reduce {' '.join(words)} from 9 to 4" for words in lines]
    likenesses = [Likeness(KeyResultLine(text)) for text in texts]
    repeated = {
        index
        for index, each in enumerate(likenesses)
        if any(each.repeats(earlier) for earlier in likenesses[:index])
    }
    found = {id(line) for line, _ in repetitions([each.line for each in likenesses])}
    assert {index for index, each in enumerate(likenesses) if id(each.line) in found} == repeated
