import json
from typing import Any

import pytest

from coach.linter.catalogue import RULES, rule_by_code
from coach.linter.finding import Finding, Fix, Severity
from coach.linter.formats import (
    FileReport,
    inert,
    render_github,
    render_json,
    rule_as_json,
)
from coach.linter.sarif import render_sarif
from coach.linter.text_format import render_rule, render_text
from tests.coach.linter.build import document

SOURCE = """\
---
cycle: 2027-Q1
---
# O: Bring bakers back to the night shift so that shops open full
type: committed
- KR: Raise activation to 60%
- KR: Publish the welcome booklet
"""
TEXT = """\
plan.okr.md:6:24: KR204 [warning] “60%” has no start; say where the number stands today
  |
6 | - KR: Raise activation to 60%
  |                        ^^^^^^
  = fix: Leave an honest blank for the start: from X% to 60%
  = source: Fitbots OKR/KPI guide, open-okr method

plan.okr.md:7:3: KR201 [error] “Publish” is work to finish; say what should change because of it
  |
7 | - KR: Publish the welcome booklet
  |   ^^^^^^^^^^^
  = fix: Keep it as an initiative, and ask: so that what changes?: Initiative: Publish
  = source: Fitbots OKR/KPI guide, Weekdone, Tability

Found 1 error, 1 warning, 0 info.
1 can be mended with --fix."""


def report() -> FileReport:
    return FileReport("plan.okr.md", SOURCE, document(SOURCE))


def a_finding(**changes: Any) -> Finding:
    values: dict[str, Any] = {
        "code": "KR201",
        "name": "task-as-key-result",
        "severity": Severity.ERROR,
        "where": "objectives[0].key_results[0]",
        "line": 1,
        "span": (0, 4),
        "message": "plain",
        "source": "somebody",
    }
    return Finding(**(values | changes))


def test_text_underlines_the_words_at_fault_and_sums_up() -> None:
    assert render_text([report()]) == TEXT


def test_text_says_when_there_is_nothing_to_mend() -> None:
    assert render_text([FileReport("a.okr", "", [])]) == "Nothing to mend."


def test_text_shows_a_window_of_a_very_long_line() -> None:
    source = "x" * 5_000 + "Publish" + "y" * 5_000
    shown = render_text([FileReport("a", source, [a_finding(span=(5_000, 5_007))])])
    assert "Publish" in shown
    assert max(map(len, shown.splitlines())) < 200


def test_text_aligns_the_marks_under_wide_and_combining_characters() -> None:
    source = "日本 cafe\u0301 bad"
    shown = render_text([FileReport("a", source, [a_finding(span=(9, 12))])]).splitlines()
    assert shown[3] == "  | " + " " * 10 + "^^^"


def test_json_holds_the_contract() -> None:
    answer = json.loads(render_json([report()]))
    assert answer["counts"] == {"error": 1, "warning": 1, "info": 0}
    assert answer["findings"][0] == {
        "file": "plan.okr.md",
        "code": "KR204",
        "name": "missing-baseline",
        "severity": "warning",
        "where": "objectives[0].key_results[0]",
        "line": 6,
        "span": [23, 29],
        "message": "“60%” has no start; say where the number stands today",
        "source": "Fitbots OKR/KPI guide, open-okr method",
        "fix": {"title": "Leave an honest blank for the start", "text": "from X% to 60%"},
    }


def test_sarif_describes_every_rule_and_locates_every_finding() -> None:
    log = json.loads(render_sarif([report()], version="1.2.3"))
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert run["tool"]["driver"]["semanticVersion"] == "1.2.3"
    assert [each["id"] for each in run["tool"]["driver"]["rules"]] == [each.code for each in RULES]
    first, second = run["results"]
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"] == "KR204"
    location = first["locations"][0]["physicalLocation"]
    assert location["artifactLocation"] == {"uri": "plan.okr.md"}
    assert location["region"] == {"startLine": 6, "startColumn": 24, "endColumn": 30}
    replacement = first["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replacement["insertedContent"] == {"text": "from X% to 60%"}
    assert (first["level"], second["level"]) == ("warning", "error")


def test_sarif_gives_a_file_name_that_is_no_address_as_one() -> None:
    log = json.loads(
        render_sarif(
            [FileReport("our plan.okr", "", [a_finding(line=None, span=None)])], version="1"
        )
    )
    location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert location == {"artifactLocation": {"uri": "our%20plan.okr"}}


def test_github_annotations_carry_place_and_title() -> None:
    assert render_github([report()]).splitlines()[1] == (
        "::error file=plan.okr.md,line=7,col=3,endColumn=13,title=KR201 task-as-key-result::"
        "“Publish” is work to finish; say what should change because of it"
    )


def test_github_annotations_cannot_be_broken_out_of() -> None:
    finding = a_finding(message="50%\n::error::forged", line=None, span=None)
    shown = render_github([FileReport("a,b:c\nd%.md", "", [finding])])
    assert shown == (
        "::error file=a%2Cb%3Ac%0Ad%25.md,title=KR201 task-as-key-result"
        "::50%25\ufffd::error::forged"
    )


@pytest.mark.parametrize("nasty", ["\x1b[31m", "\x07", "\u202e", "\u2028", "\x9b"])
def test_what_a_terminal_would_obey_is_replaced_one_for_one(nasty: str) -> None:
    text = f"a{nasty}b"
    assert len(inert(text)) == len(text)
    finding = a_finding(message=text, fix=Fix("t", text))
    shown = render_text([FileReport(f"f{nasty}", text, [finding])])
    assert not set(nasty[:1]) & set(shown)


def test_text_without_commands_stays_as_it_is() -> None:
    assert inert("Größe → 5 % 日本 🙂") == "Größe → 5 % 日本 🙂"


def test_a_rule_page_shows_why_bad_good_fix_and_source() -> None:
    page = render_rule(rule_by_code("KR201"))
    assert page.startswith("KR201 task-as-key-result (error)\n")
    for part in ("Why: ", "Bad:\n    Publish", "Good:\n    Raise", "Fix: Ask", "Source: Fitbots"):
        assert part in page


def test_a_rule_for_programs_has_the_fields_of_the_contract() -> None:
    page = rule_as_json(rule_by_code("OBJ101"))
    assert {"code", "name", "severity", "why", "bad", "good", "fix", "sources"} <= set(page)
    assert page["sources"] == ["Tability", "open-okr method"]
