"""Filters of the templates, and forms as values."""

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import uuid4

import pytest

from coach.errors import Conflict, Invalid
from web.forms import Form
from web.words import day, hue, initials, minute, number, plural, spoken


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ada Byron", "AB"),
        ("Ada", "A"),
        ("Ada Maria Byron", "AB"),
        ("ada@example.com", "AE"),
        ("😀", ""),
        ("", ""),
    ],
)
def test_a_name_has_at_most_two_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_name_has_one_colour_everywhere() -> None:
    assert hue("Ada Byron") == hue("Ada Byron")
    assert {hue(str(number)) for number in range(100)} == {0, 1, 2, 3, 4}


def test_dates_and_numbers_are_written_as_people_do() -> None:
    assert day(date(2027, 2, 3)) == "3 February 2027"
    assert minute(datetime(2027, 2, 3, 14, 5, tzinfo=UTC)) == "3 February 2027, 14:05"
    assert [number(Decimal(text)) for text in ("1200", "3.50", "0", "-0.10")] == [
        "1,200",
        "3.5",
        "0",
        "-0.1",
    ]
    assert plural(1, "person", "people") == "1 person"
    assert plural(1200, "person", "people") == "1,200 people"
    assert plural(2, "team") == "2 teams"
    assert spoken("health-care") == "Health care"
    assert spoken("it-operations") == "IT operations"
    assert spoken("in_review") == "In review"


def test_a_form_shows_what_is_stored_and_reads_what_was_chosen() -> None:
    someone, other = uuid4(), uuid4()
    form = Form.of(name="Ada", manager=someone, active=True, left=None, members=[someone])
    assert form.text("name") == "Ada"
    assert form.id("manager") == someone
    assert form.flag("active")
    assert form.id("left") is None
    assert form.ids("members") == (someone,)
    assert form.has("members", someone)
    assert not form.has("members", other)


def test_an_error_goes_to_its_field_and_else_above_the_form() -> None:
    form = Form()
    assert form.status == 200
    form.refused(Invalid("Too long.", field="name")).refused(
        Conflict("Taken."), {"conflict": "email"}
    )
    assert form.errors == {"name": "Too long.", "email": "Taken."}
    assert form.refused(Conflict("Not now.")).problem == "Not now."
    assert form.status == 422


def test_an_id_that_is_none_names_its_field() -> None:
    form = Form.of(manager="nobody", members=["nobody"])
    for read in (lambda: form.id("manager"), lambda: form.ids("members")):
        with pytest.raises(Invalid) as refused:
            read()
        assert refused.value.field in {"manager", "members"}


def test_what_must_not_be_sent_back_is_forgotten() -> None:
    form = Form.of(email="a@x.org", password="secret")
    assert form.without(["password"]).text("password") == ""
    assert form.text("email") == "a@x.org"
