"""What a draft costs: at most twelve statements a page, however much was said."""

from uuid import UUID

import pytest
from httpx import AsyncClient, Response

from coach.db import Sessions
from coach.wiring import Coach
from tests.web.authoring.conftest import OBJECTIVE, act
from tests.web.conftest import Company

PATHS = ("", "/stamp", "/history", "/submit", "/ideas?line=o1")


@pytest.fixture
def sessions(committing_sessions: Sessions) -> Sessions:
    """Sessions that really commit: the savepoints of the others would count as statements."""
    return committing_sessions


def statements(answer: Response) -> int:
    return int(answer.headers["server-timing"].rpartition("desc=")[2].strip('"'))


async def test_a_draft_needs_few_statements_however_long_it_is(
    member: AsyncClient, coach: Coach, company: Company, draft: UUID
) -> None:
    short = {path: statements(await member.get(f"/drafts/{draft}{path}")) for path in PATHS}
    for _ in range(5):
        await coach.conversations.say(company.member, draft, "drop the last key result")
        await coach.sheets.add_objective(company.member, draft, OBJECTIVE.text)
    for path in PATHS:
        answer = await member.get(f"/drafts/{draft}{path}")
        assert answer.status_code == 200
        assert statements(answer) == short[path] <= 12, path
    for path in ("/drafts", "/drafts/new", "/rules"):
        assert statements(await member.get(path)) <= 12, path
    seen = OBJECTIVE.key_results[1].text
    edited = await act(member, draft, "/lines/k2/text", text="Raise calls", seen=seen)
    assert statements(edited) <= 12
