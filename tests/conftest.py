"""Fixtures for the whole suite: a real PostgreSQL, and sessions on it.

One server a run. Its tables are made once, in a template; every test module gets a copy of its own,
so modules cannot see each other's rows. Temporary folders lie in memory where there is room: to
delete a database from a disk can take longer than the tests that used it.
"""

import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import create_engine
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from coach.db import Sessions
from coach.db.embedded import DATABASE, EmbeddedPostgres
from coach.db.schema import migrate
from coach.db.timing import count_statements
from retrieval.memory import LibraryIndex
from tests.browsers import REMEDY, chromium
from tests.fakes import FixedClock

MEMORY = Path("/dev/shm")
ROOM_BYTES = 2_000_000_000
PREFIX = "waymark-tests"
TEMPLATE = "waymark_template"


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Choose where temporary folders lie, unless the caller did. What killed runs left goes."""
    for leftover in MEMORY.glob(f"{PREFIX}-*-*"):
        if not Path(f"/proc/{leftover.name.split('-')[2]}").exists():
            shutil.rmtree(leftover, ignore_errors=True)
    roomy = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM_BYTES
    if config.option.basetemp is None and roomy:
        config.option.basetemp = tempfile.mkdtemp(prefix=f"{PREFIX}-{os.getpid()}-", dir=MEMORY)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Leave nothing in memory, but what a failed test may be explained by until the next run."""
    if exitstatus == pytest.ExitCode.OK and PREFIX in str(session.config.option.basetemp):
        shutil.rmtree(session.config.option.basetemp)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave browser tests out where no browser is, unless the caller insists on them."""
    if _browser_or_insisted():
        return
    left_out = [item for item in items if item.get_closest_marker("browser")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if not item.get_closest_marker("browser")]


def _browser_or_insisted() -> bool:
    return bool(chromium() or os.getenv("WAYMARK_REQUIRE_BROWSER"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what was left out, and how to get it."""
    if not _browser_or_insisted():
        terminalreporter.section("NOT TESTED IN A BROWSER", yellow=True, bold=True)
        terminalreporter.line(f"The browser tests were left out: no Chromium here. {REMEDY}")


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedPostgres]:
    """A running server for this run, whose database ``waymark_template`` has every table."""
    with EmbeddedPostgres(tmp_path_factory.mktemp("cluster"), durable=False) as server:
        execute(server, f"CREATE DATABASE {TEMPLATE}")
        engine = create_engine(server.url(TEMPLATE), poolclass=NullPool)
        with engine.begin() as connection:
            migrate(connection)
        yield server


@pytest.fixture(scope="module")
def database(cluster: EmbeddedPostgres) -> Iterator[str]:
    """The address of an empty database with every table, for one test module."""
    with database_copy(cluster) as address:
        yield address


@pytest.fixture(scope="module")
async def engine(database: str) -> AsyncIterator[AsyncEngine]:
    """An engine on the module's database."""
    async with _engine(database) as engine:
        yield engine


@pytest.fixture
async def connection(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A connection whose transaction is always rolled back."""
    async with engine.connect() as connection, connection.begin() as outer:
        yield connection
        await outer.rollback()


@pytest.fixture
def sessions(connection: AsyncConnection) -> Sessions:
    """Real sessions on one connection; their commits only release a savepoint.

    Right for most tests. They share the connection, so they cannot run at the same time.
    """
    return Sessions(connection, expire_on_commit=False, join_transaction_mode="create_savepoint")


@pytest.fixture
async def committing_sessions(cluster: EmbeddedPostgres) -> AsyncIterator[Sessions]:
    """Sessions that really commit, on a database of their own: for tests about concurrency."""
    with database_copy(cluster) as address:
        async with _engine(address) as engine:
            yield Sessions(engine, expire_on_commit=False)


@pytest.fixture
def clock() -> FixedClock:
    """A clock that stands at ten in the morning of 12 January 2027, a Tuesday, until moved."""
    return FixedClock(datetime(2027, 1, 12, 10, 0, tzinfo=UTC))


@pytest.fixture(scope="session")
def library() -> LibraryIndex:
    """The shipped library, read once."""
    return LibraryIndex.shipped()


@contextmanager
def database_copy(cluster: EmbeddedPostgres) -> Iterator[str]:
    """Make an empty database with every table; yield its address; drop it."""
    name = f"test_{uuid4().hex}"
    execute(cluster, f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
    try:
        yield cluster.url(name)
    finally:
        execute(cluster, f"DROP DATABASE {name} WITH (FORCE)")


def execute(cluster: EmbeddedPostgres, statement: str, *, database: str = DATABASE) -> None:
    """Run one statement outside of any transaction, by default on the server's own database."""
    address = cluster.url(database).replace("+psycopg", "")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statement.encode())


@asynccontextmanager
async def _engine(address: str) -> AsyncIterator[AsyncEngine]:
    # One connection each time: a pool would keep some open that the database waits for.
    engine = create_async_engine(address, poolclass=NullPool)
    count_statements(engine)
    yield engine
    await engine.dispose()
