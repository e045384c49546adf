import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.linter.classify import Circumstances, Kind, classify

SOUND = {
    Kind.KPI: [
        "Keep uptime at 99.5%",
        "Staff turnover below 8%",
        "Net promoter score",
        "Average handling time",
        "Monthly recurring revenue",
        "Ensure 95% of invoices are paid on time every month",
        "Cash reserves of at least three months",
        "No more than 2 safety incidents per month",
        "Customer churn rate",
        "Hold occupancy above 85% while prices rise",
    ],
    Kind.KEY_RESULT: [
        "Reduce cancellations from 9% to 6%",
        "Increase repeat orders by 20%",
        "Raise NPS to 45 by the end of June",
        "Win 12 new wholesale customers",
        "Time to hire from X to Y days",
        "Double weekly bookings",
        "Reach 70% seat occupancy",
        "Migrate 100% of branches to the new ledger",
        "Halve the number of late deliveries",
        "Increase repeat purchase rate",
    ],
    Kind.OBJECTIVE: [
        "Bring bakers back to the night shift so that shops open full",
        "Make the phone the natural way to book",
        "Become the first choice of independent bookshops",
        "Delight every hotel guest from arrival to checkout",
        "Modernise the way we plan tours so that guides know their week",
        "Earn the trust of small farmers in order to grow with them",
        "Build a culture where mistakes are told early so that patients are safer",
        "Free teachers from paperwork",
        "Turn first-time visitors into regulars",
        "Inspire a generation of young readers",
    ],
    Kind.INITIATIVE: [
        "Publish the welcome booklet",
        "Hold 14 listening sessions",
        "Launch the new ticket shop by May",
        "Migrate the database",
        "Run a survey among leavers",
        "Hire two nurses",
        "New booking portal goes live",
        "Write a playbook for key accounts",
        "Sow cover crops after every cereal",
        "Set up a donor database",
    ],
}
CASES = [(text, kind) for kind, texts in SOUND.items() for text in texts]


@pytest.mark.parametrize(("text", "kind"), CASES)
def test_a_plain_case_is_told_apart(text: str, kind: Kind) -> None:
    assert classify(text).kind is kind


def test_the_answer_says_which_rules_fired_and_their_points_add_up() -> None:
    found = classify("Reduce cancellations from 9% to 6% by June")
    assert [each.rule for each in found.fired] == [
        "start-and-target",
        "verb-of-change",
        "has-an-end",
    ]
    assert found.scores[Kind.KEY_RESULT] == sum(each.points for each in found.fired) == 5
    assert all(each.why for each in found.fired)


def test_a_close_call_asks() -> None:
    found = classify("Raise on-time delivery to at least 95% every month")
    assert found.scores[Kind.KEY_RESULT] - found.scores[Kind.KPI] == 2
    assert not found.ask
    assert classify("Publish the guide so that guests find their way").ask


def test_a_threshold_that_is_met_already_is_a_kpi() -> None:
    found = classify("Raise on-time delivery to at least 90% (currently 94%)")
    assert "already-met" in [each.rule for each in found.fired]
    assert found.kind is Kind.KPI


def test_what_the_store_knows_weighs_in() -> None:
    text = "Reach 70% seat occupancy"
    tired = Circumstances(unchanged_for_two_cycles=True, owned_by_one_person_for_appraisal=True)
    assert classify(text).ask is False
    assert classify(text, tired).ask is True
    guard = Circumstances(protects_a_key_result=True, supports_an_objective=True)
    assert classify(text, guard).kind is Kind.KPI


@settings(deadline=None)  # a slow machine is no wrong answer
@given(st.text(max_size=300))
def test_any_text_gets_an_answer_with_every_side_scored(text: str) -> None:
    found = classify(text)
    assert set(found.scores) == set(Kind)
    assert found.scores[found.kind] == max(found.scores.values())


@pytest.mark.parametrize("text", ["", "  ", "🎉🎉", "…"])
def test_a_text_that_says_nothing_fires_nothing_and_asks(text: str) -> None:
    found = classify(text)
    assert found.fired == ()
    assert found.ask
