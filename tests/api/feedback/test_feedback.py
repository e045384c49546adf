"""Feedback over HTTP, by a manager, a peer and the person."""

import pytest
from httpx import AsyncClient

from coach.db import Sessions
from tests.api.conftest import ClientOf
from tests.coach.feedback.conftest import Company, found


@pytest.fixture
async def company(sessions: Sessions) -> Company:
    return await found(sessions)


async def test_a_record_is_given_and_read_by_those_it_is_for(
    client_of: ClientOf, company: Company
) -> None:
    ada = str(company.ada.person_id)
    said = {"about_id": ada, "kind": "constructive", "text": "Was late.", "visibility": "manager"}
    async with client_of(company.peers[0]) as ben:
        given = await ben.post("/api/v1/feedback", json=said)
        assert given.status_code == 201
        assert (given.json()["relationship"], given.json()["goal"]) == ("peer", None)
        assert [entry["id"] for entry in (await ben.get("/api/v1/feedback")).json()] == [
            given.json()["id"]
        ]
    timeline = f"/api/v1/people/{ada}/timeline"
    async with client_of(company.maya) as maya:
        answer = await maya.get(timeline)
        [entry] = answer.json()["items"]
        assert entry["author"]["name"] == "Ben"
        assert answer.json()["next_cursor"] is None
        empty = await maya.get(timeline, params={"from": "2020-01-01", "to": "2020-12-31"})
        assert empty.json()["items"] == []
        one = await maya.get(timeline, params={"kind": "constructive", "relationship": "peer"})
        assert len(one.json()["items"]) == 1
    async with client_of(company.ada) as herself:
        assert (await herself.get(timeline)).json()["items"] == []


async def test_somebody_is_asked_for_feedback(client_of: ClientOf, company: Company) -> None:
    ada, ben = str(company.ada.person_id), company.peers[0]
    async with client_of(company.ada) as herself:
        asked = await herself.post(
            "/api/v1/feedback-requests", json={"about_id": ada, "giver_ids": [str(ben.person_id)]}
        )
        assert asked.status_code == 201
    async with client_of(ben) as his:
        [request] = (await his.get("/api/v1/feedback-requests")).json()
        assert request["asker_id"] == ada


async def test_the_policy_is_shown_in_words_and_changed_by_hr(
    client_of: ClientOf, company: Company
) -> None:
    async with client_of(company.hr) as hers:
        wanted = {"fewest_givers": 5, "company_values": ["Own it"]}
        assert (await hers.put("/api/v1/feedback-policy", json=wanted)).status_code == 200
    async with client_of(company.ada) as herself:
        policy = (await herself.get("/api/v1/feedback-policy")).json()
        assert policy["fewest_givers"] == 5
        assert "Only you read it" in policy["visibilities"]["private"]
        refused = await herself.put("/api/v1/feedback-policy", json=wanted)
        assert refused.status_code == 403


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"text": ""}, 422),
        ({"kind": "gossip"}, 400),
        ({"about_id": "00000000-0000-0000-0000-000000000000"}, 404),
        ({"relationship": "report"}, 422),
        ({"unknown": 1}, 400),
    ],
)
async def test_what_cannot_be_kept_is_refused(
    client: AsyncClient,
    company: Company,
    client_of: ClientOf,
    changes: dict[str, object],
    status: int,
) -> None:
    said = {"about_id": str(company.ada.person_id), "kind": "praise", "text": "Good.", **changes}
    async with client_of(company.peers[0]) as ben:
        answer = await ben.post("/api/v1/feedback", json=said)
    assert answer.status_code == status
    assert answer.json()["detail"]


async def test_a_period_that_ends_before_it_starts_is_refused(
    client_of: ClientOf, company: Company
) -> None:
    async with client_of(company.maya) as maya:
        answer = await maya.get(
            f"/api/v1/people/{company.ada.person_id}/timeline",
            params={"from": "2026-02-01", "to": "2026-01-01"},
        )
    assert answer.status_code == 422
    assert answer.json()["field"] == "to"
