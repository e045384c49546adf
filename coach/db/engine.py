"""Opens the database: the embedded one, or the one that WAYMARK_DATABASE_URL names."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import psycopg
from sqlalchemy import URL, Connection, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from coach.db.base import Sessions
from coach.db.embedded import EmbeddedPostgres
from coach.db.errors import DatabaseUnavailable, SchemaAhead, SchemaBehind
from coach.db.schema import migrate, newest_version, version
from coach.db.timing import count_statements
from coach.settings import SettingInvalid, Settings

CONNECT_SECONDS = 10
OLDEST_SERVER = 150_000  # PostgreSQL 15, as it numbers itself
OLDEST_VECTORS = (0, 7)  # the first with half-precision vectors
URL_VARIABLE = "WAYMARK_DATABASE_URL"


def embedded_folder(settings: Settings) -> Path:
    """Say where the embedded database lies."""
    return settings.data_dir / "database"


@asynccontextmanager
async def open_database(settings: Settings, *, current: bool = True) -> AsyncIterator[Sessions]:
    """Open the database and yield the factory of its sessions.

    The embedded database is started if need be, and its tables are brought up to date. A given
    database is only checked: its tables change by ``waymark migrate``, at a moment its keepers
    choose. With ``current=False`` no table is looked at. Raises DatabaseUnavailable and its
    siblings in ``coach.db.errors``, and SettingInvalid for an address that makes no sense.
    """
    async with open_engine(settings) as engine:
        if current:
            if settings.database_url is None:
                await bring_up_to_date(engine)
            else:
                await _check_up_to_date(engine)
        yield Sessions(engine, expire_on_commit=False)


@asynccontextmanager
async def open_engine(settings: Settings) -> AsyncIterator[AsyncEngine]:
    """Open the database, whatever its tables are like. Raises as open_database."""
    async with AsyncExitStack() as stack:
        if settings.database_url is None:
            server = EmbeddedPostgres(embedded_folder(settings))
            stack.push_async_callback(asyncio.to_thread, server.stop)
            await asyncio.to_thread(server.start)
            engine = _embedded_engine(server, settings)
        else:
            engine = _given_engine(settings.database_url.get_secret_value(), settings)
        stack.push_async_callback(engine.dispose)
        count_statements(engine)
        await _check_server(engine)
        yield engine


async def migrate_database(settings: Settings) -> tuple[str | None, str]:
    """Bring the tables of the database to the newest version; return those before and after."""
    async with open_engine(settings) as engine, engine.begin() as connection:
        return await connection.run_sync(migrate)


def _given_engine(address: str, settings: Settings) -> AsyncEngine:
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise SettingInvalid(
            f"{URL_VARIABLE}: is no address; it must look like "
            "postgresql://user:password@host:5432/waymark, with %40 for an @ in the password",
            field=URL_VARIABLE,
        ) from None
    return create_async_engine(
        url,
        pool_size=settings.database_connections,
        max_overflow=0,
        pool_pre_ping=True,
        connect_args={"connect_timeout": CONNECT_SECONDS, "application_name": "waymark"},
    )


def _embedded_engine(server: EmbeddedPostgres, settings: Settings) -> AsyncEngine:
    """Make an engine that starts the server again when it finds it dead.

    The pool's ping throws dead connections away, and whoever then opens the first new one
    revives the server: a killed database costs one slow request.
    """
    address = server.url().replace("+psycopg", "")

    async def connect() -> psycopg.AsyncConnection:
        try:
            return await psycopg.AsyncConnection.connect(address, application_name="waymark")
        except psycopg.OperationalError:
            await asyncio.to_thread(server.ensure)
            return await psycopg.AsyncConnection.connect(address, application_name="waymark")

    return create_async_engine(
        server.url(),
        async_creator=connect,
        pool_size=settings.database_connections,
        max_overflow=0,
        pool_pre_ping=True,
    )


async def _check_server(engine: AsyncEngine) -> None:
    """Refuse a server that does not answer, or could not hold our tables."""
    try:
        async with engine.connect() as connection:
            number, encoding, vectors = await connection.run_sync(_describe_server)
    except DBAPIError as error:
        reason = " ".join(str(error.orig).split())
        raise DatabaseUnavailable(
            f"the database at {_public(engine.url)} does not answer ({reason}); "
            f"check {URL_VARIABLE} and that the server runs"
        ) from error
    if number < OLDEST_SERVER:
        raise DatabaseUnavailable(
            f"the database at {_public(engine.url)} is PostgreSQL {number // 10_000}; "
            "Waymark needs 15 or newer"
        )
    if encoding != "UTF8":
        raise DatabaseUnavailable(
            f"the database at {_public(engine.url)} is encoded in {encoding}; make one with: "
            "CREATE DATABASE waymark TEMPLATE template0 ENCODING 'UTF8'"
        )
    if vectors is None or _numbers(vectors) < OLDEST_VECTORS:
        raise DatabaseUnavailable(
            f"the database at {_public(engine.url)} has pgvector {vectors or 'not at all'}; "
            "install 0.7 or newer for its PostgreSQL version, or use the pgvector container image"
        )


def _numbers(release: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", release))


def _describe_server(connection: Connection) -> tuple[int, str, str | None]:
    row = connection.execute(
        text(
            "SELECT current_setting('server_version_num')::int, current_setting('server_encoding'),"
            " (SELECT coalesce(installed_version, default_version)"
            " FROM pg_available_extensions WHERE name = 'vector')"
        )
    ).one()
    return row[0], row[1], row[2]


async def bring_up_to_date(engine: AsyncEngine) -> None:
    """Migrate if there is anything to migrate; a look, if not."""
    async with engine.begin() as connection:
        if await connection.run_sync(version) != newest_version():
            await connection.run_sync(migrate)


async def _check_up_to_date(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        found, newest = await connection.run_sync(version), newest_version()
    if found is None or found < newest:
        raise SchemaBehind(found or "none", newest)
    if found > newest:
        raise SchemaAhead(found, newest)


def _public(url: URL) -> str:
    """Spell an address for people's eyes: without the driver, and without the password."""
    return url.set(drivername="postgresql").render_as_string(hide_password=True)
