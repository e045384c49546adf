from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

import pytest

from coach.grammar.key_result import parse_key_result, render_key_result
from coach.grammar.values import (
    Comparator,
    Direction,
    KeyResultText,
    Phrase,
    Quantity,
    Role,
    VerbKind,
)

UP, DOWN, HOLD = Direction.INCREASE, Direction.DECREASE, Direction.HOLD


class Read(NamedTuple):
    """What a line should be read as; numbers as "value unit", "? unit" for a blank."""

    metric: str | None
    baseline: str | None = None
    target: str | None = None
    change: str | None = None
    direction: Direction | None = None
    deadline: str | None = None


def worded(quantity: Quantity | None) -> str | None:
    if quantity is None:
        return None
    value = "?" if quantity.value is None else f"{quantity.value:f}"
    return f"{value} {quantity.unit}".strip()


def phrase(part: Phrase | None) -> str | None:
    return None if part is None else part.text


def as_read(parsed: KeyResultText) -> Read:
    return Read(
        phrase(parsed.metric),
        worded(parsed.baseline),
        worded(parsed.target),
        worded(parsed.change),
        parsed.direction,
        phrase(parsed.deadline),
    )


MOVEMENTS = {
    "Reduce checkout time from 9 minutes to 4 minutes": Read(
        "checkout time", "9 minutes", "4 minutes", None, DOWN
    ),
    "Shorten discharge from 6 to 3 hours by 30 June": Read(
        "discharge", "6 hours", "3 hours", None, DOWN, "by 30 June"
    ),
    "Raise the average basket from €18 to €23": Read(
        "average basket", "18 EUR", "23 EUR", None, UP
    ),
    "Increase reader score from X/5 to Y/5": Read("reader score", "? /5", "? /5", None, UP),
    "Cut ramp-up from Y to X weeks": Read("ramp-up", "? weeks", "? weeks", None, DOWN),
    "CSAT from 81% to 88%": Read("CSAT", "81 %", "88 %", None, UP),
    "No-shows 9% → 4%": Read("No-shows", "9 %", "4 %", None, DOWN),
    "No-shows: 9% -> 4%": Read("No-shows", "9 %", "4 %", None, DOWN),
    "Occupancy [55% to 70%]": Read("Occupancy", "55 %", "70 %", None, UP),
    "Move eNPS to 30 from 12": Read("eNPS", "12", "30", None, UP),
    "Raise NPS to 44 (currently 31)": Read("NPS", "31", "44", None, UP),
    "Raise NPS to 44 (was 31)": Read("NPS", "31", "44", None, UP),
    "Raise NPS to 44, up from 31": Read("NPS", "31", "44", None, UP),
    "NPS 44 (baseline: 31)": Read("NPS", "31", "44", None, UP),
    "Defect rate from 2.4% to under 1%": Read("Defect rate", "2.4 %", "1 %", None, DOWN),
    "Lower mix-ups from 1 in 20 to 1 in 50": Read("mix-ups", "5 %", "2 %", None, DOWN),
    "Bring overtime down from 14 h to 6 h": Read("overtime", "14 hours", "6 hours", None, DOWN),
    "Trial week churn falls from 8% to 5%": Read("Trial week churn", "8 %", "5 %", None, DOWN),
    "Increase from 12% to 30% the share of repeat guests": Read(
        "share of repeat guests", "12 %", "30 %", None, UP
    ),
    "Raise the share of bills settled within 30 days from 60% to 85%": Read(
        "share of bills settled within 30 days", "60 %", "85 %", None, UP
    ),
    "Tour bookings from 40 to 90 a month": Read("Tour bookings", "40", "90", None, UP),
    "Waiting time | 40 days | 12 days": Read("Waiting time", "40 days", "12 days", None, DOWN),
    "Grow seats sold from 5.000 to 7.500": Read("seats sold", "5000", "7500", None, UP),
    "Shorten setup from 90 minutes to 1 hour": Read("setup", "90 minutes", "1 hours", None, DOWN),
    "Cut outages from 4 to 1 in six weeks": Read("outages", "4", "1", None, DOWN, "in six weeks"),
    "Uptime from 99% to 99%": Read("Uptime", "99 %", "99 %", None, HOLD),
    "Improve design review time from 5 days to 2 days": Read(
        "design review time", "5 days", "2 days", None, DOWN
    ),
    "Design review time from 5 days to 2 days": Read(
        "Design review time", "5 days", "2 days", None, DOWN
    ),
}


@pytest.mark.parametrize(("text", "expected"), MOVEMENTS.items(), ids=MOVEMENTS)
def test_a_movement_is_read_however_it_is_written(text: str, expected: Read) -> None:
    assert as_read(parse_key_result(text)) == expected


