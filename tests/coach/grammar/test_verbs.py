import pytest

from coach.grammar import verb_lists
from coach.grammar.values import Direction, VerbKind
from coach.grammar.verbs import lemma, noun_direction, verb_direction, verb_kind

KINDS = {
    VerbKind.RAISE: "increase Raised growing lifts boost expands widen tripled",
    VerbKind.LOWER: "reduce Cutting lowered shrank halve shortens minimize minimise",
    VerbKind.CHANGE: "win make moved getting freed become transforms improves optimize optimised",
    VerbKind.DELIVER: "launch built publishing implements ship migrated wrote documented hires",
    VerbKind.ACTIVITY: "attend interviewed hosting conducted visits",
    VerbKind.HOLD: "maintain keeps ensuring sustained stay remained preserve retaining",
    VerbKind.REACH: "reach achieved hits attain obtained passed exceeds",
}


@pytest.mark.parametrize(
    ("word", "kind"), [(word, kind) for kind, words in KINDS.items() for word in words.split()]
)
def test_a_verb_is_known_in_every_form_and_spelling(word: str, kind: VerbKind) -> None:
    assert verb_kind(word) is kind


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("roll out", VerbKind.DELIVER),
        ("Rolled out", VerbKind.DELIVER),
        ("bring down", VerbKind.LOWER),
        ("cut down", VerbKind.LOWER),
        ("ramping up", VerbKind.RAISE),
        ("set up", VerbKind.DELIVER),
        ("get to", VerbKind.REACH),
        ("make sure", VerbKind.HOLD),
    ],
)
def test_two_words_may_promise_something_else_than_the_first(phrase: str, kind: VerbKind) -> None:
    assert verb_kind(phrase) is kind


@pytest.mark.parametrize("word", ["", "customers", "quality", "the", "NPS", "7", "ing", "  "])
def test_other_words_are_no_verbs(word: str) -> None:
    assert verb_kind(word) is None


@pytest.mark.parametrize(
    ("word", "direction"),
    [
        ("Increase", Direction.INCREASE),
        ("double", Direction.INCREASE),
        ("halving", Direction.DECREASE),
        ("maintain", Direction.HOLD),
        ("improve", None),
        ("accelerate", None),
        ("launch", None),
    ],
)
def test_only_some_verbs_point_one_way(word: str, direction: Direction | None) -> None:
    assert verb_direction(word) is direction


def test_an_ending_goes_only_from_a_known_verb() -> None:
    assert [lemma(word) for word in ("Running", "freed", "billing", "news")] == [
        "run",
        "free",
        "billing",
        "news",
    ]


def test_nouns_of_change_point_too() -> None:
    assert noun_direction("reduction") is Direction.DECREASE
    assert noun_direction("growth") is Direction.INCREASE
    assert noun_direction("idea") is None


def test_no_verb_stands_in_two_lists() -> None:
    lists = ("RAISE", "LOWER", "CHANGE", "DELIVER", "ACTIVITY", "HOLD", "REACH")
    words = [word for name in lists for word in getattr(verb_lists, name).split()]
    assert sorted(words) == sorted(set(words))
