"""Opening the database, whatever state it is in."""

import asyncio
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from coach.db import Sessions
from coach.db.embedded import EmbeddedPostgres
from coach.db.engine import embedded_folder, migrate_database, open_database
from coach.db.errors import DatabaseUnavailable, SchemaAhead, SchemaBehind
from coach.db.inspection import inspect_database
from coach.db.schema import newest_version
from coach.settings import SettingInvalid, Settings
from tests.coach.db.processes import kill, wait_until_gone
from tests.conftest import database_copy, execute


async def scalar(sessions: Sessions, statement: str) -> object:
    async with sessions.begin() as session:
        return await session.scalar(text(statement))


def given(address: str) -> Settings:
    return Settings(database_url=SecretStr(address))


async def test_a_fresh_data_directory_needs_no_preparation(tmp_path: Path) -> None:
    async with open_database(Settings(data_dir=tmp_path / "new")) as sessions:
        found = await scalar(sessions, "SELECT version_num FROM alembic_version")
    assert found == newest_version()


async def test_two_first_starts_at_once_both_succeed(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)

    async def start() -> object:
        async with open_database(settings) as sessions:
            return await scalar(sessions, "SELECT count(*) FROM alembic_version")

    assert list(await asyncio.gather(start(), start())) == [1, 1]


async def test_a_running_program_revives_a_killed_database(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    async with open_database(settings) as sessions:
        async with sessions.begin() as session:
            await session.execute(text("CREATE TABLE kept AS SELECT 42 AS answer"))
            backend = await session.scalar(text("SELECT pg_backend_pid()"))
        record = embedded_folder(settings) / "data" / "postmaster.pid"
        kill(int(record.read_text().partition("\n")[0]))
        wait_until_gone(backend)  # one that still served a statement would lose it

        answers = await asyncio.gather(
            *(scalar(sessions, "SELECT answer FROM kept") for _ in range(5))
        )

    assert list(answers) == [42] * 5


async def test_a_killed_backend_costs_no_later_request(tmp_path: Path) -> None:
    async with open_database(Settings(data_dir=tmp_path)) as sessions:
        backend = await scalar(sessions, "SELECT pg_backend_pid()")
        assert isinstance(backend, int)
        kill(backend)

        assert await scalar(sessions, "SELECT 42") == 42


async def test_a_given_database_at_the_newest_version_opens(database: str) -> None:
    async with open_database(given(database)) as sessions:
        assert await scalar(sessions, "SELECT 42") == 42


async def test_a_given_database_is_migrated_by_command_only(cluster: EmbeddedPostgres) -> None:
    execute(cluster, "CREATE DATABASE bare")
    settings = given(cluster.url("bare"))

    with pytest.raises(SchemaBehind, match="waymark migrate"):
        async with open_database(settings):
            pass

    before_and_after = await asyncio.gather(migrate_database(settings), migrate_database(settings))
    newest = newest_version()
    assert sorted(before_and_after, key=str) == [(newest, newest), (None, newest)]
    async with open_database(settings) as sessions:
        assert await scalar(sessions, "SELECT 42") == 42


async def test_tables_from_the_future_are_left_alone(cluster: EmbeddedPostgres) -> None:
    with database_copy(cluster) as address:
        settings = given(address)
        async with open_database(settings) as sessions, sessions.begin() as session:
            await session.execute(text("UPDATE alembic_version SET version_num = '9999'"))

        with pytest.raises(SchemaAhead, match="newer Waymark"):
            async with open_database(settings):
                pass
        with pytest.raises(SchemaAhead, match="newer Waymark"):
            await migrate_database(settings)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("postgresql://ada:hunter2@127.0.0.1:1/okr", "refused"),
        ("postgresql://ada:hunter2@/okr?host=/no/such/folder", "No such file"),
    ],
)
async def test_a_database_that_does_not_answer_is_named_without_its_password(
    address: str, reason: str
) -> None:
    with pytest.raises(DatabaseUnavailable, match=reason) as refused:
        async with open_database(given(address)):
            pass
    assert "hunter2" not in str(refused.value)
    assert "WAYMARK_DATABASE_URL" in str(refused.value)


async def test_an_address_that_makes_no_sense_is_a_wrong_setting() -> None:
    with pytest.raises(SettingInvalid, match="WAYMARK_DATABASE_URL"):
        async with open_database(given("postgresql://ada@localhost:many/okr")):
            pass


async def test_a_database_that_does_not_exist_is_named(cluster: EmbeddedPostgres) -> None:
    with pytest.raises(DatabaseUnavailable, match='database "nowhere" does not exist'):
        async with open_database(given(cluster.url("nowhere"))):
            pass


async def test_a_database_of_another_encoding_is_refused(cluster: EmbeddedPostgres) -> None:
    execute(
        cluster,
        "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'"
        " TEMPLATE template0",
    )
    with pytest.raises(DatabaseUnavailable, match="LATIN1"):
        async with open_database(given(cluster.url("latin"))):
            pass


async def test_who_may_not_make_tables_is_told_what_to_ask_for(cluster: EmbeddedPostgres) -> None:
    execute(cluster, "CREATE ROLE guest LOGIN")
    execute(cluster, "CREATE DATABASE guests")
    address = cluster.url("guests").replace("postgres@", "guest@")
    with pytest.raises(DatabaseUnavailable, match=r"permission denied.*owner of the database"):
        await migrate_database(given(address))


async def test_the_owner_of_a_database_with_vectors_needs_no_further_right(
    cluster: EmbeddedPostgres,
) -> None:
    execute(cluster, "CREATE ROLE landlord LOGIN")
    execute(cluster, "CREATE DATABASE estate OWNER landlord")
    execute(cluster, "CREATE EXTENSION vector", database="estate")
    address = cluster.url("estate").replace("postgres@", "landlord@")
    assert await migrate_database(given(address)) == (None, newest_version())


async def test_an_inspection_tells_versions(database: str) -> None:
    found = await inspect_database(given(database))
    assert found.server.startswith("18.")
    assert found.vectors
    assert found.tables == found.newest_tables
