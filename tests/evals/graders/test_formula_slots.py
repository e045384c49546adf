from dataclasses import replace

import pytest

from evals.graders.formula_slots import formula_slots, key_result_faults, objective_faults
from tests.evals.build import a_draft, a_key_result, a_number, a_variant, with_first_result


def test_a_sound_draft_fills_every_slot() -> None:
    grades = formula_slots(a_draft())

    assert grades["objective-formula"].score == 1, grades
    assert grades["key-result-formula"].score == 1, grades


def test_an_empty_draft_cannot_tell() -> None:
    assert formula_slots(replace(a_draft(), variants=())) == {}


def test_deleting_a_number_lowers_the_score() -> None:
    spoilt = replace(a_key_result(), text="Reduce median time patients wait to 20 minutes")

    assert formula_slots(with_first_result(spoilt))["key-result-formula"].score < 1


def test_paraphrasing_the_metric_changes_nothing() -> None:
    said_otherwise = a_key_result("minutes that half of all patients sit and wait")

    assert key_result_faults(said_otherwise) == key_result_faults(a_key_result()) == []


def test_padding_the_metric_changes_nothing() -> None:
    padded = a_key_result("median time patients wait in the long and busy hours of the morning")

    assert key_result_faults(padded) == []


@pytest.mark.parametrize(
    "spoilt",
    [
        pytest.param(
            replace(a_key_result(), baseline=a_number(20), target=a_number(45)), id="fields-swapped"
        ),
        pytest.param(replace(a_key_result(), unit="days"), id="unit-not-in-the-text"),
        pytest.param(replace(a_key_result(), action_word="Raise"), id="another-action-word"),
        pytest.param(replace(a_key_result(), metric="something else"), id="another-metric"),
        pytest.param(replace(a_key_result(), direction="hold"), id="no-direction"),
    ],
)
def test_text_and_fields_must_agree(spoilt: object) -> None:
    assert key_result_faults(spoilt)  # type: ignore[arg-type] # replace() loses the type


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Make patients feel expected", ""),
        ("Make 45 patients feel expected so that they return", "they return"),
        ("Service quality so that they return", "they return"),
    ],
)
def test_objectives_off_the_formula_are_told(text: str, value: str) -> None:
    sound = a_variant().objective

    assert objective_faults(sound) == []
    assert objective_faults(replace(sound, text=text, value=value))


def test_known_groups_come_in_order() -> None:
    """A whole draft beats one with a broken line, which beats one without any formula."""
    task = replace(
        a_key_result(), text="Launch the portal", action_word="Launch", metric="the portal"
    )
    variant = a_variant()
    broken = a_draft(replace(variant, key_results=(task, *variant.key_results[1:])))
    hopeless = a_draft(replace(variant, key_results=(task, task, task)))

    scores = [
        formula_slots(each)["key-result-formula"].score for each in (a_draft(), broken, hopeless)
    ]

    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 3
