"""Migrating by command, and errors in words."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from api.cli.main import main
from coach.db.embedded import EmbeddedPostgres
from coach.db.schema import newest_version
from tests.conftest import execute


def test_an_empty_database_gets_its_tables_and_a_second_run_finds_nothing_to_do(
    cluster: EmbeddedPostgres,
) -> None:
    execute(cluster, "CREATE DATABASE unborn")
    runner = CliRunner(env={"WAYMARK_DATABASE_URL": cluster.url("unborn")})

    first = runner.invoke(main, ["migrate", "--json"])
    second = runner.invoke(main, ["migrate"])

    assert json.loads(first.stdout) == {"before": None, "after": newest_version()}
    assert (second.exit_code, second.stdout) == (
        0,
        f"The tables are at version {newest_version()}, there was nothing to do.\n",
    )


@pytest.mark.parametrize(
    ("variable", "value", "status"),
    [
        ("WAYMARK_AI", "maybe", 2),
        ("WAYMARK_DATABASE_URL", "mysql://localhost", 2),
        ("WAYMARK_DATABASE_URL", "postgresql://127.0.0.1:1/okr", 1),
    ],
)
def test_what_is_refused_is_said_on_standard_error_without_a_traceback(
    variable: str, value: str, status: int
) -> None:
    result = CliRunner(env={variable: value}).invoke(main, ["migrate"])
    assert result.exit_code == status
    assert result.stdout == ""
    assert variable in result.stderr
    assert "Traceback" not in result.stderr


def test_a_data_directory_that_is_a_file_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = CliRunner(env={"WAYMARK_DATA_DIR": str(tmp_path / "file")}).invoke(main, ["migrate"])
    assert result.exit_code == 2
    assert "is a file" in result.stderr
    assert "WAYMARK_DATA_DIR" in result.stderr
