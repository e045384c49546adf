"""``waymark summarize``: one person, many lines, and through whose eyes."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from click.testing import CliRunner, Result

from api.cli.main import main
from coach.db.embedded import EmbeddedPostgres
from tests.conftest import database_copy

PEOPLE = "email,name,manager_email\nmaya@x.org,Maya,\nada@x.org,Ada,maya@x.org\nben@x.org,Ben,\n"
RECORD = {
    "id": "fb-1",
    "about": "ada@x.org",
    "author": "ben@x.org",
    "relationship": "peer",
    "kind": "praise",
    "date": "2026-03-01",
    "visibility": "manager",
    "text": "Cut the build from 40 minutes to 9.",
    "goal": None,
}
HALF = ("--from", "2026-01-01", "--to", "2026-06-30")


@pytest.fixture(scope="module")
def runner(cluster: EmbeddedPostgres) -> Iterator[CliRunner]:
    with database_copy(cluster) as address:
        found = CliRunner(env={"WAYMARK_DATABASE_URL": address})
        founding = ["init", "--organisation", "Acme", "--owner", "a@acme.org", "--password-stdin"]
        found.invoke(main, founding, input="correct horse battery\n")
        found.invoke(main, ["import", "people", "-"], input=PEOPLE)
        found.invoke(main, ["import", "feedback", "-"], input=json.dumps(RECORD))
        yield found


def run(runner: CliRunner, *arguments: str, stdin: str = "") -> Result:
    return runner.invoke(main, ["summarize", *arguments], input=stdin)


def test_the_managers_eyes_are_the_default(runner: CliRunner) -> None:
    result = run(runner, "ada@x.org", *HALF, "--json")
    said: dict[str, Any] = json.loads(result.stdout)
    assert result.exit_code == 0
    assert {"sentences", "coverage", "notices", "engine", "prompt"} <= said.keys()
    assert said["sentences"] == [
        {
            "text": "A peer: “Cut the build from 40 minutes to 9.”",
            "theme": said["sentences"][0]["theme"],
            "evidence": ["fb-1"],
            "support": "quoted",
        }
    ]


def test_other_eyes_see_what_they_may(runner: CliRunner) -> None:
    result = run(runner, "ada@x.org", *HALF, "--as", "ada@x.org", "--json")
    assert (result.exit_code, json.loads(result.stdout)["sentences"]) == (0, [])
    assert "thin" in {notice["code"] for notice in json.loads(result.stdout)["notices"]}


def test_a_person_reads_it_with_its_sources(runner: CliRunner) -> None:
    result = run(runner, "ada@x.org", *HALF)
    assert "40 minutes to 9.”  (fb-1)" in result.stdout


def test_without_a_manager_the_command_asks_for_eyes(runner: CliRunner) -> None:
    result = run(runner, "maya@x.org", *HALF)
    assert result.exit_code == 2
    assert "--as EMAIL" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nobody@x.org",), "Nobody here has the address"),
        (("ada@x.org", "--from", "soon"), "is no day such as"),
        (("ada@x.org", "--from", "2026-02-01", "--to", "2026-01-01"), "before it starts"),
        ((), "Give either"),
    ],
)
def test_wrong_use_is_explained(runner: CliRunner, arguments: tuple[str, ...], words: str) -> None:
    result = run(runner, *arguments)
    assert result.exit_code == 2
    assert words in result.stderr


def test_every_line_is_a_case(runner: CliRunner) -> None:
    case = {"person": "ada@x.org", "from": "2026-01-01", "to": "2026-06-30", "as": "maya@x.org"}
    lines = [json.dumps(case), json.dumps({"person": "ada@x.org"}), "no json"]
    result = run(runner, "--lines", "-", stdin="\n".join(lines))
    first, second, third = (json.loads(line) for line in result.stdout.splitlines())
    assert [first["case"], second["case"], third["case"]] == [1, 2, 3]
    assert first["sentences"][0]["evidence"] == ["fb-1"]
    assert third["sentences"] == []
    assert "JSON object" in third["error"]
    assert result.exit_code == 2
