import pytest

from coach.errors import Invalid
from coach.grammar.document import parse_document
from coach.linter.catalogue import RULES
from coach.linter.engine import LineKind
from coach.linter.finding import Severity
from coach.linter.lint import ObjectiveTexts, lint_document, lint_line, lint_objective_set
from coach.linter.profiles import PROFILES, customised, profile_named
from tests.coach.linter.build import A_SOUND_DOCUMENT, codes, document

LONG = 100_000


def test_a_sound_document_gives_no_finding() -> None:
    assert document(A_SOUND_DOCUMENT) == []


def test_a_span_leads_to_the_words_in_the_source_line() -> None:
    source = A_SOUND_DOCUMENT.replace("from 22% to 14%", "from 14% to 22%")

    (found,) = document(source)

    assert (found.code, found.line, found.where) == ("KR208", 8, "objectives[0].key_results[1]")
    assert found.span is not None
    assert source.splitlines()[7][slice(*found.span)] == "Reduce"


def test_kpi_and_initiative_lines_are_never_judged_as_key_results() -> None:
    source = A_SOUND_DOCUMENT + "- KPI: Keep uptime at 99.5%\n- Task: Launch the portal\n"
    assert document(source) == []


def test_an_allowance_behind_a_key_result_silences_its_rule_there_alone() -> None:
    source = A_SOUND_DOCUMENT.replace(
        "- KPI:",
        "- KR: Reach 70% seat occupancy (allow: KR204 no start yet)\n- KR: Reach 5 towns\n- KPI:",
    )
    assert [(each.code, each.line) for each in document(source)] == [("KR204", 10)]


def test_an_allowance_under_an_objective_silences_its_rule_for_all_that_stands_there() -> None:
    source = A_SOUND_DOCUMENT.replace(
        "type: committed\n", "type: committed\nallow: KR204 we measure from March\n"
    ).replace("- KPI:", "- KR: Reach 70% seat occupancy\n- KPI:")
    assert document(source) == []


def test_an_allowance_in_the_front_matter_silences_a_rule_of_the_whole_set() -> None:
    more = "".join(
        f"# O: Win district {name} so that shops open full\ntype: committed\n"
        f"- KR: Raise visits in {name} from 3 to 9\n- KR: Cut calls from {name} from 9 to 3\n"
        for name in ("Adler", "Bern", "Calais")
    )
    assert codes(document(A_SOUND_DOCUMENT + more)) == ["SET301"]
    allowed = A_SOUND_DOCUMENT.replace("team:", "allow: SET301 merged teams\nteam:")
    assert document(allowed + more) == []


def test_a_finding_on_the_whole_set_has_no_path_and_comes_first() -> None:
    more = "".join(f"# O: Launch thing {name}\n" for name in ("a", "b", "c"))
    found = document(A_SOUND_DOCUMENT + more)
    assert (found[0].code, found[0].where, found[0].line) == ("SET301", "", None)
    assert [each.line for each in found[1:]] == sorted(each.line or 0 for each in found[1:])


def test_select_and_ignore_take_codes_and_prefixes() -> None:
    source = "# O: Launch the app\n- KR: Publish the guide\n"
    assert set(codes(document(source, select=("OBJ1",)))) == {"OBJ102", "OBJ105"}
    assert codes(document(source, select=("KR", "OBJ"), ignore=("OBJ105", "KR212"))) == [
        "OBJ102",
        "KR201",
    ]


def test_a_code_that_no_rule_has_is_refused() -> None:
    with pytest.raises(Invalid, match="XY9"):
        document("# O: Win\n", select=("XY9",))
    with pytest.raises(Invalid, match="ignore"):
        document("# O: Win\n", ignore=("",))


def test_a_document_without_a_cycle_asks_for_deadlines_and_one_with_a_dated_heading_does_not() -> (
    None
):
    undated = A_SOUND_DOCUMENT.replace("cycle: 2027-Q1\n", "")
    assert set(codes(document(undated))) == {"KR212"}
    assert document(undated.replace("# O:", "# OKRs Q3 2027\n\n# O:")) == []


def test_the_document_names_its_profile_and_the_caller_may_override_it() -> None:
    source = A_SOUND_DOCUMENT.replace("team:", "profile: wodtke\nteam:")
    assert codes(document(source)) == ["SET303"]
    assert document(source, profile=profile_named("google")) == []


def test_an_unknown_profile_is_refused_naming_the_choices() -> None:
    with pytest.raises(Invalid, match=r"fitbots, peoplebox.*gtmhub") as refused:
        document(A_SOUND_DOCUMENT.replace("team:", "profile: nobody\nteam:"))
    assert refused.value.field == "profile"


