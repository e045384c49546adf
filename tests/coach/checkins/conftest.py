"""A company whose team has an objective that counts for the company's."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

import pytest

from coach.checkins.measured import MeasurementFollower
from coach.checkins.service import CheckInService
from coach.db import Sessions
from coach.kpis.service import KpiService
from coach.okrs.service.key_results import KeyResultService
from coach.okrs.service.okrs import OkrService
from coach.okrs.values import (
    ContributionFields,
    KeyResultFields,
    ObjectiveFields,
    Owner,
    OwnerKind,
    ProgressFrom,
)
from tests.coach.okrs.conftest import Company, found_company
from tests.fakes import FixedClock


@dataclass(frozen=True, slots=True)
class Scene:
    """The company's objective on top, the team's below, and the team's key result."""

    company: Company
    top: UUID
    low: UUID
    line: UUID


async def set_scene(sessions: Sessions, clock: FixedClock) -> Scene:
    """Store it."""
    company = await found_company(sessions)
    okrs, key_results = OkrService(sessions, clock), KeyResultService(sessions, clock)
    said = ObjectiveFields(
        company.cycle.id,
        "Make care easy to reach",
        Owner(OwnerKind.COMPANY),
        progress_from=ProgressFrom.BOTH,
    )
    top = (await okrs.create(company.coach, said)).objective
    await okrs.publish(company.coach, top.id)
    said = ObjectiveFields(
        company.cycle.id,
        "Shorten the road to first value",
        company.owner,
        contributes_to=(ContributionFields(top.id),),
    )
    low = (await okrs.create(company.lead, said)).objective
    await okrs.publish(company.lead, low.id)
    line = await key_results.add(
        company.lead,
        low.id,
        KeyResultFields("Reduce onboarding time from 45 days to 21 days", weight=Decimal(2)),
    )
    return Scene(company, top.id, low.id, line.id)


@pytest.fixture
async def scene(sessions: Sessions, clock: FixedClock) -> Scene:
    return await set_scene(sessions, clock)


@pytest.fixture
def okrs(sessions: Sessions, clock: FixedClock) -> OkrService:
    return OkrService(sessions, clock)


@pytest.fixture
def check_ins(sessions: Sessions, clock: FixedClock) -> CheckInService:
    return CheckInService(sessions, clock)


@pytest.fixture
def kpis(sessions: Sessions, clock: FixedClock) -> KpiService:
    return KpiService(sessions, clock, (MeasurementFollower(clock),))
