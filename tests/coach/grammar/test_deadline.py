import pytest

from coach.grammar.deadline import find_deadline

DEADLINES = {
    "Cut waste to 4% by 30 June": "by 30 June",
    "Cut waste to 4% by June 30th, 2027": "by June 30th, 2027",
    "Cut waste by the end of Q2": "by the end of Q2",
    "Cut waste by end of Q2 2027": "by end of Q2 2027",
    "Cut waste by year end": "by year end",
    "Cut waste by EOY": "by EOY",
    "Cut waste by the end of the quarter": "by the end of the quarter",
    "Train all nurses in six weeks": "in six weeks",
    "Double visits within 12 months": "within 12 months",
    "Reach 40 members over the next 3 quarters": "over the next 3 quarters",
    "Win five schools before March 2027": "before March 2027",
    "Win five schools by 2027-03-31": "by 2027-03-31",
    "Win five schools by 31.03.2027": "by 31.03.2027",
    "Win five schools until the end of May": "until the end of May",
    "Win five schools in FY27 Q1": "in FY27 Q1",
    "Win five schools by H1 2027": "by H1 2027",
    "Win five schools this quarter": "this quarter",
    "Win five schools by mid-May": "by mid-May",
    "Win five schools by 2030": "by 2030",
    "Win five schools no later than 1 May": "no later than 1 May",
    "Win five schools by Christmas": "by Christmas",
    "Grow to 50 in 90 days": "in 90 days",
    "Win five schools in 2027": "in 2027",
    "Open in June, seat 40 guests by 1 July": "by 1 July",
}


@pytest.mark.parametrize(("text", "expected"), DEADLINES.items(), ids=DEADLINES)
def test_a_deadline_is_found_with_its_preposition(text: str, expected: str) -> None:
    found = find_deadline(text)
    assert found is not None
    assert found.text == expected
    assert text[slice(*found.span)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Orders resolved within 3 days",
        "Invoices paid within 2 weeks",
        "Raise answers given in two hours to 80%",
        "Share of hires shipping within four weeks from 20% to 60%",
        "Cut costs by 20%",
        "Cut costs by 2 points",
        "Open in 5 regions",
        "Reduce 30-day churn",
        "Increase sales by hiring",
        "Raise output in the bakery",
        "Guests may book",
        "",
    ],
)
def test_service_levels_shares_and_places_are_no_deadlines(text: str) -> None:
    assert find_deadline(text) is None
