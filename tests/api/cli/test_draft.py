import json

from click.testing import CliRunner

from api.cli.draft import draft


def test_a_draft_has_the_promised_shape() -> None:
    done = CliRunner().invoke(
        draft, ["Patients wait 45 days for a first talk, we want 21", "--json"]
    )
    assert done.exit_code == 0
    answer = json.loads(done.output)
    assert (answer["engine"], answer["model"], answer["prompt"]) == ("composer", None, None)
    assert answer["notices"] == []
    variant = answer["variants"][0]
    assert set(variant) == {"type", "objective", "key_results", "initiatives", "kpis", "findings"}
    result = variant["key_results"][0]
    assert result["baseline"] == {"value": 45, "origin": "given"}
    assert result["target"] == {"value": 21, "origin": "given"}
    assert result["unit"] == "days"


def test_every_line_is_a_case_and_a_blank_one_too() -> None:
    lines = "Customers wait too long for a reply\n\nWrite me a poem about the sea\n"
    done = CliRunner().invoke(draft, ["--lines", "-"], input=lines)
    answers = [json.loads(line) for line in done.output.splitlines()]
    assert [answer["case"] for answer in answers] == [1, 2, 3]
    assert [len(answer["variants"]) for answer in answers] == [3, 0, 0]
    assert answers[2]["notices"][0]["code"] == "off_topic"


def test_one_type_and_a_number_of_variants_can_be_asked_for() -> None:
    done = CliRunner().invoke(
        draft,
        ["Volunteers leave after a few weeks", "--type", "learning", "--variants", "2", "--json"],
    )
    assert [each["type"] for each in json.loads(done.output)["variants"]] == [
        "learning",
        "learning",
    ]


def test_a_person_reads_a_sheet_with_questions() -> None:
    done = CliRunner().invoke(draft, ["Volunteers leave after a few weeks"])
    assert done.exit_code == 0
    assert "O: " in done.output
    assert "KR: " in done.output
    assert "To sharpen it:" in done.output


def test_neither_a_brief_nor_lines_is_wrong_use() -> None:
    assert CliRunner().invoke(draft, []).exit_code == 2
