import json
import subprocess
import sys
from typing import Any

import pytest
from click.testing import CliRunner, Result

from api.cli.kpis import answer, kpis, page
from retrieval.memory import LibraryIndex

FIELDS = set(
    "id name synonyms definition formula unit direction kind function score".split()  # noqa: SIM905 - reads as the contract does
)


def run(*arguments: str, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(kpis, arguments, input=stdin)


def objects(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_json_holds_every_field_of_the_contract() -> None:
    result = run("patients wait too long to see a doctor", "-k", "3", "--json")

    (found,) = objects(result)
    assert result.exit_code == 0
    assert list(found) == ["kpis"]
    assert len(found["kpis"]) == 3
    best = found["kpis"][0]
    assert set(best) == FIELDS
    assert best["id"] == "clinic-waiting-time"
    assert isinstance(best["score"], float)
    assert isinstance(best["synonyms"], list)
    assert best["direction"] == "decrease"


@pytest.mark.parametrize("text", ["my cat likes tuna", "", "🎉", "asdf qwer"])
def test_an_empty_answer_is_an_answer(text: str) -> None:
    result = run(text, "--json")

    assert result.exit_code == 0
    assert objects(result) == [{"kpis": []}]


def test_every_line_is_a_case_blank_ones_too() -> None:
    result = run("--lines", "-", "-k", "1", stdin="patients fall on the ward\n\nmy cat\n")

    assert result.exit_code == 0
    first, blank, off_topic = objects(result)
    assert list(first) == ["case", "kpis"]
    assert (first["case"], first["kpis"][0]["id"]) == (1, "ward-falls")
    assert blank == {"case": 2, "kpis": []}
    assert off_topic == {"case": 3, "kpis": []}


def test_bytes_that_are_no_text_do_not_stop_the_lines() -> None:
    result = run("--lines", "-", stdin=b"\xff\xfe\npatients fall on the ward\n")

    assert [found["case"] for found in objects(result)] == [1, 2]
    assert objects(result)[1]["kpis"] != []


def test_standard_input_can_be_the_text() -> None:
    result = run("-", "--json", stdin="patients fall\non the ward\n")

    assert objects(result)[0]["kpis"][0]["id"] == "ward-falls"


def test_a_person_gets_a_list_to_read() -> None:
    result = run("patients fall on the ward", "-k", "1")

    assert result.exit_code == 0
    assert "Inpatient falls" in result.stdout
    assert "lower is better" in result.stdout


def test_a_person_is_told_what_to_do_when_nothing_fits() -> None:
    assert "Say what goes wrong" in run("my cat likes tuna").stdout


@pytest.mark.parametrize("arguments", [(), ("text", "--lines", "-"), ("text", "-k", "0")])
def test_wrong_use_says_how_it_is_used_right(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)

    assert result.exit_code == 2
    assert "Error" in result.stderr


def test_each_answer_leaves_as_soon_as_it_is_known() -> None:
    program = "from api.cli.main import main; main()"
    command = [sys.executable, "-c", program, "kpis", "--lines", "-"]
    with subprocess.Popen(command, stdin=-1, stdout=-1, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("patients fall on the ward\n")
        process.stdin.flush()
        first = json.loads(process.stdout.readline())  # while standard input is still open
        process.stdin.close()

    assert first["case"] == 1
    assert process.returncode == 0


def test_the_shape_is_the_same_for_every_door() -> None:
    matches = LibraryIndex.shipped().kpis("patients fall on the ward", limit=2)

    assert [found["id"] for found in answer(matches)["kpis"]] == [one.entry.id for one in matches]
    assert page(matches).count("\n\n") == 1
