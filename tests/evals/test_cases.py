from pathlib import Path

import pytest

from coach.errors import Invalid
from evals.cases import parse_cases, read_yaml
from evals.suites.registry import SUITES
from tests.evals.toy import ToyCase


def test_a_case_without_a_reason_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"n-1: why"):
        parse_cases(tmp_path / "cases.yaml", [{"id": "n-1", "number": 1}], ToyCase)


def test_an_unknown_field_and_a_repeated_id_are_refused(tmp_path: Path) -> None:
    sound = {"id": "n-1", "why": "a number", "number": 1}
    with pytest.raises(Invalid, match="colour"):
        parse_cases(tmp_path, [{**sound, "colour": "red"}], ToyCase)
    with pytest.raises(Invalid, match="used twice"):
        parse_cases(tmp_path, [sound, sound], ToyCase)
    with pytest.raises(Invalid, match="list of cases"):
        parse_cases(tmp_path, [], ToyCase)


def test_broken_yaml_names_its_file(tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text("cases: [", encoding="utf-8")

    with pytest.raises(Invalid, match=r"cases\.yaml"):
        read_yaml(path)


@pytest.mark.parametrize(
    ("name", "fewest"),
    [
        ("lint", 440),
        ("classify", 120),
        ("draft", 60),
        ("kpis", 80),
        ("retrieval", 40),
        ("safety", 45),
    ],
)
def test_every_suite_has_its_cases(name: str, fewest: int) -> None:
    suite = next(each for each in SUITES if each.name == name)

    assert len(suite.cases()) >= fewest


def test_every_text_rule_has_lines_for_it_and_lines_against_it() -> None:
    lint = next(each for each in SUITES if each.name == "lint")
    cases = lint.cases()
    wanted = {code for case in cases for code in case.codes if "@" not in code}
    text_rules = {f"OBJ10{n}" for n in range(1, 10)} | {f"KR2{n:02}" for n in range(1, 17)} - {
        "KR212"
    }

    assert text_rules <= wanted
    assert sum(not case.codes and not case.one_of for case in cases) > 100
