"""Fixtures for the whole suite: a real PostgreSQL, and sessions on it.

One server a run, in memory where the system offers that. Its tables are made once, in a template;
every test module gets a copy of its own, so modules cannot see each other's rows.
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
from tests.fakes import FixedClock

MEMORY = Path("/dev/shm")
TEMPLATE = "waymark_template"


@pytest.fixture(scope="session")
def cluster() -> Iterator[EmbeddedPostgres]:
    """A running server for this run, whose database ``waymark_template`` has every table."""
    parent = MEMORY if os.access(MEMORY, os.W_OK) else Path(tempfile.gettempdir())
    _sweep(parent)
    folder = Path(tempfile.mkdtemp(prefix=f"waymark-tests-{os.getpid()}-", dir=parent))
    with EmbeddedPostgres(folder, durable=False) as server:
        execute(server, f"CREATE DATABASE {TEMPLATE}")
        engine = create_engine(server.url(TEMPLATE), poolclass=NullPool)
        with engine.begin() as connection:
            migrate(connection)
        yield server
    shutil.rmtree(folder)


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


def _sweep(parent: Path) -> None:
    """Remove what killed runs left. Their servers notice within a minute, and end."""
    for leftover in parent.glob("waymark-tests-*-*"):
        if not Path(f"/proc/{leftover.name.split('-')[2]}").exists():
            shutil.rmtree(leftover, ignore_errors=True)