def test_one_number_in_a_profile_means_exactly_that() -> None:
    wodtke = profile_named("wodtke")
    objective = (
        "# O: Bring bakers back to the night shift so that shops open full\ntype: committed\n"
    )
    results = [
        "- KR: Raise share of filled night shifts from 70% to 95%\n",
        "- KR: Reduce baker turnover from 22% to 14%\n",
        "- KR: Raise eNPS of night staff from 5 to 30\n",
        "- KR: Cut swapped shifts from 60 to 20 a month\n",
    ]
    by_count = {
        count: codes(
            document(objective + "".join(results[:count]), profile=wodtke, select=("SET",))
        )
        for count in (2, 3, 4)
    }
    assert by_count == {2: ["SET303"], 3: [], 4: ["SET302"]}


def test_peoplebox_warns_above_five_objectives_and_refuses_more_than_seven() -> None:
    def severities(count: int) -> list[Severity]:
        source = "".join(f"# O: Win village {n} so that it stays\n" for n in range(count))
        found = document(source, profile=profile_named("peoplebox"), select=("SET301",))
        return [each.severity for each in found]

    assert severities(5) == []
    assert severities(6) == [Severity.WARNING]
    assert severities(8) == [Severity.ERROR]


def test_every_profile_has_limits_that_can_be_met_and_names_its_source() -> None:
    assert len({each.name for each in PROFILES}) == len(PROFILES) == 7
    assert all(0 < p.key_results_min <= p.key_results_max for p in PROFILES)
    assert all(p.source for p in PROFILES)


def test_an_organisation_customises_a_copy() -> None:
    ours = customised(
        profile_named("fitbots"),
        "ours",
        severities={"KR204": Severity.ERROR},
        off=frozenset({"TYP401"}),
    )
    source = "# O: Bring bakers back so that shops open full\n- KR: Reach 60% of wards by May\n"
    found = document(source, profile=ours)
    assert ("KR204", Severity.ERROR) in {(each.code, each.severity) for each in found}
    assert "TYP401" not in codes(found)
    assert profile_named("fitbots").off == frozenset()


def test_a_custom_profile_with_impossible_limits_is_refused() -> None:
    with pytest.raises(Invalid, match="fewest"):
        customised(profile_named("fitbots"), "ours", key_results_min=9)
    with pytest.raises(Invalid, match="at least one"):
        customised(profile_named("fitbots"), "ours", objectives_max=0)


def test_a_lone_line_gets_findings_of_its_own_kind_only() -> None:
    assert set(codes(lint_line("Launch the app", kind="objective"))) == {"OBJ102", "OBJ105"}
    assert codes(lint_line("Launch the app", kind="key_result")) == ["KR201"]
    assert lint_line("   ", kind="objective") == []


def test_texts_are_linted_like_a_document() -> None:
    found = lint_objective_set(
        [
            ObjectiveTexts(
                "Bring bakers back to the night shift so that shops open full",
                type="committed",
                key_results=("Reduce baker turnover from 22% to 14%", "Publish the rota"),
                kpis=("Keep CSAT at 90%",),
            )
        ]
    )
    assert [(each.code, each.where) for each in found] == [
        ("KR201", "objectives[0].key_results[1]"),
    ]


def test_a_brief_gives_the_numbers_that_a_draft_may_hold() -> None:
    draft = [
        ObjectiveTexts(
            "Make patients feel expected so that they stay",
            type="committed",
            key_results=(
                "Reduce wait from 40 days to 20 days",
                "Raise share of answered calls from X% to 90%",
            ),
        )
    ]
    found = lint_objective_set(
        draft, brief="Patients wait 40 days, we want to halve that.", select=("GEN801",)
    )
    assert [(each.code, each.message) for each in found] == [
        ("GEN801", "nobody gave “90”; write X and ask")
    ]
    assert lint_objective_set(draft, select=("GEN801",)) == []


def test_key_results_under_no_objective_are_judged_too() -> None:
    found = lint_document(parse_document("KR: Publish the guide by May\n"), select=("KR",))
    assert [(each.code, each.where) for each in found] == [("KR201", "key_results[0]")]


@pytest.mark.parametrize(
    "unit",
    ["a", "and cut ", "from 1 to 2 ", "so that ", "(", "and ", "> ", "\u00e9"],
)
def test_a_line_of_a_hundred_thousand_characters_is_judged_like_any_other(unit: str) -> None:
    text = (unit * LONG)[:LONG]
    kinds: tuple[LineKind, ...] = ("objective", "key_result")
    for kind in kinds:
        for found in lint_line(text, kind=kind):
            assert found.span is None or 0 <= found.span[0] <= found.span[1] <= LONG


def test_the_empty_document_gives_no_finding() -> None:
    assert document("") == []


def test_all_rules_can_be_selected_one_by_one() -> None:
    for rule in RULES:
        assert document(A_SOUND_DOCUMENT, select=(rule.code,)) == []
