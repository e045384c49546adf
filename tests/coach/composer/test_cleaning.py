"""What people paste, made plain."""

from coach.composer.cleaning import clean


def test_a_word_without_end_is_cut_before_any_pattern_walks_over_it() -> None:
    assert clean("wait" * 5_000 + " for weeks").text == "wait" * 20 + " for weeks"
