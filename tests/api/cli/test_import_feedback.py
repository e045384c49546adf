"""``waymark import feedback`` after ``waymark import people``."""

import json

from click.testing import CliRunner

from api.cli.main import main
from coach.db.embedded import EmbeddedPostgres
from tests.conftest import database_copy

PEOPLE = "email,name,manager_email\nmaya@x.org,Maya,\nada@x.org,Ada,maya@x.org\n"
RECORD = {
    "id": "fb-1",
    "about": "ada@x.org",
    "author": "maya@x.org",
    "relationship": "manager",
    "kind": "praise",
    "date": "2026-10-01",
    "visibility": "shared",
    "text": "Cut the build from 40 to 9 minutes.",
    "goal": None,
}


def test_feedback_comes_in_and_bad_lines_are_named(cluster: EmbeddedPostgres) -> None:
    with database_copy(cluster) as address:
        runner = CliRunner(env={"WAYMARK_DATABASE_URL": address})
        founding = ["init", "--organisation", "Acme", "--owner", "a@acme.org", "--password-stdin"]
        runner.invoke(main, founding, input="correct horse battery\n")
        runner.invoke(main, ["import", "people", "-"], input=PEOPLE)
        good = runner.invoke(main, ["import", "feedback", "-", "--json"], input=json.dumps(RECORD))
        bad = runner.invoke(
            main, ["import", "feedback", "-"], input=json.dumps({**RECORD, "about": "b@x.org"})
        )
        missing = runner.invoke(main, ["import", "feedback", "/nowhere.jsonl"])
    assert good.exit_code == 0, good.output
    assert json.loads(good.stdout) == {"created": 1, "updated": 0, "rejected": []}
    assert bad.exit_code == 1
    assert "row 1: about: nobody here has the address b@x.org" in bad.stdout
    assert missing.exit_code == 2
