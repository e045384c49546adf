import pytest

from retrieval.words import stem, stems, words


@pytest.mark.parametrize(
    "family",
    [
        ("wait", "waits", "waited", "waiting"),
        ("stop", "stopped", "stopping", "stops"),
        ("close", "closed", "closing", "closes"),
        ("company", "companies"),
        ("delay", "delays", "delayed"),
        ("late", "lately"),
        ("organise", "organize", "organisation", "organization"),
    ],
)
def test_the_forms_of_a_word_meet_at_one_stem(family: tuple[str, ...]) -> None:
    assert len({stem(word) for word in family}) == 1


@pytest.mark.parametrize(("one", "other"), [("day", "die"), ("gas", "gap"), ("bus", "busy")])
def test_different_short_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_only_words_with_a_meaning_of_their_own_are_stemmed() -> None:
    assert list(stems("We have 12 of the patients waiting for a doctor")) == [
        "patient",
        "wait",
        "doctor",
    ]


def test_an_apostrophe_does_not_make_another_word() -> None:
    assert list(words("the nurse's and the nurse\u2019s")) == [
        "the",
        "nurse",
        "and",
        "the",
        "nurse",
    ]
