import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.queries import LONGEST, PARTS, parts_of


@pytest.mark.parametrize("text", ["", "  \t\n", "🎉🎉", "123 + 4", "?!", "<b></b>"])
def test_a_text_without_letters_has_no_parts(text: str) -> None:
    assert parts_of(text) == ()


def test_every_sentence_is_a_part_beside_the_whole() -> None:
    assert parts_of("Patients fall at night. Nurses  leave us.\nOften.") == (
        "Patients fall at night. Nurses leave us. Often.",
        "Patients fall at night.",
        "Nurses leave us.",
    )


def test_markup_is_no_text_and_a_script_is_none_at_all() -> None:
    assert parts_of("<p>patients <b>wait</b></p><script>alert('doctors')</script>") == (
        "patients wait",
    )


@given(st.text(min_size=LONGEST // 2, max_size=LONGEST * 2))
def test_a_long_text_gives_few_parts_of_bounded_length(text: str) -> None:
    parts = parts_of(text)

    assert len(parts) <= PARTS
    assert all(len(part) <= LONGEST for part in parts)
