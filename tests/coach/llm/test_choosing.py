"""Texts leave this machine only where the operator said so."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from coach.llm.choosing import (
    LocalModel,
    NoModel,
    RemoteModel,
    chosen_model,
    is_on_this_machine,
    opened,
)
from coach.llm.disclosure import AiPolicy, disclosures
from coach.llm.local import LocalLlm
from coach.llm.openai_compatible import OpenAiCompatible
from coach.settings import Settings
from prompts.library import ALL

HOME = "http://127.0.0.1:11434/v1"
AWAY = "https://models.example.com/v1"


@pytest.fixture
def gguf(tmp_path: Path) -> Path:
    path = tmp_path / "small.gguf"
    path.write_bytes(b"GGUF")
    return path


@pytest.mark.parametrize(
    ("ai", "address", "on_this_machine"),
    [("local", HOME, True), ("remote", HOME, True), ("remote", AWAY, False)],
)
def test_a_service_is_asked_where_it_is_allowed(
    ai: str,
    address: str,
    on_this_machine: bool,  # noqa: FBT001 - a row of the table
) -> None:
    settings = Settings(
        ai=ai,
        llm_base_url=address,
        llm_model="m",
        llm_api_key=SecretStr("k"),
    )
    choice = chosen_model(settings)
    assert isinstance(choice, RemoteModel)
    assert choice.on_this_machine is on_this_machine
    assert (choice.endpoint.base_url, choice.endpoint.model) == (address, "m")
    assert choice.endpoint.api_key == "k"
    assert isinstance(opened(choice), OpenAiCompatible)
    assert AiPolicy.of(settings.ai, choice).hides_names is not on_this_machine


def test_off_asks_nobody(gguf: Path) -> None:
    choice = chosen_model(Settings(ai="off", llm_base_url=HOME, llm_model="m", local_model=gguf))
    assert isinstance(choice, NoModel)
    assert (choice.code, choice.insistent) == ("ai_off", False)


def test_a_service_elsewhere_is_not_asked_by_default_and_the_reason_is_told() -> None:
    choice = chosen_model(Settings(llm_base_url=AWAY, llm_model="m"))
    assert isinstance(choice, NoModel)
    assert choice.insistent
    assert "WAYMARK_AI=remote" in choice.text


def test_a_service_without_the_name_of_a_model_is_not_asked() -> None:
    choice = chosen_model(Settings(llm_base_url=HOME))
    assert isinstance(choice, NoModel)
    assert "WAYMARK_LLM_MODEL" in choice.text


def test_a_file_serves_where_no_service_may(gguf: Path) -> None:
    choice = chosen_model(Settings(llm_base_url=AWAY, llm_model="m", local_model=gguf))
    assert isinstance(choice, LocalModel)
    llm = opened(choice)
    assert isinstance(llm, LocalLlm)
    assert llm.model == "small"
    assert not AiPolicy.of("local", choice).leaves_the_machine


def test_with_nothing_set_up_there_is_no_model_and_the_remedy_is_named() -> None:
    choice = chosen_model(Settings())
    assert isinstance(choice, NoModel)
    assert not choice.insistent
    assert "WAYMARK_LLM_BASE_URL" in choice.text
    assert AiPolicy.of("local", choice).because == choice.text


@pytest.mark.parametrize(
    ("address", "home"),
    [
        ("http://localhost:1/v1", True),
        ("http://127.8.9.1/v1", True),
        ("http://[::1]:8080/v1", True),
        ("http://10.0.0.1/v1", False),
        ("http://0.0.0.0/v1", False),
        ("http://localhost.example.com/v1", False),
        ("http://127.0.0.1.example.com/v1", False),
        ("http://127.0.0.1@example.com/v1", False),
        ("http://[::ffff:10.0.0.1]/v1", False),
        ("http:///v1", False),
    ],
)
def test_home_is_the_loopback_address_and_nothing_that_looks_like_it(
    address: str,
    home: bool,  # noqa: FBT001 - a row of the table
) -> None:
    assert is_on_this_machine(address) is home


@given(st.from_regex(r"https?://[a-z0-9.-]{1,30}(:[0-9]{1,5})?/v1", fullmatch=True))
def test_no_address_breaks_the_reading(address: str) -> None:
    assert is_on_this_machine(address) in {True, False}


def test_every_live_prompt_says_what_it_sends() -> None:
    told = disclosures()
    assert [each.prompt.partition("@")[0] for each in told] == [prompt.name for prompt in ALL]
    assert all(len(each.sends) > 20 and each.purpose for each in told)
