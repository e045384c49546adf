"""``waymark demo`` on an empty installation, a loaded one, and one with people in it."""

import json

from click.testing import CliRunner

from api.cli.main import main
from coach.db.embedded import EmbeddedPostgres
from tests.conftest import database_copy


def test_the_demo_says_how_to_sign_in_and_loads_only_once(cluster: EmbeddedPostgres) -> None:
    with database_copy(cluster) as address:
        runner = CliRunner(env={"WAYMARK_DATABASE_URL": address})
        first = runner.invoke(main, ["demo"])
        again = runner.invoke(main, ["demo"])
        asked = runner.invoke(main, ["demo", "--if-empty", "--json"])
        examined = runner.invoke(main, ["doctor", "--json"])
    assert first.exit_code == 0, first.output
    assert "waymark-demo" in first.stdout
    assert "maya@larkfield.example" in first.stdout
    assert again.exit_code == 1
    assert "--if-empty" in again.stderr
    listed = json.loads(asked.stdout)["sign_in"]
    assert {"email", "password", "role"} <= listed[0].keys()
    checks = {check["name"]: check for check in json.loads(examined.stdout)["checks"]}
    assert checks["progress"]["state"] == "fine"
    assert "22 objectives" in checks["progress"]["message"]


def test_the_demo_stays_away_from_a_real_organisation(cluster: EmbeddedPostgres) -> None:
    with database_copy(cluster) as address:
        runner = CliRunner(env={"WAYMARK_DATABASE_URL": address})
        founding = ["init", "--organisation", "Acme", "--owner", "a@acme.org", "--password-stdin"]
        founded = runner.invoke(main, founding, input="correct horse battery\n")
        refused = runner.invoke(main, ["demo"])
        quiet = runner.invoke(main, ["demo", "--if-empty"])
    assert founded.exit_code == 0, founded.output
    assert refused.exit_code == 1
    assert "Acme" in refused.stderr
    assert (quiet.exit_code, "nothing was loaded" in quiet.stdout) == (0, True)
