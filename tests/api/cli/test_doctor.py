"""The doctor says what is wrong and what would help."""

import json
import socket
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from api.cli.main import main
from coach.db.embedded import EmbeddedPostgres
from tests.conftest import execute


def doctor(data_dir: Path, *arguments: str, **environment: str) -> Result:
    env = {"WAYMARK_DATA_DIR": str(data_dir), **environment}
    return CliRunner().invoke(main, ["doctor", *arguments], env=env)


def states(result: Result) -> dict[str, Any]:
    return {check["name"]: check for check in json.loads(result.stdout)["checks"]}


def test_a_fresh_installation_is_healthy(tmp_path: Path) -> None:
    result = doctor(tmp_path, "--json")

    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["healthy"] is True
    found = states(result)
    assert {name: check["state"] for name, check in found.items()} == {
        "data directory": "fine",
        "disk space": "fine",
        "database": "fine",
        "tables": "fine",
        "vectors": "fine",
        "embeddings": "fine",
        "mail": "off",
    }
    assert "embedded" in found["database"]["message"]


def test_a_person_reads_a_line_for_each_check(tmp_path: Path, database: str) -> None:
    result = doctor(tmp_path, WAYMARK_DATABASE_URL=database)
    assert result.exit_code == 0
    assert "ok  tables: version" in result.stdout
    assert "--  mail: no mail is sent; set WAYMARK_SMTP_URL" in result.stdout


def test_tables_of_yesterday_are_wrong_and_the_remedy_is_named(
    tmp_path: Path, cluster: EmbeddedPostgres
) -> None:
    execute(cluster, "CREATE DATABASE yesterday")
    result = doctor(tmp_path, "--json", WAYMARK_DATABASE_URL=cluster.url("yesterday"))
    assert result.exit_code == 1
    assert "waymark migrate" in states(result)["tables"]["message"]
    assert states(result)["vectors"]["state"] == "wrong"


def test_one_broken_part_hides_no_other(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = doctor(
        tmp_path / "file", "--json", WAYMARK_DATABASE_URL="postgresql://ada:hunter2@127.0.0.1:1/okr"
    )
    assert result.exit_code == 1
    found = states(result)
    assert found["data directory"]["state"] == "wrong"
    assert "WAYMARK_DATA_DIR" in found["data directory"]["message"]
    assert found["database"]["state"] == "wrong"
    assert "hunter2" not in result.output
    assert found["embeddings"]["state"] == "fine"


def test_a_mail_server_is_tried(tmp_path: Path, database: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"smtp://127.0.0.1:{listener.getsockname()[1]}"
        heard = doctor(tmp_path, "--json", WAYMARK_DATABASE_URL=database, WAYMARK_SMTP_URL=address)
    unheard = doctor(tmp_path, "--json", WAYMARK_DATABASE_URL=database, WAYMARK_SMTP_URL=address)

    assert states(heard)["mail"]["state"] == "fine"
    assert states(unheard)["mail"]["state"] == "wrong"
    assert "WAYMARK_SMTP_URL" in states(unheard)["mail"]["message"]
