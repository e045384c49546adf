from decimal import Decimal

import pytest

from coach.grammar.quantity import compare, quantities, same_quantity_kind
from coach.grammar.values import Quantity, Role


def readings(text: str) -> list[tuple[str | None, str]]:
    return [(None if one.value is None else f"{one.value:f}", one.unit) for one in quantities(text)]


NUMBERS = {
    # shares, points
    "uptime 99.95%": ("99.95", "%"),
    "ninety percent": ("90", "%"),
    "90 per cent": ("90", "%"),
    "12 percentage points": ("12", "pp"),
    "3 pp": ("3", "pp"),
    "40 basis points": ("40", "bps"),
    "15 points": ("15", "points"),
    # money
    "€1.2M": ("1200000", "EUR"),
    "1,5 Mio. €": ("1500000", "EUR"),
    "$450k": ("450000", "USD"),
    "USD 30": ("30", "USD"),
    "£2 bn": ("2000000000", "GBP"),
    "¥9000": ("9000", "JPY"),
    "₹4 crore": ("40000000", "INR"),
    "12 euros": ("12", "EUR"),
    "$5MM": ("5000000", "USD"),
    # durations
    "4 s": ("4", "seconds"),
    "350ms": ("350", "ms"),
    "90 minutes": ("90", "minutes"),
    "1h30": ("90", "minutes"),
    "2 hours 15 minutes": ("135", "minutes"),
    "3 business days": ("3", "business days"),
    "half the queue, six weeks": ("6", "weeks"),
    # ratios
    "3.1/5": ("3.1", "/5"),
    "4.2 out of 5": ("4.2", "/5"),
    "1 in 8": ("12.5", "%"),
    "one in five": ("20", "%"),
    # words, fractions, multiples
    "a dozen ovens": ("12", "ovens"),
    "two hundred loaves": ("200", "loaves"),
    "forty-five minutes": ("45", "minutes"),
    "cut by half": ("50", "%"),
    "by two thirds of the load": ("66.66666666666666666666666666", "%"),
    "three quarters of patients": ("75", "%"),
    "grow 3x": ("3", "x"),
    "x2": ("2", "x"),
    "threefold": ("3", "x"),
    "halve the backlog": ("0.5", "x"),
    # how the world writes numbers
    "5.000 visitors": ("5000", "visitors"),
    "5.000 s": ("5", "seconds"),
    "2.125%": ("2.125", "%"),
    "1.234,5 km": ("1234.5", "km"),
    "1,234.5 km": ("1234.5", "km"),
    "12'000 seats": ("12000", "seats"),
    "1 200 seats": ("1200", "seats"),
    "0,125 g": ("0.125", "g"),
    "1,20,000 readers": ("120000", "readers"),
    "2,5%": ("2.5", "%"),
    # things that are counted
    "500 paying customers": ("500", "paying customers"),
    "20 sales reps": ("20", "sales reps"),
    "120 gb": ("120", "GB"),
    "7 tonnes": ("7", "tonnes"),
}


@pytest.mark.parametrize(("text", "expected"), NUMBERS.items(), ids=NUMBERS)
def test_a_number_is_read_with_its_unit(text: str, expected: tuple[str, str]) -> None:
    assert expected in readings(text)


NAMES = [
    "Comply with ISO 27001",
    "Pass SOC 2 type 2",
    "Follow RFC 136",
    "Staffed 24/7",
    "Close our Series B",
    "Ship in Q3",
    "FY27",
    "H1 2027",
    "Support Web3 and B2B clients",
    "Upgrade to version 2.1.3",
    "COVID-19 ward",
    "A 360 review",
    "Ticket #4711",
    "Section 508 of the act",
    "under-18s",
    "Move to 5G",
    "Adopt 2FA",
    "The 1st of March",
    "by 30 June 2027",
    "2027-03-31",
    "31.12.2027",
    "Call 004912345678901234",
    "Week 4 of the course",
    "Growth since 2019",
    "Our 2026 goals",
    "no one",
    "double opt-in",
    "e.g. phase 1,2,3",
]


@pytest.mark.parametrize("text", NAMES)
def test_a_number_that_is_a_name_or_a_date_is_no_quantity(text: str) -> None:
    assert readings(text) == []


