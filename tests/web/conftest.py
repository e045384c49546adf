"""The pages on the test's database; clients signed in and not; browser tests where there is one."""

import re
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import pytest
from httpx import ASGITransport, AsyncClient, Response
from litestar import Litestar

from api.auth import SESSION_COOKIE
from coach.cycles.models import Cycle
from coach.db import Sessions
from coach.okrs.values import Owner, OwnerKind
from coach.people.models import Person, Team
from coach.people.service.access import AccessService
from coach.people.values import Actor, Role
from coach.settings import Settings
from coach.wiring import Coach
from retrieval.memory import LibraryIndex
from tests.build import a_cycle, a_person, a_team, an_organisation, stored
from tests.fakes import FixedClock, KeepingMailer
from web.asgi import create_app

TOKEN = re.compile(r'name="_csrf_token" value="([0-9a-f]+)"')
ClientOf = Callable[[Actor], AbstractAsyncContextManager[AsyncClient]]


@dataclass(frozen=True, slots=True)
class Company:
    """A team with its lead and a member, an administrator, and somebody from elsewhere in it."""

    team: Team
    cycle: Cycle
    admin: Actor
    lead: Actor
    member: Actor
    outsider: Actor

    @property
    def owner(self) -> Owner:
        """The team, as an owner of goals."""
        return Owner(OwnerKind.TEAM, self.team.id)


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
    """The application with its pages, built once."""
    return create_app(Settings(data_dir=tmp_path_factory.mktemp("data"), server_timing=True))


@pytest.fixture
def app(built_app: Litestar, coach: Coach) -> Litestar:
    """The application on this test's services, as its lifespan would open them."""
    built_app.state.coach = coach
    return built_app


@pytest.fixture
async def company(sessions: Sessions) -> Company:
    organisation = an_organisation("Larkfield")
    async with sessions.begin() as session:
        session.add(organisation)
        await session.flush()
        team, cycle = a_team(organisation.id), a_cycle(organisation.id)
        session.add_all([team, cycle])
        await session.flush()
        lead = await stored(session, a_person(organisation.id, "Lea Lead"), teams=[team])
        team.lead_id = lead.person_id
        people = [a_person(organisation.id, name) for name in ("Ada Byron", "Oda Outside")]
        admin = await stored(session, people[0], Role.ADMIN)
        outsider = await stored(session, people[1])
        member = await stored(session, a_person(organisation.id, "Mel Member"), teams=[team])
    lead = replace(lead, led_team_ids=frozenset({team.id}))
    return Company(team, cycle, admin, lead, member, outsider)


@pytest.fixture
async def stranger(app: Litestar) -> AsyncIterator[AsyncClient]:
    """A browser that is not signed in: it keeps cookies and follows no redirect by itself."""
    async with AsyncClient(transport=transport(app), base_url="http://testserver") as client:
        yield client


def transport(app: Litestar) -> ASGITransport:
    """Reach an application without a network."""
    # httpx and Litestar write the same interface down in types that do not meet
    return ASGITransport(cast("Any", app), raise_app_exceptions=False)


@pytest.fixture
def client_of(app: Litestar, sessions: Sessions, clock: FixedClock) -> ClientOf:
    """Makes a browser in which somebody is signed in, without the cost of hashing a password."""

    @asynccontextmanager
    async def client(actor: Actor) -> AsyncIterator[AsyncClient]:
        async with sessions.begin() as session:
            person = await session.get_one(Person, actor.person_id)
            secret = AccessService._open_session(session, person, clock.now())
        async with AsyncClient(transport=transport(app), base_url="http://testserver") as found:
            found.cookies.set(SESSION_COOKIE, secret)
            yield found

    return client


@pytest.fixture
async def admin(client_of: ClientOf, company: Company) -> AsyncIterator[AsyncClient]:
    """A client that acts as the administrator."""
    async with client_of(company.admin) as found:
        yield found


@pytest.fixture
async def member(client_of: ClientOf, company: Company) -> AsyncIterator[AsyncClient]:
    """A client that acts as a member of the team."""
    async with client_of(company.member) as found:
        yield found


async def submit(client: AsyncClient, path: str, page: str = "", **fields: object) -> Response:
    """Send a form the way a browser does: open the page, take its token, post the fields."""
    shown = await client.get(page or path)
    token = TOKEN.search(shown.text)
    assert token, f"{page or path} has no form"
    return await client.post(path, data={"_csrf_token": token[1], **fields})
