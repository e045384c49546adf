import math
from dataclasses import dataclass, field, replace

import pytest

from coach.linter.classify import classify
from evals.graders.attack_outcomes import bounded, nothing_leaks, twin_unharmed, unchanged
from evals.graders.inert_text import inert_text
from evals.graders.ranked_answers import ordered_scores, ranked_answers
from evals.graders.right_kind import right_kind
from evals.graders.sound_lines import sound_lines
from tests.evals.build import BRIEF, a_draft, a_key_result, with_first_result


@dataclass(frozen=True)
class Hit:
    id: str
    score: float = 0.9


@dataclass(frozen=True)
class Said:
    meaning: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    empty: bool = False
    blamed: bool = False
    more: tuple[str, ...] = field(default=())


def hits(*ids: str) -> list[Hit]:
    return [Hit(each, 0.9 - number / 10) for number, each in enumerate(ids)]


def test_the_best_order_scores_in_full_and_worse_orders_less() -> None:
    orders = [
        hits("a", "b", "x"),
        hits("a", "x", "b"),
        hits("x", "a", "b"),
        hits("x", "y", "a"),
        hits("x"),
    ]

    gains = [ranked_answers(order, {"a", "b"})["ndcg@5"].score for order in orders]

    assert gains[0] == pytest.approx(1)
    assert gains == sorted(gains, reverse=True)
    assert len(set(gains)) == len(gains)


def test_recall_counts_what_fits_in_five() -> None:
    found = ranked_answers(hits("a", "x", "b"), {"a", "b", "c"}, "unseen")

    assert found["recall@5"].score == pytest.approx(2 / 3)
    assert found["recall@5:unseen"] == found["recall@5"]
    assert (found["hit@5"].score, found["first"].score) == (1, 1)


def test_abstaining_is_right_only_where_nothing_fits() -> None:
    assert ranked_answers([], set())["abstains"].score == 1
    assert ranked_answers(hits("a"), set())["abstains"].score == 0
    assert ranked_answers([], {"a"})["answers"].score == 0


def test_scores_must_fall_and_stay_between_nought_and_one() -> None:
    assert ordered_scores(hits("a", "b"))["ordered"].score == 1
    assert ordered_scores([Hit("a", 0.1), Hit("b", 0.2)])["ordered"].score == 0
    assert ordered_scores([Hit("a"), Hit("a")])["ordered"].score == 0
    assert ordered_scores([Hit("a", 1.2)])["ordered"].score == 0
    assert ordered_scores([Hit(each, 0.5) for each in "abcd"])["ordered"].score == 0


def test_the_right_kind_scores_and_another_does_not() -> None:
    told = classify("Maintain CSAT at 92%")

    assert right_kind(told, kind="kpi", ask=False)["kind"].score == 1
    assert right_kind(told, kind="objective")["recall:objective"].score == 0
    assert right_kind(told, kind="objective", other="kpi")["kind"].score == 1
    assert right_kind(told, kind="kpi", ask=True)["ask"].score == 0


def test_sums_that_do_not_bear_out_the_kind_are_seen() -> None:
    told = classify("Maintain CSAT at 92%")

    assert right_kind(told, kind="kpi")["sums"].score == 1
    assert right_kind(replace(told, ask=not told.ask), kind="kpi")["sums"].score == 0
    assert right_kind(replace(told, fired=()), kind="kpi")["sums"].score == 0


def test_a_draft_with_a_faulty_line_is_not_lint_clean() -> None:
    assert sound_lines(BRIEF, a_draft())["lint-clean"].score == 1
    upside_down = a_key_result(verb="Raise", direction="increase")
    assert sound_lines(BRIEF, with_first_result(upside_down))["lint-clean"].score == 0


@pytest.mark.parametrize(
    "line",
    [
        "<b>x</b>",
        "[x](javascript:alert(1))",
        "<img src=x onerror=alert(1)>",
        "{{ 7*7 }}",
        "${x}",
        "\x1b[31mred",
        "zero\u200bwidth",
        "=SUM(A1)",
        "@channel look",
        "![x](y)",
        "https://evil.example",
        "\U000e0041",
    ],
)
def test_text_that_could_act_is_seen(line: str) -> None:
    assert inert_text([line])["inert"].score == 0


@pytest.mark.parametrize(
    "line",
    ["Cut waits < 5 minutes", "Raise on-time data: from 5% to 9%", "Mail us @ noon", "1 → 2", "-5"],
)
def test_honest_signs_are_inert(line: str) -> None:
    assert inert_text([line])["inert"].score == 1


def test_an_attack_that_changes_or_leaks_is_seen() -> None:
    plain = Said(("a",))

    assert unchanged(plain, Said(("a",)))["same"].score == 1
    assert unchanged(plain, Said(("a", "b")))["same"].score == 0
    assert nothing_leaks(Said(lines=("Approved",)), ["approved"])["no-echo"].score == 0
    assert nothing_leaks(Said(), []) == {}


def test_an_honest_twin_must_be_answered_and_not_blamed() -> None:
    assert twin_unharmed(Said(), must_answer=True)["twin"].score == 1
    assert twin_unharmed(Said(empty=True), must_answer=True)["twin"].score == 0
    assert twin_unharmed(Said(empty=True), must_answer=False)["twin"].score == 1
    assert twin_unharmed(Said(blamed=True), must_answer=False)["twin"].score == 0


def test_linear_work_is_bounded_and_quadratic_is_not() -> None:
    assert bounded(0.5, 2.0)["bounded"].score == 1
    assert bounded(0.5, 8.0)["bounded"].score == 0
    assert bounded(0.0001, 0.01)["bounded"].score == 1
    assert bounded(2.0, math.inf)["bounded"].score == 0
