"""What the linter says of a sheet while somebody types, and what a proposal would change."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from httpx import AsyncClient
from hypothesis import given
from hypothesis import strategies as st

from coach.authoring.sheet import Line, Sheet, SheetObjective
from coach.linter.catalogue import RULES
from coach.linter.lint import lint_line
from tests.web.authoring.conftest import OBJECTIVE
from tests.web.conftest import TOKEN
from web.authoring.desk import provenance, stem_of
from web.authoring.diffs import changes, word_diff
from web.authoring.remarks import as_movement, remarks_on


def sheet_with(*results: str) -> Sheet:
    lines = tuple(Line(f"k{place}", text) for place, text in enumerate(results))
    return Sheet((replace(OBJECTIVE, key_results=lines),))


def test_a_good_sheet_has_nothing_open_and_says_where_a_number_is_missing() -> None:
    found = remarks_on(Sheet((OBJECTIVE,)))
    assert (found.errors, found.warnings, found.blanks) == (0, 0, 1)
    ((start, end),) = found.of("k1").blanks
    assert OBJECTIVE.key_results[0].text[start:end] == "Y days"


def test_a_task_is_flagged_at_its_words_with_a_way_to_file_it() -> None:
    found = remarks_on(sheet_with("Launch the booking page", "Raise calls from 61% to 90%"))
    remark = found.of("k0").remarks[0]
    assert (remark.code, remark.severity) == ("KR201", "error")
    assert remark.span is not None
    assert remark.why
    assert remark.good
    (way,) = [way for way in remark.ways if way.where == "initiatives"]
    assert way.text == "Launch the booking page"


def test_a_level_may_be_kept_as_a_kpi_or_made_to_move() -> None:
    found = remarks_on(sheet_with("Keep uptime at 99.9%"))
    ways = found.of("k0").remarks[0].ways
    assert ("Keep uptime at 99.9%", "kpis") in [(way.text, way.where) for way in ways]
    assert ("Raise uptime from X% to 99.9%", None) in [(way.text, way.where) for way in ways]


@pytest.mark.parametrize(
    ("text", "moving"),
    [
        ("Maintain a CSAT of 90% or above", "Raise CSAT from X% to 90%"),
        ("Hold churn under 4%", "Reduce churn from X% to 4%"),
        ("Keep everybody happy", None),
    ],
)
def test_a_level_becomes_a_movement_where_it_names_one(text: str, moving: str | None) -> None:
    assert as_movement(text) == moving


def test_a_movement_is_no_level_any_more() -> None:
    rule = next(rule for rule in RULES if rule.code == "KR206")
    for text in rule.bad:
        moving = as_movement(text)
        if moving is not None:
            assert "KR206" not in [one.code for one in lint_line(moving, kind="key_result")]


def test_every_repair_of_a_line_is_the_whole_line() -> None:
    found = remarks_on(sheet_with("Reduce onboarding time to 21 days"))
    ways = [way for remark in found.of("k0").remarks for way in remark.ways]
    assert ways
    assert all(way.text.startswith("Reduce onboarding time") for way in ways)


@given(st.lists(st.text(max_size=60), max_size=4), st.text(max_size=80))
def test_whatever_is_typed_is_judged(results: list[str], words: str) -> None:
    sheet = Sheet((replace(sheet_with(*results).objectives[0], text=words),))
    found = remarks_on(sheet)
    for objective in sheet.objectives:
        for line_id in (objective.id, *(line.id for line in objective.key_results)):
            text = sheet.text(line_id)
            for remark in found.of(line_id).remarks:
                if remark.span is not None:
                    assert 0 <= remark.span[0] <= remark.span[1] <= len(text)


async def lint(client: AsyncClient, draft: UUID, **data: object) -> Any:
    token = TOKEN.search((await client.get(f"/drafts/{draft}")).text)
    assert token
    headers = {"x-csrftoken": token[1]}
    return await client.post(f"/drafts/{draft}/lint", json=data, headers=headers)


async def test_a_line_is_judged_while_it_is_typed_and_nothing_is_stored(
    member: AsyncClient, draft: UUID
) -> None:
    answer = await lint(member, draft, line="k2", text="Keep answered calls at 90%")
    assert answer.status_code == 200
    found = answer.json()
    assert found["errors"] == 1
    assert found["lines"]["k2"]["remarks"][0]["code"] == "KR206"
    page = (await member.get(f"/drafts/{draft}")).text
    assert "Keep answered calls" not in page


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"line": "gone", "text": "words"}, 404),
        ({"line": "k2"}, 400),
        ({"line": "k2", "text": 7}, 400),
        ({"line": "k2", "text": "word " * 20_000}, 200),
        ({"line": "k2", "text": ""}, 200),
        ({"line": "k2", "text": "\N{SLEEPING FACE}" * 100}, 200),
    ],
)
async def test_odd_questions_are_answered(
    member: AsyncClient, draft: UUID, data: dict[str, object], status: int
) -> None:
    assert (await lint(member, draft, **data)).status_code == status


def test_a_diff_marks_the_words_that_go_and_those_that_come() -> None:
    assert word_diff("from 45 days to Y days", "from 45 days to 20 days") == (
        ("same", "from 45 days to "),
        ("removed", "Y"),
        ("added", "20"),
        ("same", " days"),
    )


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_diff_holds_both_texts(before: str, after: str) -> None:
    pieces = word_diff(before, after)
    assert "".join(text for kind, text in pieces if kind != "added") == before
    assert "".join(text for kind, text in pieces if kind != "removed") == after


def test_changes_name_what_they_touch() -> None:
    after = replace(
        OBJECTIVE,
        type="learning",
        text="Find out why patients wait",
        key_results=(replace(OBJECTIVE.key_results[0], text="Reduce waiting"),),
        initiatives=(*OBJECTIVE.initiatives, Line("i2", "Ask ten patients")),
    )
    found = [(one.what, one.line_id, one.kind) for one in changes(OBJECTIVE, after)]
    assert found == [
        ("type", "o1", "reworded"),
        ("objective", "o1", "reworded"),
        ("key_results", "k1", "reworded"),
        ("key_results", "k2", "removed"),
        ("key_results", "k3", "removed"),
        ("initiatives", "i2", "added"),
    ]
    assert {one.kind for one in changes(None, SheetObjective("o2", "New"))} == {"added"}
    assert {one.kind for one in changes(OBJECTIVE, None)} == {"removed"}
    assert changes(None, None) == ()


def test_a_question_for_levels_begins_its_answer() -> None:
    asked = "What is the share of missed calls today, and where should it be by the end?"
    assert stem_of(asked) == "The share of missed calls is … today and should be …"
    assert stem_of("Who will own this?") == ""


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (("composer", None, None), "composer"),
        (("llm", "small-model", "draft_okr@3"), "small-model via draft_okr@3"),
        ((None, None, None), ""),
    ],
)
def test_provenance_says_who_wrote_it(
    written: tuple[str | None, str | None, str | None], said: str
) -> None:
    assert provenance(*written) == said


async def test_every_rule_has_a_page(member: AsyncClient) -> None:
    book = (await member.get("/rules")).text
    for rule in RULES:
        assert f"/rules/{rule.code}" in book
        page = await member.get(f"/rules/{rule.code}")
        assert page.status_code == 200
        assert rule.source.replace("'", "&#39;") in page.text
    assert (await member.get("/rules/KR206")).text == (
        await member.get("/rules/kpi-as-key-result")
    ).text
    assert (await member.get("/rules/ZZ999")).status_code == 404
