"""Lines that a person would not write give way; the library leads where it knows the field."""

import pytest

from coach.composer.brief import understand
from coach.composer.frames import topic_of
from coach.composer.soundness import is_sound, names_things, reads
from tests.coach.composer.build import a_draft


@pytest.mark.parametrize(
    "metric",
    [
        "share of volunteers who show up for weekend shifts",
        "median time quotes take",
        "median time until couples get their albums",
        "weekly hours spent on admin",
        "share of employees who say they trust payroll",
        "number of people on the waiting list",
        "share of patients who come every year",
    ],
)
def test_a_line_as_people_write_it_is_sound(metric: str) -> None:
    assert is_sound(metric)


@pytest.mark.parametrize(
    "metric",
    [
        "monthly number of times our home gets calls that nobody answers and",
        "share of days on which the taproom is empty",
        "share of people who reopen them",
        "share of kids courses that are full with a waiting list of 60",
        "share of wholesale customers satisfied with damaged pallets",
        "share of trial users who finish the setup become paying customers",
        "median time it takes",
        "median time until we arrive after",
        "share of offers that get declined candidates",
        "number of claims waiting for claims",
        "share of altos that are few",
        "share of visitors satisfied with listens",
    ],
)
def test_echoes_and_dangling_words_are_not_sound(metric: str) -> None:
    assert not is_sound(metric)


def test_a_noun_slot_holds_nouns() -> None:
    assert names_things("the practical test")
    assert not names_things("the tulips goes")


def test_a_line_with_a_seam_does_not_read_well() -> None:
    assert reads("Make quotes something customers can rely on")
    assert not reads("Help help seekers find a room")
    assert not reads("Put an end to age being")


@pytest.mark.parametrize(
    ("brief", "topic"),
    [
        ("Couples get their albums late and ask again", "albums"),
        ("Our guests leave without water", ""),
        ("Customers complain about damaged pallets", ""),
        ("Learners never pass the practical test", "the practical test"),
    ],
)
def test_a_topic_is_a_sure_noun_or_none(brief: str, topic: str) -> None:
    assert topic_of(understand(brief).issues[0]) == topic


@pytest.mark.parametrize(
    ("brief", "kpi"),
    [
        ("People reopen 30% of the tickets that our help desk closed", "support-reopen-rate"),
        ("Our sales cycle is now 110 days and we lose deals", "sales-cycle-length"),
        ("Only 31% of learners finish the course they enrolled for", "course-completion"),
        ("Emergency room patients wait 4 hours, 8% leave without being seen",
         "emergency-time-to-clinician"),
        ("The claims department needs 34 days to settle a claim", "claims-cycle-time"),
    ],
)  # fmt: skip
def test_the_library_leads_where_it_knows_the_field(brief: str, kpi: str) -> None:
    for variant in a_draft(brief).variants:
        assert kpi in {result.kpi for result in variant.key_results}


@pytest.mark.parametrize(
    "brief",
    [
        "The beekeepers association loses members and nobody wants to chair it",
        "Our puppet theatre plays to empty rows on weekdays",
        "Wedding couples get their albums after 5 months",
    ],
)
def test_a_field_that_the_library_does_not_know_is_left_to_the_brief_s_own_words(
    brief: str,
) -> None:
    for variant in a_draft(brief).variants:
        assert [result.kpi for result in variant.key_results if result.kpi] == []


def test_the_aspirational_variant_moves_other_things_than_the_committed_one() -> None:
    committed, aspirational, _ = a_draft(
        "Tickets pile up, and customers reopen closed cases"
    ).variants
    same = {each.metric for each in committed.key_results} & {
        each.metric for each in aspirational.key_results
    }
    assert same == set()
    assert committed.objective.outcome != aspirational.objective.outcome
    assert committed.objective.value != aspirational.objective.value
