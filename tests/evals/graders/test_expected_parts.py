from dataclasses import replace

from coach.composer.values import Draft, Notice
from evals.graders.expected_parts import expected_parts
from evals.suites.draft import BriefCase
from tests.evals.build import BRIEF, a_draft, a_key_result, a_variant


def wanted(**parts: object) -> BriefCase:
    return BriefCase.model_validate({"id": "x", "why": "a test", "brief": BRIEF, **parts})


def score(draft: Draft, name: str, **parts: object) -> float:
    return expected_parts(draft, wanted(**parts))[name].score


def test_what_the_brief_calls_for_is_found() -> None:
    draft = a_draft()
    asked = wanted(
        topic=["wait", "patient"],
        who=["patient"],
        holds=["csat"],
        tasks=["portal"],
        asks=["give up"],
        types=["committed"],
    )

    grades = expected_parts(draft, asked)

    assert {name: grade.reason for name, grade in grades.items() if grade.score < 1} == {}
    assert {"topic", "who", "holds", "tasks", "asks", "types", "no-invented-date"} <= set(grades)


def test_a_hold_or_a_task_filed_as_a_key_result_is_seen() -> None:
    variant = a_variant()
    held = replace(variant, key_results=(a_key_result("CSAT"), *variant.key_results))
    done = replace(variant, key_results=(a_key_result("portal pages"), *variant.key_results))

    assert score(a_draft(held), "holds", holds=["csat"]) == 0
    assert score(a_draft(done), "tasks", tasks=["portal"]) == 0
    assert score(a_draft(a_variant(kpis=())), "holds", holds=["csat"]) == 0


def test_each_variant_must_keep_to_the_topic() -> None:
    astray = a_variant(
        "the bread last", key_results=(a_key_result("share of bread sold", unit="%"),)
    )

    assert score(a_draft(a_variant(), astray), "topic", topic=["wait"]) == 0


def test_words_that_must_not_come_back_are_seen_anywhere() -> None:
    assert (
        score(a_draft(a_variant(initiatives=("Approve all",))), "absent", absent=["approve"]) == 0
    )
    assert score(a_draft(), "absent", absent=["approve"]) == 1


def test_a_deadline_must_come_back_and_none_may_be_invented() -> None:
    dated = replace(a_key_result(), text="Reduce wait from 45 minutes to 20 minutes by 30 June")
    draft = a_draft(a_variant(key_results=(dated,)))

    assert score(draft, "deadline", deadline="30 June") == 1
    assert score(a_draft(), "deadline", deadline="30 June") == 0
    assert score(draft, "no-invented-date") == 0


def test_a_missing_notice_is_seen() -> None:
    warned = replace(a_draft(), notices=(Notice("injection", "left out"),))

    assert score(warned, "notices", notices=["injection"]) == 1
    assert score(a_draft(), "notices", notices=["injection"]) == 0


def test_parts_that_the_case_does_not_name_cannot_tell() -> None:
    assert set(expected_parts(a_draft(), wanted())) == {"no-invented-date"}
