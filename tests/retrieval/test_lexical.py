from hypothesis import given
from hypothesis import strategies as st

from retrieval.lexical import LexicalIndex


def an_index(*texts: str) -> LexicalIndex:
    return LexicalIndex([[(1.0, text)] for text in texts])


def test_a_rare_word_says_more_than_a_common_one() -> None:
    index = an_index("patient doctor", "patient ward", "patient nurse", "patient clinic")

    hits = index.search("patient nurse")

    assert max(hits, key=lambda number: hits[number].strength) == 2


def test_coverage_falls_with_words_that_no_document_knows() -> None:
    index = an_index("patients wait", "invoices age")

    assert index.search("patients wait")[0].coverage == 1
    assert index.search("patients wait aboard submarines")[0].coverage < 0.5


def test_a_heavier_part_counts_more() -> None:
    index = LexicalIndex([[(3.0, "churn"), (1.0, "guests")], [(1.0, "churn"), (3.0, "guests")]])

    hits = index.search("churn")

    assert hits[0].strength > hits[1].strength


def test_an_empty_index_finds_nothing() -> None:
    assert LexicalIndex([]).search("anything at all") == {}


@given(st.text())
def test_any_text_may_be_asked_and_coverage_is_a_share(text: str) -> None:
    hits = an_index("patients wait too long", "the invoice is wrong").search(text)

    assert all(0 < hit.coverage <= 1 and hit.strength > 0 for hit in hits.values())
