"""Models and migrations tell the same story."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncConnection

from coach.db.schema import alembic_config, declared, migrate, newest_version, version


async def test_migrations_make_exactly_the_tables_that_the_models_declare(
    connection: AsyncConnection,
) -> None:
    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        return list(compare_metadata(context, list(declared())))  # type: ignore[arg-type]  # Alembic takes several

    assert await connection.run_sync(differences) == []


async def test_the_numbers_of_the_files_are_the_line_of_revisions(
    connection: AsyncConnection,
) -> None:
    def line(connection: Connection) -> list[str]:
        scripts = ScriptDirectory.from_config(alembic_config(connection))
        return [script.revision for script in scripts.walk_revisions()]

    revisions = await connection.run_sync(line)

    assert revisions == [f"{number:04}" for number in range(len(revisions), 0, -1)]
    assert revisions[0] == newest_version()


async def test_a_database_at_the_newest_version_is_left_alone(connection: AsyncConnection) -> None:
    newest = newest_version()
    assert await connection.run_sync(version) == newest
    assert await connection.run_sync(migrate) == (newest, newest)
