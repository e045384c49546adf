"""Remarks on what a reviewer writes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.summaries.wording import WordingKind, check_wording


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Ada did a great job.", WordingKind.VAGUE, "great job"),
        ("He is lazy about tests.", WordingKind.LOADED, "lazy"),
        ("She can be bossy in meetings.", WordingKind.GENDERED, "bossy"),
        ("He is stubborn.", WordingKind.CHARACTER, "is stubborn"),
        ("She never answers.", WordingKind.ABSOLUTE, "never"),
        ("She is slower than others.", WordingKind.COMPARED, "slower than others"),
        ("Exceeds expectations.", WordingKind.VERDICT, "Exceeds expectations"),
    ],
)
def test_words_that_weaken_a_review_are_pointed_at(
    text: str, kind: WordingKind, words: str
) -> None:
    notes = [note for note in check_wording(text) if note.kind is kind]
    assert [note.text for note in notes] == [words]
    start, end = notes[0].span
    assert text[start:end] == words


def test_behaviour_with_its_effect_needs_no_remark() -> None:
    assert check_wording("In March she cut the build from 40 to 9 minutes; releases doubled.") == ()


@given(st.text())
def test_spans_point_at_the_words(text: str) -> None:
    for note in check_wording(text):
        assert text[slice(*note.span)] == note.text
