from pathlib import Path

import pytest

from coach.linter.catalogue import RULES, rule_by_code
from coach.linter.docs import rules_page
from coach.linter.formats import rule_as_json
from coach.linter.profiles import PROFILES
from coach.linter.schools import disagreement_on
from coach.linter.text_format import render_rule

PAGE = Path(__file__).parents[3] / "docs" / "rules.md"


def test_the_page_in_the_repository_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == rules_page(), (
        "run: python -m coach.linter.docs > docs/rules.md"
    )


def test_every_rule_has_a_section_with_its_examples() -> None:
    page = rules_page()
    for rule in RULES:
        assert f"### {rule.code} {rule.name}\n" in page
        assert all(example in page for example in (*rule.bad, *rule.good))


def test_limits_are_told_for_every_profile() -> None:
    for code in ("SET301", "SET302", "SET303"):
        assert all(profile.name in disagreement_on(code) for profile in PROFILES)


@pytest.mark.parametrize("code", ["SET302", "TYP402", "PAY701"])
def test_a_page_says_where_sources_disagree(code: str) -> None:
    rule = rule_by_code(code)
    assert disagreement_on(code) in render_rule(rule)
    assert rule_as_json(rule)["disagreement"] == disagreement_on(code)


def test_a_page_claims_no_disagreement_where_there_is_none() -> None:
    rule = rule_by_code("KR213")
    assert rule_as_json(rule)["disagreement"] is None
    assert "Sources differ" not in render_rule(rule)
