"""``waymark draft --engine``: a model where one may be asked, and a draft in any case."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from api.cli.main import main
from tests.coach.authoring.llm_answers import BRIEF, an_answer
from tests.coach.llm.misbehaving import breaks, running_service, says

GOOD = says(an_answer().model_dump_json())


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whatever the machine that runs the tests has set up counts for nothing."""
    for name in ("AI", "LLM_BASE_URL", "LLM_MODEL", "LLM_API_KEY", "LOCAL_MODEL"):
        monkeypatch.delenv(f"WAYMARK_{name}", raising=False)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.setenv("WAYMARK_DATA_DIR", str(tmp_path))


def drafts(*arguments: str, stdin: str | None = None, **settings: str) -> list[dict[str, Any]]:
    variables = {f"WAYMARK_{name}": value for name, value in settings.items()}
    result = CliRunner().invoke(
        main, ["draft", "--json", *arguments], input=stdin, env=variables, catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def codes(drafted: dict[str, Any]) -> list[str]:
    return [notice["code"] for notice in drafted["notices"]]


@pytest.mark.parametrize("engine", ["auto", "llm"])
def test_a_model_on_this_machine_drafts(engine: str) -> None:
    with running_service(GOOD) as service:
        [drafted] = drafts(
            BRIEF, "--engine", engine, LLM_BASE_URL=service.address, LLM_MODEL="little"
        )
    assert (drafted["engine"], drafted["model"], codes(drafted)) == ("llm", "little", [])
    assert drafted["prompt"].startswith("draft_okrs@1#")
    [first, second] = drafted["variants"][0]["key_results"]
    assert first["baseline"] == {"value": 40, "origin": "given"}
    assert first["target"] == {"value": None, "origin": "unknown"}
    assert second["target"] == {"value": 12.5, "origin": "derived"}


def test_every_line_is_drafted_in_order_over_one_connection() -> None:
    with running_service(GOOD) as service:
        lines = f"{BRIEF}\n\n{BRIEF}\n"
        found = drafts("--lines", "-", stdin=lines, LLM_BASE_URL=service.address, LLM_MODEL="m")
    assert [(each["case"], each["engine"]) for each in found] == [
        (1, "llm"),
        (2, "composer"),
        (3, "llm"),
    ]
    assert len(service.asked) == 2


def test_the_composer_asks_no_model() -> None:
    with running_service(GOOD) as service:
        [drafted] = drafts(
            BRIEF, "--engine", "composer", LLM_BASE_URL=service.address, LLM_MODEL="m"
        )
    assert (drafted["engine"], service.asked) == ("composer", [])


def test_a_model_that_fails_leaves_a_usable_draft_and_a_reason() -> None:
    with running_service(breaks) as service:
        [drafted] = drafts(BRIEF, LLM_BASE_URL=service.address, LLM_MODEL="m")
    assert drafted["engine"] == "composer"
    assert len(drafted["variants"]) == 3
    assert codes(drafted) == ["fallback"]
    assert "sk-secret" not in json.dumps(drafted)


def test_what_may_not_leave_does_not_leave() -> None:
    [drafted] = drafts(BRIEF, LLM_BASE_URL="https://models.example.com/v1", LLM_MODEL="m")
    assert (drafted["engine"], codes(drafted)) == ("composer", ["fallback"])
    assert "WAYMARK_AI=remote" in drafted["notices"][0]["text"]


@pytest.mark.parametrize(("engine", "told"), [("llm", ["ai_off"]), ("auto", [])])
def test_switched_off_is_told_to_whoever_asked_for_a_model(engine: str, told: list[str]) -> None:
    with running_service(GOOD) as service:
        [drafted] = drafts(
            BRIEF, "--engine", engine, LLM_BASE_URL=service.address, LLM_MODEL="m", AI="off"
        )
    assert (drafted["engine"], codes(drafted), service.asked) == ("composer", told, [])


def test_a_setting_that_makes_no_sense_is_named() -> None:
    result = CliRunner().invoke(main, ["draft", BRIEF], env={"WAYMARK_LLM_BASE_URL": "nowhere"})
    assert result.exit_code == 2
    assert "WAYMARK_LLM_BASE_URL" in result.stderr


def test_who_drafts_with_the_composer_waits_for_no_library_of_models() -> None:
    script = (
        "import sys; from api.cli.main import main;"
        f"main(['draft', {BRIEF!r}, '--engine', 'composer'], standalone_mode=False);"
        "print(sorted({'openai', 'langchain_core', 'langchain_openai', 'sqlalchemy', 'jinja2'}"
        " & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
