"""A company with a team, its lead, a member, a coach and somebody from elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from coach.cycles.models import Cycle
from coach.db import Sessions
from coach.okrs.service.key_results import KeyResultService
from coach.okrs.service.links import LinkService
from coach.okrs.service.okrs import OkrService
from coach.okrs.values import Owner, OwnerKind
from coach.people.models import Team
from coach.people.values import Actor, Role
from tests.build import a_cycle, a_person, a_team, an_organisation, stored
from tests.fakes import FixedClock


@dataclass(frozen=True, slots=True)
class Company:
    """Who works there."""

    team: Team
    cycle: Cycle
    boss: Actor
    lead: Actor
    member: Actor
    coach: Actor
    outsider: Actor

    @property
    def owner(self) -> Owner:
        """The team, as an owner of goals."""
        return Owner(OwnerKind.TEAM, self.team.id)


async def found_company(sessions: Sessions) -> Company:
    """Store the company."""
    organisation = an_organisation()
    async with sessions.begin() as session:
        session.add(organisation)
        await session.flush()
        team, cycle = a_team(organisation.id), a_cycle(organisation.id)
        session.add_all([team, cycle])
        await session.flush()
        boss = await stored(session, a_person(organisation.id, "Bea Boss"))
        leading = a_person(organisation.id, "Lea Lead")
        leading.manager_id = boss.person_id
        lead = await stored(session, leading, teams=[team])
        team.lead_id = lead.person_id
        belonging = a_person(organisation.id, "Mel Member")
        belonging.manager_id = lead.person_id
        member = await stored(session, belonging, teams=[team])
        coach = await stored(session, a_person(organisation.id, "Cor Coach"), Role.COACH)
        outsider = await stored(session, a_person(organisation.id, "Oda Outside"))
    lead = replace(lead, led_team_ids=frozenset({team.id}))
    return Company(team, cycle, boss, lead, member, coach, outsider)


@pytest.fixture
async def company(sessions: Sessions) -> Company:
    return await found_company(sessions)


@pytest.fixture
def okrs(sessions: Sessions, clock: FixedClock) -> OkrService:
    return OkrService(sessions, clock)


@pytest.fixture
def key_results(sessions: Sessions, clock: FixedClock) -> KeyResultService:
    return KeyResultService(sessions, clock)


@pytest.fixture
def links(sessions: Sessions, clock: FixedClock) -> LinkService:
    return LinkService(sessions, clock)


Whoever = Callable[[Company], Actor]
