"""Numbers stand beside the metric whose words they were said with, on their side, or nowhere."""

import re
from decimal import Decimal

import pytest

from tests.coach.composer.build import a_draft

# brief, a word of the metric that must hold the numbers, from, to, direction
STANDS = (
    ("Warehouse: picking errors at 2.3% and returns pile up", "picking errors", 2.3, None, "-"),
    ("The beekeepers club: average age is 67 and nobody joins", "age", 67, None, "-"),
    ("Sales reps drown in admin, win rate fell from 28% to 21%", "win", 21, None, "+"),
    ("New hires need 8 weeks to get up to speed", "up to speed", 8, None, "-"),
    ("The kids' courses are full with a waiting list of 60", "waiting list", 60, None, "-"),
    ("Allotments lie fallow, 40 families on the waiting list", "waiting list", 40, None, "-"),
    ("Our studio: no-shows cost us 6 hours a week", "no-shows", 6, None, "-"),
    ("Applications take 90 days. We want 45 days.", "applications", 90, 45, "-"),
    ("Our help desk is fast but people reopen 30% of the tickets", "reopen", 30, None, "-"),
    ("Agency: we want to halve rework (now 18%)", "rework", 18, 9, "-"),
    ("The claims team needs 34 days to settle a claim, should be 15", "settle", 34, 15, "-"),
    ("Locksmiths: we arrive after 55 minutes on average, want 30", "arrive", 55, 30, "-"),
    ("Couples get their albums after 5 months and ask again", "albums", 5, None, "-"),
    ("Quotes take three weeks and customers go elsewhere", "quotes", 3, None, "-"),
    ("Driving school: only 52% pass the test at the first attempt", "pass", 52, None, "+"),
    ("Shoe factory: machine downtime eats 14 hours a week", "downtime", 14, None, "-"),
    ("Student union: turnout was 9% at the election", "turnout", 9, None, "+"),
    ("The garden wants more school classes, last year 120, target 200", "classes", 120, 200, "+"),
    ("Laundry: 7% of linen gets lost on the way", "linen", 7, None, "-"),
    ("Customs brokers: 9% of declarations come back with errors", "declarations", 9, None, "-"),
    ("City buses: on-time rate was 88%, now 79%, drivers quit", "on-time", 79, None, "+"),
    ("Software: churn rose from 6% to 9%", "churn", 9, None, "-"),
    ("HR: engagement is at 62% and falling", "engagement", 62, None, "+"),
    ("The spa has a no-show rate of 14%", "no-show", 14, None, "-"),
    ("Repairs wait 4 months for parts, customers lose patience", "repairs", 4, None, "-"),
    ("Builds take 38 minutes and developers are annoyed", "builds", 38, None, "-"),
    ("Pull requests wait 3 weeks for a first review", "review", 3, None, "-"),
    ("Emergency patients wait 4 hours to be seen", "", 4, None, "-"),
    ("We got 27 safety complaints last year and must get to 5", "complaints", 27, 5, "-"),
    ("A dairy loses 4% of milk to spills", "milk", 4, None, "-"),
    ("Restaurant: food cost is at 36%", "food cost", 36, None, "-"),
    ("Our sales cycle is now 110 days", "sales cycle", 110, None, "-"),
    ("Customers pay us after 58 days on average", "", 58, None, "-"),
    ("Procurement: maverick buying is at 30%, suppliers deliver late", "", 30, None, "-"),
    ("Online orders arrive after 9 days", "orders", 9, None, "-"),
    ("Volunteers need 5 months of training before the first visit", "training", 5, None, "-"),
    ("Our people work 60 hours a week in May", "hours worked", 60, None, "-"),
    ("Patients forget check-ups, only 44% come every year, we want 60%", "come", 44, 60, "+"),
    ("Nursery school: educators leave, 4 positions are open", "positions", 4, None, "-"),
    ("Our brokers answer quotes in 6 days and clients complain", "answer quotes", 6, None, "-"),
    ("Our choir has only 5 basses and needs 9 for the masses", "basses", 5, 9, "+"),
)
# brief, a number of it that measures none of our metrics
STANDS_NOWHERE = (
    ("Fire brigade: volunteers miss alarms, the 10 minute target is never met", 10),
    ("Nobody trusts the dashboards, there are 3 versions of revenue", 3),
    ("Payroll is late two months out of 3 and managers fix it at night", 3),
    ("We are a team of 12 nurses and nobody reads our handover notes", 12),
    ("Since ISO 27001 our auditors ask for papers that nobody finds", 27001),
    ("Win rate fell from 28% to 21% and reps are tired", 28),
    ("On-time rate was 88%, now 79%, and passengers complain", 88),
    ("Our web shop: 70% abandon the basket and returns pile up", 0),
    ("Customers wait for orders and cancel 12% of them", 0),
)


@pytest.mark.parametrize(("brief", "word", "start", "goal", "way"), STANDS)
def test_a_number_stands_beside_its_own_metric(
    brief: str, word: str, start: float, goal: float | None, way: str
) -> None:
    for variant in a_draft(brief).variants:
        holders = [each for each in variant.key_results if each.baseline.value is not None]
        assert [each for each in holders if each.baseline.value == Decimal(str(start))], (
            variant.key_results
        )
        (holder,) = holders
        assert word in holder.metric
        assert holder.direction == ("increase" if way == "+" else "decrease")
        assert holder.target.value == (None if goal is None else Decimal(str(goal)))


@pytest.mark.parametrize(("brief", "number"), STANDS_NOWHERE)
def test_a_number_that_measures_nothing_of_ours_stands_nowhere(brief: str, number: int) -> None:
    for variant in a_draft(brief).variants:
        for each in variant.key_results:
            assert Decimal(number) not in {each.baseline.value, each.target.value}, each.text


@pytest.mark.parametrize("brief", [row[0] for row in STANDS + STANDS_NOWHERE])
def test_no_digit_stands_in_the_words_of_a_metric(brief: str) -> None:
    for variant in a_draft(brief).variants:
        for each in variant.key_results:
            assert not re.search(r"\d", each.metric), each.text


def test_a_number_without_a_metric_is_asked_about() -> None:
    draft = a_draft("Rental cars come back dirty, customers queue for 40 minutes on Sunday")
    placed = {each.baseline.value for each in draft.variants[0].key_results}
    assert Decimal(40) in placed or any("40" in question for question in draft.questions)
