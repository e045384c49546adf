import json

from click.testing import CliRunner, Result

from api.cli.main import main
from coach.linter.catalogue import RULES


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin)


def test_a_rule_shows_its_page() -> None:
    result = run("rule", "KR201")
    assert result.exit_code == 0
    assert result.stdout.startswith("KR201 task-as-key-result (error)")


def test_a_rule_for_programs_has_the_fields_of_the_contract() -> None:
    page = json.loads(run("rule", "kr206", "--json").stdout)
    assert {"code", "name", "severity", "why", "bad", "good", "fix", "sources"} <= set(page)


def test_all_rules_are_listed_in_both_forms() -> None:
    pages = json.loads(run("rule", "--all", "--json").stdout)
    assert [page["code"] for page in pages] == [rule.code for rule in RULES]
    shown = run("rule", "--all").stdout
    assert all(f"{rule.code} {rule.name}" in shown for rule in RULES)


def test_an_unknown_rule_is_refused_with_the_way_to_the_list() -> None:
    result = run("rule", "KR999")
    assert result.exit_code == 1
    assert "waymark rule --all" in result.stderr


def test_a_rule_needs_a_code_or_all() -> None:
    assert run("rule").exit_code == 2
    assert run("rule", "KR201", "--all").exit_code == 2


def test_classify_says_what_a_text_is_and_why() -> None:
    result = run("classify", "Renewal rate of 95%")
    assert result.exit_code == 0
    assert result.stdout.startswith("This is a KPI.\n  +3 a KPI:")


def test_classify_for_programs_has_the_fields_of_the_contract() -> None:
    found = json.loads(run("classify", "Reduce cancellations from 9% to 6%", "--json").stdout)
    assert found["kind"] == "key_result"
    assert set(found["scores"]) == {"kpi", "key_result", "objective", "initiative"}
    assert set(found["fired"][0]) == {"rule", "side", "points", "why"}
    assert "ask" not in found


def test_classify_adds_ask_when_the_sides_are_close() -> None:
    found = json.loads(
        run("classify", "Publish the guide so that guests find their way", "--json").stdout
    )
    assert found["ask"] is True


def test_classify_answers_every_line_of_standard_input() -> None:
    lines = "Keep uptime at 99.5%\nPublish the guide\n\n"
    plain = run("classify", "-", "--json", stdin=lines)
    assert [json.loads(line)["kind"] for line in plain.stdout.splitlines()][:2] == [
        "kpi",
        "initiative",
    ]
    cases = run("classify", "--lines", "-", stdin=lines)
    assert [json.loads(line)["case"] for line in cases.stdout.splitlines()] == [1, 2, 3]


def test_classify_without_a_text_is_refused() -> None:
    assert run("classify").exit_code == 2
    assert run("classify", "x", "--lines", "-").exit_code == 2
