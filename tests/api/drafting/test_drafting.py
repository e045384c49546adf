"""Texts over HTTP: the same answers as on the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from httpx import AsyncClient

from api.cli.main import main
from coach.people.values import Actor
from coach.wiring import Coach

BRIEF = "Patients wait 40 days for a first appointment and many give up."
DOCUMENT = """# O: Launch the new app
- KR: Maintain uptime at 99.9%
- KPI: CSAT at 90% or above
"""


def printed(*arguments: str, stdin: str | None = None) -> str:
    return CliRunner().invoke(main, list(arguments), input=stdin).stdout


async def test_lint_answers_as_the_command_line_does(client: AsyncClient, tmp_path: Path) -> None:
    file = tmp_path / "team.okr.md"
    file.write_text(DOCUMENT)
    answer = (await client.post("/api/v1/lint", json={"document": DOCUMENT})).json()
    expected = json.loads(printed("lint", str(file), "--json"))
    for finding in expected["findings"]:
        finding["file"] = ""
    assert answer == expected
    assert {"OBJ102", "KR206"} <= {finding["code"] for finding in answer["findings"]}


async def test_lines_are_judged_alone_and_in_order(client: AsyncClient) -> None:
    lines = ["Publish the setup guide", "", "Reduce onboarding time from 45 days to 21 days"]
    body = {"lines": lines, "as": "key_result"}
    answer = (await client.post("/api/v1/lint", json=body)).json()
    assert [case["case"] for case in answer] == [1, 2, 3]
    assert "KR201" in {finding["code"] for finding in answer[0]["findings"]}
    assert answer[2]["findings"] == []
    cases = printed("lint", "--lines", "-", "--as", "key_result", stdin="\n".join(lines))
    for case, line in zip(answer, cases.splitlines(), strict=True):
        assert [finding["code"] for finding in case["findings"]] == [
            finding["code"] for finding in json.loads(line)["findings"]
        ]


async def test_an_invented_number_is_found_against_the_brief(client: AsyncClient) -> None:
    body = {"document": "# O: Win trust so that x\n- KR: Cut waits from 40 to 7 days"}
    without = (await client.post("/api/v1/lint", json=body)).json()
    checked = (await client.post("/api/v1/lint", json={**body, "brief": BRIEF})).json()
    assert "GEN801" not in {finding["code"] for finding in without["findings"]}
    assert "GEN801" in {finding["code"] for finding in checked["findings"]}


@pytest.mark.parametrize(
    "body",
    [{}, {"document": "x", "lines": ["y"]}, {"document": "x", "profile": "astrology"}],
)
async def test_a_body_that_cannot_be_linted_is_refused_with_a_remedy(
    client: AsyncClient, body: dict[str, object]
) -> None:
    answer = await client.post("/api/v1/lint", json=body)
    assert answer.status_code == 422
    assert answer.json()["detail"]


async def test_classify_answers_as_the_command_line_does(client: AsyncClient) -> None:
    texts = ["a renewal rate of 95%", "Reduce churn from 5% to 3%", "Publish the guide"]
    answer = (await client.post("/api/v1/classify", json={"texts": texts})).json()
    lines = printed("classify", "--lines", "-", stdin="\n".join(texts)).splitlines()
    assert answer == [json.loads(line) for line in lines]
    assert [case["kind"] for case in answer] == ["kpi", "key_result", "initiative"]


async def test_a_draft_answers_as_the_command_line_does(client: AsyncClient) -> None:
    answer = await client.post("/api/v1/drafts", json={"brief": BRIEF})
    assert answer.status_code == 200
    drafted = answer.json()
    assert drafted == json.loads(printed("draft", BRIEF, "--json"))
    assert len(drafted["variants"]) == 3
    given = [
        result["baseline"]
        for variant in drafted["variants"]
        for result in variant["key_results"]
        if result["baseline"]["value"] is not None
    ]
    assert {"value": 40, "origin": "given"} in given


async def test_a_draft_can_be_made_for_a_team(
    client: AsyncClient, coach: Coach, admin: Actor
) -> None:
    team = (await client.post("/api/v1/teams", json={"name": "Booking desk"})).json()
    drafted = await client.post("/api/v1/drafts", json={"brief": BRIEF, "team_id": team["id"]})
    assert len(drafted.json()["variants"]) == 3
    unknown = await client.post("/api/v1/drafts", json={"brief": BRIEF, "team_id": "0" * 32})
    assert unknown.status_code == 404


async def test_without_a_model_the_composer_says_that_it_stood_in(client: AsyncClient) -> None:
    body = {"brief": BRIEF, "engine": "llm"}
    drafted = (await client.post("/api/v1/drafts", json=body)).json()
    assert drafted["engine"] == "composer"
    assert [notice["code"] for notice in drafted["notices"]] == ["fallback"]
    assert "WAYMARK_LLM_BASE_URL" in drafted["notices"][0]["text"]


@pytest.mark.parametrize("brief", ["", "🎉🎉🎉", "asdf qwer", "<script>alert(1)</script>"])
async def test_nothing_to_draft_from_is_an_answer_and_not_an_error(
    client: AsyncClient, brief: str
) -> None:
    answer = await client.post("/api/v1/drafts", json={"brief": brief})
    assert answer.status_code == 200
    assert answer.json()["variants"] == []
    assert answer.json()["questions"]


async def test_kpis_answer_as_the_command_line_does(client: AsyncClient) -> None:
    body = {"text": "patients wait too long", "k": 3}
    answer = (await client.post("/api/v1/kpis/suggestions", json=body)).json()
    assert answer == json.loads(printed("kpis", "patients wait too long", "-k", "3", "--json"))
    assert len(answer["kpis"]) == 3
    nothing = await client.post("/api/v1/kpis/suggestions", json={"text": "my cat likes tuna"})
    assert nothing.json() == {"kpis": []}


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/v1/drafts", {"brief": "x", "variants": 99}),
        ("/api/v1/drafts", {"brief": "x", "type": "heroic"}),
        ("/api/v1/drafts", {"brief": 3}),
        ("/api/v1/kpis/suggestions", {"text": "x", "k": 0}),
        ("/api/v1/classify", {}),
    ],
)
async def test_a_field_that_does_not_fit_is_named(
    client: AsyncClient, path: str, body: dict[str, object]
) -> None:
    answer = await client.post(path, json=body)
    assert answer.status_code == 400
    assert answer.json()["errors"]
