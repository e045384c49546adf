"""What the two leading guides publish as good must never be called an error."""

import pytest

from coach.linter.classify import Kind, classify
from coach.linter.finding import Severity
from tests.coach.linter.build import codes, line

KEY_RESULTS = [
    "Reduce customer onboarding time from Y to X days",
    "Reduce turnaround time to resolve customer queries from Y to X hours",
    "Increase positive monthly customer reviews from X/5 to Y/5",
    "CSAT from 85% to 90%",
    "Average response time from 15 to 10 minutes",
    "Train 100% of the support team in six weeks",
    "Crash rate from 2.5% to under 1%",
    "Page load times down 30%",
    "Fix 100% of the top ten bugs",
    "DAU up 100% within 12 months",
]
KPIS = [
    "Maintain a CSAT of 90% or above",
    "Achieve an NPS of 40 or higher",
    "A renewal rate of 95%",
    "Average response time to tickets below two hours",
]
MILD = {
    "Launch three groundbreaking AI features": "KR201",
    "Re-establish touchpoints by 30 June": "KR207",
    "Close first 6 start-ups": "KR204",
    "Get a meeting-to-close rate of 6%": "KR204",
}


@pytest.mark.parametrize("text", KEY_RESULTS)
def test_published_key_results_raise_no_error(text: str) -> None:
    assert [found for found in line(text) if found.severity is Severity.ERROR] == []


@pytest.mark.parametrize("text", KEY_RESULTS)
def test_published_key_results_are_key_results(text: str) -> None:
    assert classify(text).kind is Kind.KEY_RESULT


@pytest.mark.parametrize("text", KPIS)
def test_published_kpis_are_kpis(text: str) -> None:
    found = classify(text)
    assert found.kind is Kind.KPI
    assert not found.ask


@pytest.mark.parametrize(("text", "code"), MILD.items())
def test_published_but_not_exemplary_lines_get_the_finding_they_deserve(
    text: str, code: str
) -> None:
    assert codes(line(text)) == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Increase sales by 20%", "KR204"),
        ("Double the number of active volunteers", "KR204"),
        ("Renewal rate of 95%", "KR206"),
        ("CSAT at 90% or above", "KR206"),
        ("Maintain morale", "KR206"),
        ("Reach 60% activation", "KR204"),
        ("Achieve a 30% share of the market", "KR204"),
    ],
)
def test_a_level_alone_is_a_kpi_and_a_change_to_a_level_lacks_its_start(
    text: str, code: str
) -> None:
    assert codes(line(text)) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Reduce handling time from 90 minutes to 1 hour",
        "Cut no-shows from 1 in 8 to 1 in 20",
        "Increase orders from 5.000 to 8.000",
    ],
)
def test_direction_and_units_are_judged_after_conversion(text: str) -> None:
    assert codes(line(text)) == []
