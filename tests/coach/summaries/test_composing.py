"""What the composer quotes, whom it attributes it to, and how it keeps a balance."""

import pytest

from coach.feedback.values import Kind
from coach.summaries.extractive.composing import MOST_SENTENCES
from coach.summaries.extractive.themes import theme_of
from coach.summaries.values import Evidence, Theme
from tests.coach.summaries.build import a_bundle, a_record, a_year_of_work, summary_of


def texts(*records: Evidence) -> list[str]:
    return [sentence.text for sentence in summary_of(a_bundle(*records))]


def test_every_record_that_tells_something_is_quoted_by_role() -> None:
    said = summary_of(a_bundle(*a_year_of_work()))
    assert {record for sentence in said for record in sentence.evidence} == {
        f"r{number}" for number in range(1, 7)
    }
    assert {sentence.text.split(":")[0] for sentence in said} == {
        "A peer",
        "The manager",
        "A partner from another team",
        "A direct report",
    }


def test_what_two_say_alike_is_said_once_and_counted() -> None:
    one = a_record("Cut the build time from 40 minutes to 9 by caching containers.", "r1")
    other = a_record(
        "She cut the build time from 40 minutes to 9, caching containers.", "r2", giver="cleo"
    )
    [said] = summary_of(a_bundle(one, other))
    assert said.text.startswith("Two peers, in much the same words: “")
    assert said.evidence == ("r1", "r2")


def test_one_giver_who_repeats_themselves_is_one_giver() -> None:
    one = a_record("Cut the build time from 40 minutes to 9 by caching containers.", "r1")
    other = a_record("Cut the build time from 40 minutes to 9 by caching containers.", "r2")
    [said] = summary_of(a_bundle(one, other))
    assert said.text.startswith("A peer:")


def test_statements_of_opposite_sense_are_not_one() -> None:
    one = a_record("Answers the customers of the shop in time.", "r1")
    other = a_record("Never answers the customers of the shop in time.", "r2", giver="cleo")
    assert len(summary_of(a_bundle(one, other))) == 2


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        ("Rated 5/5; the rollout went live 3 weeks early.", "3 weeks early", "5/5"),
        ("Exceeds expectations. Closed 14 deals in Q3.", "14 deals", "expectations"),
        ("I heard she is lazy. Missed 3 handovers in May.", "3 handovers", "lazy"),
        ("She is pregnant. Trained 4 new nurses in June.", "4 new nurses", "pregnant"),
        ("CSAT rose from 4.1/5 to 4.6/5 after her change.", "4.6/5", "expectations"),
    ],
)
def test_facts_are_kept_and_verdicts_left_alone(text: str, said: str, unsaid: str) -> None:
    summary = " ".join(texts(a_record(text)))
    assert said in summary
    assert unsaid not in summary


def test_thanks_alone_say_nothing() -> None:
    assert texts(a_record("Great job, awesome team player!!"), a_record("Thank you!", "r2")) == []


def test_where_not_all_fits_every_month_tone_and_giver_has_a_place() -> None:
    records = [
        a_record(
            f"Closed ticket {number} of the {word} queue within {number % 7 + 1} days.",
            f"r{number}",
            on=f"2026-0{number % 6 + 1}-10",
            giver=f"g{number % 9}",
            kind="constructive" if number % 3 == 0 else "praise",
        )
        for number, word in enumerate(["billing", "shipping", "network", "payroll"] * 40)
    ]
    said = summary_of(a_bundle(*records))
    by_id = {record.id: record for record in records}
    cited = [by_id[sentence.evidence[0]] for sentence in said]
    assert len(said) <= MOST_SENTENCES
    assert {record.on.month for record in cited} == {1, 2, 3, 4, 5, 6}
    assert {record.kind for record in cited} == {Kind.PRAISE, Kind.CONSTRUCTIVE}


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Shipped the release two days before the deadline.", Theme.DELIVERY),
        ("Found 14 bugs in code review before they reached production.", Theme.CRAFT),
        ("The client renewed after her calls.", Theme.CUSTOMERS),
        ("Mentored and coached two new hires.", Theme.LEADERSHIP),
        ("Explained the numbers in every meeting and wrote them down.", Theme.COMMUNICATION),
        ("Learned Rust and passed the exam.", Theme.GROWTH),
        ("Was there.", Theme.CONTRIBUTION),
    ],
)
def test_themes_follow_the_words(text: str, theme: Theme) -> None:
    assert theme_of(text, Kind.PRAISE) is theme


def test_the_order_of_records_changes_nothing() -> None:
    forward, backward = a_year_of_work(), tuple(reversed(a_year_of_work()))
    assert texts(*forward) == texts(*backward)
