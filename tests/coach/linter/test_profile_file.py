import pytest

from coach.errors import Invalid
from coach.grammar.document import parse_document
from coach.linter.finding import Severity
from coach.linter.lint import lint_document, lint_line
from coach.linter.profile_file import profile_from_toml
from coach.linter.profiles import PEOPLEBOX, profile_named

OURS = """\
name = "our house"
base = "peoplebox"
note = "Agreed in March."

[limits]
objectives_max = 2
key_results_min = 1

[severities]
kr204 = "info"

[ignore]
KR215 = "we write the metric first"
"""


def test_a_profile_is_a_copy_with_what_differs() -> None:
    profile = profile_from_toml(OURS)
    assert (profile.name, profile.source, profile.note) == (
        "our house",
        "our house",
        "Agreed in March.",
    )
    assert (profile.objectives_max, profile.key_results_min) == (2, 1)
    assert profile.key_results_max == PEOPLEBOX.key_results_max
    assert profile.severity_of("KR204", Severity.WARNING) is Severity.INFO
    assert profile.reasons == {"KR215": "we write the metric first"}


def test_a_soft_limit_that_a_lower_hard_one_makes_void_is_gone() -> None:
    assert PEOPLEBOX.objectives_warn == 5
    assert profile_from_toml(OURS).objectives_warn is None


def test_an_empty_profile_is_the_default_one_under_another_name() -> None:
    profile = profile_from_toml("")
    assert profile.name == "copy of fitbots"
    assert profile.key_results_max == profile_named("fitbots").key_results_max


def test_an_ignored_rule_is_silent_unless_it_is_asked_for() -> None:
    profile = profile_from_toml(OURS)
    line = "Cancellations from 9% to 6%"
    assert lint_line(line, kind="key_result", profile=profile) == []
    asked = lint_line(line, kind="key_result", profile=profile, select=["KR215"])
    assert [found.code for found in asked] == ["KR215"]


def test_documents_are_judged_by_the_profile_that_is_given() -> None:
    document = parse_document(
        "cycle: 2027-Q1\n# O: Bring bakers back so that shops open full\ntype: committed\n"
        "- KR: Reach 70% seat occupancy\n"
    )
    found = lint_document(document, profile=profile_from_toml(OURS))
    assert [(each.code, each.severity) for each in found] == [("KR204", Severity.INFO)]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("name = ", "profile"),
        ("name = 3", "name"),
        ('base = "unheard-of"', "profile"),
        ('colour = "red"', "colour"),
        ("limits = 3", "limits"),
        ("[limits]\nkey_results = 3", "limits.key_results"),
        ("[limits]\nkey_results_max = -1", "limits.key_results_max"),
        ("[limits]\nkey_results_max = true", "limits.key_results_max"),
        ("[limits]\nkey_results_min = 9", "key_results_min"),
        ("[limits]\nobjectives_max = 0", "objectives_max"),
        ('[severities]\nKR999 = "info"', "severities.KR999"),
        ('[severities]\nKR204 = "fatal"', "severities.KR204"),
        ('[ignore]\nXX1 = "because"', "ignore.XX1"),
        ('[ignore]\nKR204 = ""', "ignore.KR204"),
    ],
)
def test_what_means_nothing_is_refused_by_name(text: str, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        profile_from_toml(text)
    assert refusal.value.field == field
