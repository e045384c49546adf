"""The application on the test's database, and clients that may or may not enter."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, cast

import pytest
from httpx import ASGITransport, AsyncClient
from litestar import Litestar

from api.app import create_app
from coach.db import Sessions
from coach.people.values import Actor, Role
from coach.settings import Settings
from coach.wiring import Coach
from retrieval.memory import LibraryIndex
from tests.build import a_company
from tests.fakes import FixedClock, KeepingMailer

ClientOf = Callable[[Actor], AbstractAsyncContextManager[AsyncClient]]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path, server_timing=True)


@pytest.fixture
def mailer() -> KeepingMailer:
    return KeepingMailer()


@pytest.fixture
def coach(
    settings: Settings,
    sessions: Sessions,
    clock: FixedClock,
    mailer: KeepingMailer,
    library: LibraryIndex,
) -> Coach:
    return Coach.wire(settings, sessions, clock, mailer, library)


@pytest.fixture(scope="session")
def built_app(tmp_path_factory: pytest.TempPathFactory) -> Litestar:
    """The application, built once: half a second that every test would pay."""
    return create_app(Settings(data_dir=tmp_path_factory.mktemp("data"), server_timing=True))


@pytest.fixture
def app(built_app: Litestar, coach: Coach) -> Litestar:
    """The application on this test's services, as its lifespan would open them."""
    built_app.state.coach = coach
    return built_app


@pytest.fixture
async def stranger(app: Litestar) -> AsyncIterator[AsyncClient]:
    """A client without a token."""
    async with AsyncClient(transport=_transport(app), base_url="http://testserver") as client:
        yield client


def _transport(app: Litestar) -> ASGITransport:
    # httpx and Litestar write the same interface down in types that do not meet
    return ASGITransport(cast("Any", app), raise_app_exceptions=False)


@pytest.fixture
def client_of(app: Litestar, coach: Coach) -> ClientOf:
    """Makes a client that holds a token of an actor."""

    @asynccontextmanager
    async def client(actor: Actor) -> AsyncIterator[AsyncClient]:
        token = await coach.access.issue_token(actor, "test")
        async with AsyncClient(
            transport=_transport(app),
            base_url="http://testserver",
            headers={"authorization": f"Bearer {token}"},
        ) as found:
            yield found

    return client


@pytest.fixture
async def admin(sessions: Sessions) -> Actor:
    return await a_company(sessions, Role.ADMIN)


@pytest.fixture
async def client(client_of: ClientOf, admin: Actor) -> AsyncIterator[AsyncClient]:
    """A client that holds an administrator's token."""
    async with client_of(admin) as found:
        yield found
