"""What an operator wants to know about the database."""

from dataclasses import dataclass

from sqlalchemy import Connection, text

from coach.db.engine import bring_up_to_date, open_engine
from coach.db.schema import newest_version, version
from coach.settings import Settings


@dataclass(frozen=True, slots=True)
class DatabaseReport:
    """The database as found. Versions of tables are numbers of migrations; None is no tables."""

    server: str
    vectors: str | None
    tables: str | None
    newest_tables: str
    bytes_used: int


async def inspect_database(settings: Settings) -> DatabaseReport:
    """Open the database and describe it.

    An embedded one is brought up to date on the way, as any start would. Raises as
    ``open_database`` does, except that a given database's tables may be of any version.
    """
    async with open_engine(settings) as engine:
        if settings.database_url is None:
            await bring_up_to_date(engine)
        async with engine.connect() as connection:
            return await connection.run_sync(_describe)


def _describe(connection: Connection) -> DatabaseReport:
    server, vectors, size = connection.execute(
        text(
            "SELECT current_setting('server_version'),"
            " (SELECT extversion FROM pg_extension WHERE extname = 'vector'),"
            " pg_database_size(current_database())"
        )
    ).one()
    return DatabaseReport(server, vectors, version(connection), newest_version(), size)
