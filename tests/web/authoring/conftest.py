"""A draft of the company's team with one objective on its sheet, and ways to act on it."""

from uuid import UUID

import pytest
from httpx import AsyncClient, Response

from coach.authoring.sheet import Line, Sheet, SheetObjective
from coach.wiring import Coach
from tests.web.conftest import TOKEN, Company

OBJECTIVE = SheetObjective(
    "o1",
    "Spare patients the long wait so that they start treatment in time",
    key_results=(
        Line("k1", "Reduce waiting for a first appointment from 45 days to Y days"),
        Line("k2", "Raise answered calls from 61% to 90%"),
        Line("k3", "Cut missed appointments from 14% to 6%"),
    ),
    kpis=(Line("p1", "CSAT at 90% or above"),),
    initiatives=(Line("i1", "Open evening clinics"),),
)
BRIEF = "Patients wait too long for a first appointment, 45 days today. The phone is always busy."


@pytest.fixture
async def draft(coach: Coach, company: Company) -> UUID:
    """A draft with an objective on its sheet and nothing said."""
    started = await coach.conversations.start(
        company.member, company.team.id, company.cycle.id, Sheet((OBJECTIVE,))
    )
    return started.id


@pytest.fixture
async def talked(coach: Coach, company: Company) -> UUID:
    """A draft with an empty sheet and three ways to write it."""
    started = await coach.conversations.start(company.member, company.team.id, company.cycle.id)
    await coach.conversations.say(company.member, started.id, BRIEF)
    return started.id


async def act(
    client: AsyncClient, draft: UUID, path: str, as_form: str = "", **fields: object
) -> Response:
    """Press a button of the page with its token: as the script does, or ``as_form``."""
    page = await client.get(f"/drafts/{draft}")
    token = TOKEN.search(page.text)
    assert token, "the page has no form"
    headers = {} if as_form else {"HX-Request": "true"}
    data = {"_csrf_token": token[1], **fields}
    return await client.post(f"/drafts/{draft}{path}", data=data, headers=headers)


async def sheet_of(coach: Coach, company: Company, draft: UUID) -> Sheet:
    """The sheet as it is stored."""
    found = await coach.conversations.conversation(company.member, draft)
    return Sheet.from_json(found.sheet)