LEVELS_AND_CHANGES = {
    "Reach 60% activation": Read("activation", None, "60 %"),
    "Achieve a 30% share of the market": Read("share of the market", None, "30 %"),
    "Repeat rate of 95%": Read("Repeat rate", None, "95 %"),
    "CSAT at 90% or above": Read("CSAT", None, "90 %"),
    "Average wait below two hours": Read("Average wait", None, "2 hours"),
    "Keep uptime at 99.9%": Read("uptime", None, "99.9 %", None, HOLD),
    "Train 100% of the crew in six weeks": Read(
        "crew", None, "100 %", None, None, "in six weeks"
    ),
    "Win 20 schools": Read("schools", None, "20 schools"),
    "Hold 12 interviews": Read("interviews", None, "12 interviews"),
    "Sign first 6 partners": Read("partners", None, "6 partners"),
    "No missed calls at night": Read("missed calls at night", None, "0 missed calls"),
    "Zero accidents on site": Read("accidents on site", None, "0 accidents"),
    "Increase bookings by 20%": Read("bookings", None, None, "20 %", UP),
    "Reduce call volume 40% through better letters": Read(
        "call volume", None, None, "40 %", DOWN
    ),
    "Page load times down 30%": Read("Page load times", None, None, "30 %", DOWN),
    "Visits up 100% within 12 months": Read(
        "Visits", None, None, "100 %", UP, "within 12 months"
    ),
    "Double weekly visits": Read("weekly visits", None, None, "2 x", UP),
    "Halve the queue": Read("queue", None, None, "0.5 x", DOWN),
    "A 20% reduction in spoilage": Read("spoilage", None, None, "20 %", DOWN),
    "30% fewer complaints": Read("complaints", None, None, "30 %", DOWN),
    "Increase win rate": Read("win rate", None, None, None, UP),
    "Improve morale": Read("morale"),
    "Publish the setup guide": Read(None),
    "Win rate > 25%": Read("Win rate", None, "25 %"),
    "Close 5 deals > $100K": Read("deals > $100K", None, "5 deals"),
    "Achieve $80K MRR (currently $48K = 67% growth)": Read(
        "MRR", "48000 USD", "80000 USD", None, UP
    ),
    "Sign $2M of orders (we are at $1.5M)": Read("orders", "1500000 USD", "2000000 USD", None, UP),
    "3 sites completed": Read("sites completed", None, "3 sites"),
    "New cooks on their own in under 20 days": Read(
        "New cooks on their own", None, "20 days"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LEVELS_AND_CHANGES.items(), ids=LEVELS_AND_CHANGES)
def test_levels_changes_and_tasks_leave_open_what_they_do_not_say(
    text: str, expected: Read
) -> None:
    assert as_read(parse_key_result(text)) == expected


@pytest.mark.parametrize(
    "prefix",
    [
        "- ",
        "* [ ] ",
        "• ",
        "1. ",
        "2) ",
        "KR1: ",
        "KR 1.2 - ",
        "**KR3:** ",
        "🎯 ",
        "Key result 4: ",
        "Support team: ",
        "Head of Sales KR: ",
        "> ",
        "\u00a0\ufeff",
        "KR2\uff1a ",
    ],
)
def test_what_stands_before_the_sentence_is_passed_over(prefix: str) -> None:
    text = f"{prefix}Cut **queue time** from 9 to 4 minutes"
    parsed = parse_key_result(text)
    assert phrase(parsed.action_word) == "Cut"
    assert phrase(parsed.metric) == "queue time"
    assert worded(parsed.baseline) == "9 minutes"
    for part in (parsed.action_word, parsed.metric, parsed.target):
        assert part is not None
        assert text[slice(*part.span)] == part.text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hold 12 workshops with nurses", VerbKind.ACTIVITY),
        ("Hold churn under 3%", VerbKind.HOLD),
        ("Run weekly retros", VerbKind.ACTIVITY),
        ("Make 50 calls a day", VerbKind.ACTIVITY),
        ("Make booking painless", VerbKind.CHANGE),
        ("Roll out the new till", VerbKind.DELIVER),
        ("We will significantly increase bookings", VerbKind.RAISE),
        ("Launching the spring menu", VerbKind.DELIVER),
        ("Onboarding NPS from 20 to 40", None),
        ("Lead time from 9 days to 4", None),
        ("Bring the queue down to 4 minutes", VerbKind.LOWER),
    ],
)
def test_the_promise_of_a_verb_depends_on_its_object(text: str, kind: VerbKind | None) -> None:
    assert parse_key_result(text).verb_kind is kind


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("CSAT at 90% or above", Comparator.AT_LEAST),
        ("CSAT of at least 90%", Comparator.AT_LEAST),
        ("CSAT > 90%", Comparator.AT_LEAST),
        ("CSAT ≥90%", Comparator.AT_LEAST),
        ("CSAT 90%+", Comparator.AT_LEAST),
        ("Churn under 3%", Comparator.AT_MOST),
        ("Churn no more than 3%", Comparator.AT_MOST),
        ("Fewer than 5 incidents", Comparator.AT_MOST),
        ("No fewer than 5 sites", Comparator.AT_LEAST),
        ("Churn from 9% to <3%", Comparator.AT_MOST),
        ("Churn of 3%", None),
    ],
)
def test_a_bound_is_told_from_a_level(text: str, comparator: Comparator | None) -> None:
    parsed = parse_key_result(text)
    assert parsed.target is not None
    assert parsed.comparator is comparator
    assert (parsed.bound is None) is (comparator is None)


