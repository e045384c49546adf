import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.grammar.document import parse_document
from coach.linter.fixing import mended, with_fixes
from coach.linter.lint import lint_document, lint_line
from tests.coach.linter.build import codes

HEAD = """\
---
cycle: 2027-Q1
---
# O: Bring bakers back to the night shift so that shops open full
type: committed
"""
LINES = [
    "- KR: Raise activation to 60%",
    "- KR: Increase repeat purchase rate",
    "- KR: Increase repeat purchase rate from 24%",
    "- KR: Raise NPS from 20 to 40 and cut churn from 5% to 3%",
    "- KR: Cancellations 9% → 6%",
    "* KR2: Publish the welcome booklet",
    "- KR: Keep uptime at 99.5%",
    "- KR: Increase cancellations from 9% to 6%",
    "- KR: Reduce wait by 20%",
    "- KPI: CSAT at 88% or above",
    "- Initiative: Write the guide",
    "some words that mean nothing",
    "",
    "# O: Grow exports and rebuild the plant",
]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Raise activation to 60%", "Raise activation from X% to 60%"),
        ("Increase repeat purchase rate", "Increase repeat purchase rate from X to Y"),
        ("Increase repeat purchase rate from 24%", "Increase repeat purchase rate from 24% to Y%"),
        ("Cancellations 9% → 6%", "Reduce cancellations from 9% to 6%"),
        ("NPS from 20 to 40", "Raise NPS from 20 to 40"),
    ],
)
def test_a_safe_fix_puts_blanks_and_verbs_where_they_belong(line: str, expected: str) -> None:
    assert f"- KR: {expected}\n" in mended(f"{HEAD}- KR: {line}\n")


def test_a_compound_becomes_two_key_results() -> None:
    source = f"{HEAD}- KR: Raise NPS from 20 to 40 and cut churn from 5% to 3%\n"
    assert mended(source) == f"{HEAD}- KR: Raise NPS from 20 to 40\n- KR: Cut churn from 5% to 3%\n"


def test_nothing_that_changes_the_meaning_is_applied() -> None:
    lines = ("Publish the guide", "Keep uptime at 99.5%", "Increase cancellations from 9% to 6%")
    source = HEAD + "".join(f"- KR: {line}\n" for line in lines)
    assert mended(source) == source


def test_a_task_can_be_filed_as_an_initiative_with_one_click() -> None:
    source = f"{HEAD}* KR2: Publish the welcome booklet\n"
    (task,) = lint_document(parse_document(source), select=("KR201",))
    assert task.fix is not None
    assert not task.fix.safe
    assert with_fixes(source, [task]) == f"{HEAD}* Initiative: Publish the welcome booklet\n"


def test_a_level_to_hold_can_be_filed_as_a_kpi_with_one_click() -> None:
    source = f"{HEAD}- KR: Keep uptime at 99.5%\n"
    (level,) = lint_document(parse_document(source), select=("KR206",))
    assert with_fixes(source, [level]) == f"{HEAD}- KPI: Keep uptime at 99.5%\n"


def test_line_endings_stay_as_they_are() -> None:
    source = (
        HEAD.replace("\n", "\r\n") + "- KR: Raise NPS from 2 to 4 and cut churn from 5% to 3%\r\n"
    )
    fixed = mended(source)
    assert fixed.count("\r\n") == fixed.count("\n") == source.count("\n") + 1


def test_a_fix_for_a_lone_line_replaces_its_span() -> None:
    text = "Raise activation to 60%"
    (found,) = lint_line(text, kind="key_result")
    assert found.fix is not None
    assert found.span is not None
    assert text[: found.span[0]] + found.fix.text + text[found.span[1] :] == (
        "Raise activation from X% to 60%"
    )


@settings(deadline=None)  # a slow machine is no wrong answer
@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_mending_twice_changes_nothing_more(lines: list[str]) -> None:
    once = mended(HEAD + "\n".join(lines))
    assert mended(once) == once


@settings(deadline=None)  # a slow machine is no wrong answer
@given(st.text(max_size=200))
def test_mending_never_fails_on_any_text(text: str) -> None:
    once = mended(text)
    assert mended(once) == once


def test_a_mended_document_has_fewer_findings_and_none_that_is_safe_to_fix() -> None:
    source = HEAD + "\n".join(LINES)
    before = lint_document(parse_document(source))
    after = lint_document(parse_document(mended(source)))
    assert not any(found.fix is not None and found.fix.safe for found in after)
    assert set(codes(after)) < set(codes(before)) | {"KR216", "SET302"}
