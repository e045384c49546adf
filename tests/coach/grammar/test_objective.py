import pytest

from coach.grammar.objective import parse_objective, render_objective
from coach.grammar.values import Phrase, VerbKind


def parts(text: str) -> tuple[str | None, ...]:
    def words(part: Phrase | None) -> str | None:
        return None if part is None else part.text

    parsed = parse_objective(text)
    return tuple(
        words(part)
        for part in (parsed.action_word, parsed.outcome, parsed.connective, parsed.value)
    )


SPLITS = {
    "Make patients at ease so that they come back": (
        "Make", "patients at ease", "so that", "they come back",
    ),
    "Shorten the road to first value in order to grow without discounts": (
        "Shorten", "the road to first value", "in order to", "grow without discounts",
    ),
    "Become the street's bakery, so we can open a second shop": (
        "Become", "the street's bakery", "so", "we can open a second shop",
    ),
    "Free nurses from forms, letting them sit with patients": (
        "Free", "nurses from forms", "letting", "them sit with patients",
    ),
    "Own payroll for small firms because nobody else cares": (
        "Own", "payroll for small firms", "because", "nobody else cares",
    ),
    "Build a culture of trust which lets people speak up": (
        "Build", "a culture of trust", "which lets", "people speak up",
    ),
    "Optimize the warehouse to cut waste": ("Optimize", "the warehouse", "to", "cut waste"),
    "Move to a platform business to unlock new income": (
        "Move", "to a platform business", "to", "unlock new income",
    ),
    "Enable crews to ship daily to reduce risk": (
        "Enable", "crews to ship daily", "to", "reduce risk",
    ),
    "Rebuild the intake for faster answers": (
        "Rebuild", "the intake", "for", "faster answers",
    ),
    "Make check-in so simple that nobody asks so that queues vanish": (
        "Make", "check-in so simple that nobody asks", "so that", "queues vanish",
    ),
    # no value stated
    "Make check-in so simple that nobody asks": (
        "Make", "check-in so simple that nobody asks", None, None,
    ),
    "Help guests to find their room": ("Help", "guests to find their room", None, None),
    "Expand to Europe": ("Expand", "to Europe", None, None),
    "Launch the new app": ("Launch", "the new app", None, None),
    "Build trust for patients": ("Build trust", "for patients", None, None),
    "Win schools so that": ("Win", "schools", None, None),
    # no action word
    "Quality": (None, "Quality", None, None),
    "World-class bread so that mornings are better": (
        None, "World-class bread", "so that", "mornings are better",
    ),
    "": (None, None, None, None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SPLITS.items(), ids=SPLITS)
def test_an_objective_is_split_by_its_formula(text: str, expected: tuple[str | None, ...]) -> None:
    assert parts(text) == expected


def test_openings_bullets_and_labels_are_passed_over() -> None:
    assert parts("O1: **Our goal is to delight guests**, so they return.") == (
        "delight",
        "guests",
        "so",
        "they return",
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Launch the app", VerbKind.DELIVER),
        ("Continue to serve clinics", VerbKind.HOLD),
        ("Win night nurses", VerbKind.CHANGE),
        ("Quality", None),
    ],
)
def test_the_promise_of_the_action_word_is_told(text: str, kind: VerbKind | None) -> None:
    assert parse_objective(text).verb_kind is kind


def test_numbers_in_an_objective_are_found_where_they_stand() -> None:
    text = "Raise NPS by 20 points"
    (found,) = parse_objective(text).quantities
    assert text[slice(*found.span)] == "20 points"


@pytest.mark.parametrize(
    ("text", "rendered"),
    [
        ("1. win nurses so that wards run calmer.", "Win nurses so that wards run calmer"),
        ("O: Quality", "Quality"),
        ("## Own the street, so we can open a shop", "Own the street so we can open a shop"),
    ],
)  # fmt: skip
def test_an_objective_is_written_without_what_surrounds_it(text: str, rendered: str) -> None:
    assert render_objective(parse_objective(text)) == rendered
