from dataclasses import replace

from evals.graders.distinct_metrics import distinct_metrics, likeness
from tests.evals.build import a_draft, a_key_result, a_variant


def test_three_different_metrics_and_variants_pass() -> None:
    grades = distinct_metrics(a_draft())

    assert (grades["distinct-metrics"].score, grades["distinct-variants"].score) == (1, 1)


def test_one_metric_in_another_order_is_still_one() -> None:
    assert likeness("share of late parcels", "late parcels share") == 1
    variant = a_variant()
    twice = replace(
        variant,
        key_results=(a_key_result("share of late parcels"), a_key_result("late parcels share")),
    )

    assert distinct_metrics(a_draft(twice))["distinct-metrics"].score == 0


def test_one_variant_three_times_is_seen() -> None:
    assert distinct_metrics(a_draft(a_variant(), a_variant()))["distinct-variants"].score == 0


def test_a_shared_word_does_not_make_two_metrics_one() -> None:
    assert likeness("share of late parcels", "share of damaged parcels") < 0.8
