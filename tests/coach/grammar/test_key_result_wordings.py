"""Ways of writing that a first version of the grammar misread."""

from decimal import Decimal

import pytest

from coach.grammar.action import past_label
from coach.grammar.key_result import parse_key_result
from coach.grammar.objective import parse_objective
from coach.grammar.values import Direction, VerbKind
from coach.grammar.verbs import verb_kind

MOVEMENTS = {
    "Spoilage: 8% → 4%": (8, 4),
    "Grow the share of subscriptions from a quarter to a half": (25, 50),
    "Raise share of sold-out concerts from 3 in 10 to 6 in 10": (30, 60),
    "Raise staff with feedback in the last month from 30% to 70%": (30, 70),
    "Spare parts availability from 80% to 95%": (80, 95),
    "Shave the morning queue from 40 to 15": (40, 15),
}


@pytest.mark.parametrize(("text", "numbers"), MOVEMENTS.items(), ids=MOVEMENTS)
def test_a_movement_is_read(text: str, numbers: tuple[int, int]) -> None:
    parsed = parse_key_result(text)
    assert parsed.baseline is not None
    assert parsed.target is not None
    assert (parsed.baseline.value, parsed.target.value) == tuple(map(Decimal, numbers))
    assert parsed.deadline is None


def test_a_band_is_a_level_and_no_movement() -> None:
    parsed = parse_key_result("Room temperature between 19 and 21 degrees")
    assert parsed.baseline is None
    assert parsed.target is not None
    assert parsed.target.value == 19


@pytest.mark.parametrize(
    ("text", "value"), [("4.5 stars on all portals", "4.5"), ("99.95 availability", "99.95")]
)
def test_a_decimal_at_the_start_is_no_numbering(text: str, value: str) -> None:
    target = parse_key_result(text).target
    assert target is not None
    assert target.value == Decimal(value)


def test_numbering_at_the_start_is_no_decimal() -> None:
    assert [one.text for one in parse_key_result("1.2 Raise NPS from 20 to 40").quantities] == [
        "20",
        "40",
    ]


def test_a_verb_behind_its_plural_noun_says_which_way() -> None:
    assert parse_key_result("Complaints fall from 20 to 35").verb_direction is Direction.DECREASE


@pytest.mark.parametrize(
    "verb",
    [
        "spare",
        "rid",
        "end",
        "catch",
        "settle",
        "welcome",
        "discover",
        "learn",
        "understand",
        "prove",
        "find",
        "calm",
        "ease",
        "lighten",
        "open",
        "let",
        "set",
        "have",
        "draw",
    ],
)
def test_verbs_that_win_something_are_verbs_of_change(verb: str) -> None:
    assert verb_kind(verb) is VerbKind.CHANGE
    parsed = parse_objective(f"{verb.capitalize()} the people of the valley so that they stay")
    assert parsed.verb_kind is VerbKind.CHANGE


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Support team: cut churn from 5% to 3%", "cut churn from 5% to 3%"),
        ("Churn: 5% to 3%", "Churn: 5% to 3%"),
        ("Cut churn", "Cut churn"),
        (":", ":"),
    ],
)
def test_an_owners_label_is_told_from_a_metrics_name(text: str, rest: str) -> None:
    assert text[past_label(text) :] == rest