def test_verb_and_numbers_that_disagree_are_both_kept() -> None:
    parsed = parse_key_result("Increase churn from 5% to 3%")
    assert parsed.verb_direction is UP
    assert parsed.number_direction is DOWN
    assert parsed.direction is UP


def test_direction_is_judged_after_conversion() -> None:
    assert parse_key_result("Setup from 90 minutes to 2 hours").number_direction is UP


@pytest.mark.parametrize(
    "text",
    [
        "Build the intake form - 70%",
        "Write 4 guides: 3 done (75%)",
        "Renovate the lobby (100%)",
        "Source 60 candidates and hire 2 cooks: 15 sourced, hired 0",
        "Keep 100% of the error budget: 94%",
        "10 updates to the ward manual: 8/10 (80%)",
    ],
)
def test_a_note_on_how_it_went_is_no_target(text: str) -> None:
    parsed = parse_key_result(text)
    assert parsed.quantities[-1].role is Role.PROGRESS
    assert parsed.target not in [one for one in parsed.quantities if one.role is Role.PROGRESS]


def test_a_blank_is_seen_where_a_number_belongs() -> None:
    assert parse_key_result("Cut ramp-up from X to 4 weeks").has_blank
    assert not parse_key_result("Win customers of Generation X").has_blank


def test_words_behind_the_numbers_are_kept() -> None:
    parsed = parse_key_result("Raise visits from 30 to 70 a month by June")
    assert phrase(parsed.qualifier) == "a month"
    assert phrase(parsed.deadline) == "by June"


RENDERINGS = {
    "- KR1: raise NPS to 44 (currently 31)": "Raise NPS from 31 to 44",
    "No-shows 9% → 4%": "No-shows from 9% to 4%",
    "Increase from 12% to 30% the share of repeat guests": (
        "Increase share of repeat guests from 12% to 30%"
    ),
    "By 30 June, cut waste from 9% to 4%": "By 30 June, cut waste from 9% to 4%",
    "Reduce call volume 40% through better letters": (
        "Reduce call volume by 40% through better letters"
    ),
    "Waiting time | 40 days | 12 days": "Waiting time from 40 days to 12 days",
    "Raise the CSAT from 80% to 90% or above by Q3": "Raise CSAT from 80% to 90% or above by Q3",
    "2. Keep uptime at 99.9%": "Keep uptime at 99.9%",
    "* Publish the guide": "Publish the guide",
    "Double weekly visits": "Double weekly visits",
}


@pytest.mark.parametrize(("text", "rendered"), RENDERINGS.items(), ids=RENDERINGS)
def test_a_movement_is_written_by_the_formula_and_the_rest_is_left_alone(
    text: str, rendered: str
) -> None:
    assert render_key_result(parse_key_result(text)) == rendered


def test_parts_that_were_put_in_by_hand_are_written_too() -> None:
    parsed = parse_key_result("Raise activation to 60%")
    blank = Quantity(None, "%", "X%", (0, 0), Role.BASELINE)
    assert render_key_result(replace(parsed, baseline=blank)) == "Raise activation from X% to 60%"


@pytest.mark.parametrize("text", ["", " ", "🚀🚀", "(((", "-", "KR1:", "<b>5</b>", "\u200b"])
def test_nothing_to_read_is_read_as_nothing(text: str) -> None:
    parsed = parse_key_result(text)
    assert parsed.text == text
    assert parsed.action_word is None
    assert parsed.baseline is None


@pytest.mark.parametrize(
    "piece", ["12 ", "from 5% to 6% ", "X ", "(", "- ", "in 3 weeks ", "by half ", "of the end "]
)
def test_a_hundred_kilobytes_are_read_to_the_end(piece: str) -> None:
    text = piece * (100_000 // len(piece)) + "and cut waste from 9% to 4%"
    parsed = parse_key_result(text)
    numbers = [(one.value, one.unit) for one in parsed.quantities[-2:]]
    assert numbers == [(Decimal(9), "%"), (Decimal(4), "%")]
