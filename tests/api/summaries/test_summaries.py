"""Review summaries over HTTP."""

from uuid import UUID

import pytest

from coach.db import Sessions
from coach.feedback.values import FeedbackFields, Kind
from coach.wiring import Coach
from tests.api.conftest import ClientOf
from tests.coach.feedback.conftest import Company, found

PERIOD = {"from": "2027-01-01", "to": "2027-01-31"}


@pytest.fixture
async def company(sessions: Sessions, coach: Coach) -> Company:
    company = await found(sessions)
    said = FeedbackFields(company.ada.person_id, Kind.PRAISE, "Cut the build from 40 minutes to 9.")
    await coach.feedback.give(company.peers[0], said)
    return company


async def test_a_manager_makes_a_summary_and_puts_it_in_their_own_words(
    client_of: ClientOf, company: Company
) -> None:
    path = f"/api/v1/people/{company.ada.person_id}/summaries"
    async with client_of(company.maya) as maya:
        made = await maya.post(path, json=PERIOD)
        assert made.status_code == 201
        body = made.json()
        assert {"sentences", "coverage", "notices", "engine", "prompt"} <= body.keys()
        [sentence] = body["sentences"]
        assert sentence["support"] == "quoted"
        assert "40 minutes to 9" in sentence["text"]
        assert (body["from"], body["to"], body["coverage"]) == ("2027-01-01", "2027-01-31", 1.0)
        mine = f"/api/v1/summaries/{UUID(body['id'])}"
        edited = await maya.put(f"{mine}/text", json={"text": "She made builds four times faster."})
        assert edited.json()["text"] == "She made builds four times faster."
        assert (await maya.get(mine)).json()["sentences"] == body["sentences"]
        assert [one["id"] for one in (await maya.get(path)).json()] == [body["id"]]
        timing = made.headers["server-timing"]
        assert int(timing.split('desc="')[1].split('"')[0]) <= 16  # four are the tests' savepoints
    async with client_of(company.hr) as hers:
        assert (await hers.get(mine)).status_code == 404


async def test_somebody_without_a_record_or_of_elsewhere(
    client_of: ClientOf, company: Company
) -> None:
    async with client_of(company.maya) as maya:
        empty = await maya.post(f"/api/v1/people/{company.rita.person_id}/summaries", json=PERIOD)
        assert empty.status_code == 201
        assert empty.json()["sentences"] == []
        assert "thin" in {notice["code"] for notice in empty.json()["notices"]}
        unknown = await maya.post(f"/api/v1/people/{UUID(int=0)}/summaries", json=PERIOD)
        assert unknown.status_code == 404
        turned = {"from": "2027-02-01", "to": "2027-01-01"}
        wrong = await maya.post(f"/api/v1/people/{company.ada.person_id}/summaries", json=turned)
        assert (wrong.status_code, wrong.json()["field"]) == (422, "to")


async def test_the_wording_of_a_draft_is_looked_over(client_of: ClientOf, company: Company) -> None:
    async with client_of(company.maya) as maya:
        answer = await maya.post("/api/v1/wording", json={"text": "She is bossy."})
    [note] = answer.json()
    assert (note["kind"], note["text"], note["span"]) == ("gendered", "bossy", [7, 12])
