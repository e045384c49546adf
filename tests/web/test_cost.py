"""What a page costs: at most twelve statements, however much there is to show."""

import pytest
from httpx import AsyncClient

from coach.db import Sessions
from tests.web.conftest import Company

PAGES = (
    "/",
    "/okrs",
    "/cycles",
    "/people",
    "/people/new",
    "/people/{person}",
    "/people/{person}/edit",
    "/teams",
    "/teams/new",
    "/teams/{team}",
    "/teams/{team}/edit",
    "/organisation",
    "/organisation/edit",
    "/account",
    "/audit",
    "/gallery/okrs",
    "/gallery/kpis",
    "/cycles/new",
)


@pytest.fixture
def sessions(committing_sessions: Sessions) -> Sessions:
    """Sessions that really commit: the savepoints of the others would count as statements."""
    return committing_sessions


async def test_a_page_needs_at_most_twelve_statements(admin: AsyncClient, company: Company) -> None:
    for page in PAGES:
        path = page.format(person=company.lead.person_id, team=company.team.id)
        answer = await admin.get(path)
        assert answer.status_code == 200, path
        statements = int(answer.headers["server-timing"].rpartition("desc=")[2].strip('"'))
        assert statements <= 12, path
