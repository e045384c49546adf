"""How long a service may ask us to wait."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.llm.patience import seconds_of

DATE = "Tue, 12 Jan 2027 10:00:00 GMT"


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("", None),
        ("7", 7.0),
        ("0.25", 0.25),
        ("-3", 0.0),
        ("Tue, 12 Jan 2027 10:00:30 GMT", 30.0),
        ("Tue, 12 Jan 2027 09:00:00 GMT", 0.0),
        ("soon", None),
    ],
)
def test_the_pause_that_a_service_asks_for_is_read(
    header: str | None, seconds: float | None
) -> None:
    assert seconds_of(header, DATE) == seconds


def test_a_moment_means_nothing_without_the_date_of_the_answer() -> None:
    assert seconds_of("Tue, 12 Jan 2027 10:00:30 GMT", None) is None


@given(st.text(max_size=40), st.none() | st.text(max_size=40))
def test_no_header_breaks_the_reading(header: str, date: str | None) -> None:
    seconds = seconds_of(header, date)
    assert seconds is None or not seconds < 0
