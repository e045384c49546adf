from dataclasses import replace

from evals.graders.honest_blanks import blank_fault, honest_blanks
from evals.graders.limits import limits, type_mix
from tests.evals.build import a_draft, a_key_result, a_variant


def test_a_sound_draft_keeps_to_the_limits() -> None:
    assert limits(a_draft())["limits"].score == 1


def test_counts_and_lengths_over_the_limit_are_seen() -> None:
    variant = a_variant()
    few = replace(variant, key_results=variant.key_results[:1])
    wordy = a_variant(" ".join(["patients"] * 40))

    assert limits(a_draft(few), variants=1)["limits"].score == 0
    assert limits(a_draft(wordy), variants=1)["limits"].score == 0
    assert limits(a_draft(), variants=2)["limits"].score == 0
    assert limits(a_draft(questions=("?",) * 4))["limits"].score == 0


def test_blanks_stand_as_letters_and_are_asked_for() -> None:
    grades = honest_blanks(a_draft())

    assert (grades["blanks"].score, grades["asks-for-blanks"].score) == (1, 1)


def test_blanks_without_a_question_are_seen() -> None:
    assert honest_blanks(a_draft(questions=()))["asks-for-blanks"].score == 0


def test_a_letter_that_hides_a_number_and_a_number_that_hides_a_blank_are_seen() -> None:
    assert blank_fault(a_key_result()) == ""
    assert blank_fault(replace(a_key_result(), text="Reduce wait from X minutes to 20 minutes"))
    assert blank_fault(replace(a_key_result(goal=None), text="Reduce wait from 45 to 20 minutes"))


def test_an_x_ray_is_no_blank() -> None:
    assert blank_fault(a_key_result("time until X-ray results arrive")) == ""


def test_a_choice_without_a_reason_is_seen() -> None:
    assert limits(a_draft())["reasons"].score == 1
    silent = a_variant(key_results=(replace(a_key_result(), why=""),))
    assert limits(a_draft(silent))["reasons"].score == 0


def test_a_variant_without_initiatives_or_kpis_beside_it_is_seen() -> None:
    assert limits(a_draft())["beside"].score == 1
    assert limits(a_draft(a_variant(initiatives=())))["beside"].score == 0
    assert limits(a_draft(a_variant(kpis=())))["beside"].score == 0


def test_types_follow_what_was_asked_for() -> None:
    three = a_draft(*(a_variant(type=each) for each in ("committed", "aspirational", "learning")))

    assert type_mix(three, None)["type-mix"].score == 1
    assert type_mix(three, "learning")["type-mix"].score == 0
    assert type_mix(a_draft(), None)["type-mix"].score == 0
    assert type_mix(a_draft(), "committed")["type-mix"].score == 1
    assert type_mix(a_draft(a_variant()), None) == {}