BLANKS = {
    "from X to Y days": [(None, ""), (None, "days")],
    "by X%": [(None, "%")],
    "reviews of X/5": [(None, "/5")],
    "to $X": [(None, "USD")],
    "to XX%": [(None, "%")],
    "to __ hours": [(None, "hours")],
    "to ?%": [(None, "%")],
    "to [Y]": [(None, "")],
    "target: TBD": [(None, "")],
    "from x to y": [(None, ""), (None, "")],
}


@pytest.mark.parametrize(("text", "expected"), BLANKS.items(), ids=BLANKS)
def test_a_letter_in_the_place_of_a_number_is_a_blank(
    text: str, expected: list[tuple[None, str]]
) -> None:
    assert readings(text) == expected


@pytest.mark.parametrize(
    "text",
    ["Recruit Generation X", "Buy an X-ray machine", "Join Y Combinator", "Is it any good?", "N/A"],
)
def test_a_letter_elsewhere_is_none(text: str) -> None:
    assert readings(text) == []


ROLES = {
    "Cut it from 9 to 4": [Role.BASELINE, Role.TARGET],
    "9 → 4": [Role.BASELINE, Role.TARGET],
    "9 -> 4": [Role.BASELINE, Role.TARGET],
    "to 4 from 9": [Role.TARGET, Role.BASELINE],
    "to 40 (currently 25)": [Role.TARGET, Role.CURRENT],
    "to 40, up from 25": [Role.TARGET, Role.BASELINE],
    "to 40 (baseline: 25)": [Role.TARGET, Role.BASELINE],
    "to 40 (was 25)": [Role.TARGET, Role.BASELINE],
    "40 sites (last quarter: 12)": [Role.PLAIN, Role.BASELINE],
    "by 20%": [Role.CHANGE],
    "+15 points": [Role.CHANGE],
    "costs down 30%": [Role.CHANGE],
    "a 20% reduction in waste": [Role.CHANGE],
    "30% fewer calls": [Role.CHANGE],
    "cases older than 120 days": [Role.QUALIFIER],
    "30-day retention of 40%": [Role.QUALIFIER, Role.TARGET],
    "answered within 3 days: 80%": [Role.QUALIFIER, Role.TARGET],
    "the top 10 faults": [Role.QUALIFIER],
    "100% of the crew": [Role.COVERAGE],
    "all ten sites": [Role.COVERAGE],
    "50% complete": [Role.PROGRESS],
    "train everyone in six weeks": [Role.QUALIFIER],
    "NPS of 40": [Role.TARGET],
    "under two hours": [Role.TARGET],
    "Waiting time | 40 days | 12 days": [Role.BASELINE, Role.TARGET],
    "5% - 3%": [Role.BASELINE, Role.TARGET],
}


@pytest.mark.parametrize(("text", "expected"), ROLES.items(), ids=ROLES)
def test_the_words_round_a_number_say_what_it_is_for(text: str, expected: list[Role]) -> None:
    assert [one.role for one in quantities(text)] == expected


def test_a_sign_belongs_to_the_value() -> None:
    assert [one.value for one in quantities("Churn -20%")] == [Decimal(-20)]


def test_a_span_covers_number_and_unit() -> None:
    text = "Grow to €1.2M within the year"
    (found,) = quantities(text)
    assert text[slice(*found.span)] == found.text == "€1.2M"


def a_quantity(value: str | None, unit: str) -> Quantity:
    return Quantity(None if value is None else Decimal(value), unit, "", (0, 0))


@pytest.mark.parametrize(
    ("one", "other", "order"),
    [
        (("90", "minutes"), ("1", "hours"), 1),
        (("90", "minutes"), ("2", "hours"), -1),
        (("60", "minutes"), ("1", "hours"), 0),
        (("45", "days"), ("20", "%"), None),
        (("3", ""), ("4", "/5"), -1),
        ((None, "days"), ("4", "days"), None),
    ],
)
def test_quantities_are_ordered_after_conversion(
    one: tuple[str | None, str], other: tuple[str | None, str], order: int | None
) -> None:
    assert compare(a_quantity(*one), a_quantity(*other)) == order


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("minutes", "hours", True),
        ("days", "%", False),
        ("tickets", "complaints", True),
        ("EUR", "USD", True),
        ("EUR", "%", False),
        ("pp", "%", True),
        ("/5", "points", True),
    ],
)
def test_units_of_one_kind_may_turn_into_each_other(one: str, other: str, *, same: bool) -> None:
    assert same_quantity_kind(one, other) is same


def test_a_bare_number_agrees_with_any_unit() -> None:
    assert same_quantity_kind(a_quantity("4", ""), a_quantity("2", "days"))
