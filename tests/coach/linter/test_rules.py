"""Every rule keeps what its own page promises."""

import re
from pathlib import Path

import pytest

import coach.linter.rules
from coach.errors import NotFound
from coach.linter.catalogue import RULES, rule_by_code
from coach.linter.finding import Severity
from coach.linter.rule import Remark, Rule, Source, rule
from tests.coach.linter.build import codes, judged

TEXT_RULES = [each for each in RULES if each.on != "store"]
BAD = [
    pytest.param(r, text, id=f"{r.code}-{n}") for r in TEXT_RULES for n, text in enumerate(r.bad)
]
GOOD = [
    pytest.param(r, text, id=f"{r.code}-{n}") for r in TEXT_RULES for n, text in enumerate(r.good)
]


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_a_rule_flags_its_bad_examples(rule: Rule, example: str) -> None:
    assert rule.code in codes(judged(rule, example))


@pytest.mark.parametrize(("rule", "example"), GOOD)
def test_a_rule_lets_its_good_examples_pass_and_nothing_calls_them_an_error(
    rule: Rule, example: str
) -> None:
    found = judged(rule, example)
    assert rule.code not in codes(found)
    assert [each for each in found if each.severity is Severity.ERROR] == []


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_a_finding_points_into_the_text_and_speaks_one_plain_sentence(
    rule: Rule, example: str
) -> None:
    for found in judged(rule, example):
        assert found.message
        assert not found.message.endswith(".")
        assert "\n" not in found.message
        if found.span is not None and rule.on in {"objective", "key_result"}:
            assert 0 <= found.span[0] < found.span[1] <= len(example)


def test_codes_are_unique_and_in_the_order_of_the_rule_book() -> None:
    families = ["OBJ", "KR", "SET", "TYP", "ALN", "CYC", "PAY", "GEN"]
    listed = [each.code for each in RULES]
    ordered = sorted(listed, key=lambda code: (families.index(re.sub(r"\d", "", code)), code))
    assert listed == ordered
    assert len(set(listed)) == len(listed) == 55


def test_every_rule_stands_in_a_file_of_its_own_named_after_it() -> None:
    folder = Path(coach.linter.rules.__file__).parent
    files = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert files == {f"{r.code.lower()}_{r.name.replace('-', '_')}" for r in RULES}


def test_rules_that_need_the_store_have_a_page_and_say_nothing_about_texts() -> None:
    waiting = [each for each in RULES if each.on == "store"]
    assert [each.code for each in waiting][:2] == ["SET308", "TYP404"]
    assert all(each.why and each.bad and each.good and each.fix for each in waiting)
    assert [remark for each in waiting for remark in each(object())] == []


def test_a_rule_is_found_by_code_in_any_case_and_by_name() -> None:
    assert rule_by_code("kr201") is rule_by_code("task-as-key-result")


def test_a_rule_that_does_not_exist_is_refused_with_the_way_to_the_list() -> None:
    with pytest.raises(NotFound, match="rule --all"):
        rule_by_code("KR999")


def test_a_rule_without_a_fix_section_cannot_be_made() -> None:
    def half_documented(_subject: object) -> list[Remark]:
        """Say half.

        Why:
            Because.

        Bad:
            x

        Good:
            y
        """
        return []

    with pytest.raises(TypeError, match="docstring lacks Fix"):
        rule("KR999", severity="info", on="key_result", sources=(Source.OWN,))(half_documented)


def test_a_rule_without_a_source_cannot_be_made() -> None:
    with pytest.raises(TypeError, match="at least one source"):
        rule("KR999", severity="info", on="key_result", sources=())(RULES[0].check)
