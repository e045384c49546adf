"""Which model may be asked, by what the operator allows and what is set up.

``off`` asks none. ``local`` keeps texts on this machine: a model file, or a service on the loopback
address. ``remote`` also allows the service at WAYMARK_LLM_BASE_URL, wherever it is.
"""

import ipaddress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal
from urllib.parse import urlsplit

from coach.llm.local import LocalLlm
from coach.llm.openai_compatible import Endpoint, OpenAiCompatible
from coach.llm.port import OpenLlm
from coach.settings import Settings

NOT_CONFIGURED: Final = (
    "No language model is set up, so the composer wrote this draft. Set WAYMARK_LLM_BASE_URL and"
    " WAYMARK_LLM_MODEL (and WAYMARK_LLM_API_KEY, where the service asks for a key), or"
    " WAYMARK_LOCAL_MODEL."
)
SWITCHED_OFF: Final = (
    "Language models are switched off here (WAYMARK_AI=off), so the composer wrote this draft."
)
KEPT_AT_HOME: Final = (
    "Texts may not leave this machine (WAYMARK_AI=local), and the model at WAYMARK_LLM_BASE_URL is"
    " elsewhere, so the composer wrote this draft. WAYMARK_AI=remote would allow it."
)
NAMELESS: Final = (
    "WAYMARK_LLM_BASE_URL is set and WAYMARK_LLM_MODEL is not, so the composer wrote this draft."
    " Name the model to ask."
)


@dataclass(frozen=True, slots=True)
class RemoteModel:
    """A service to ask. Names are hidden from one that is not on this machine."""

    endpoint: Endpoint
    on_this_machine: bool


@dataclass(frozen=True, slots=True)
class LocalModel:
    """A model file to run inside this process."""

    path: Path
    timeout_seconds: float


@dataclass(frozen=True, slots=True)
class NoModel:
    """No model may be asked. ``insistent``: somebody set one up, and should learn why it rests."""

    code: Literal["ai_off", "fallback"]
    text: str
    insistent: bool = False


Choice = RemoteModel | LocalModel | NoModel


def chosen_model(settings: Settings) -> Choice:
    """Choose the model to ask, or say why there is none. A service goes before a file."""
    if settings.ai == "off":
        return NoModel("ai_off", SWITCHED_OFF)
    refused = NoModel("fallback", NOT_CONFIGURED)
    if settings.llm_base_url is not None:
        home = is_on_this_machine(settings.llm_base_url)
        if settings.llm_model is None:
            refused = NoModel("fallback", NAMELESS, insistent=True)
        elif not home and settings.ai == "local":
            refused = NoModel("fallback", KEPT_AT_HOME, insistent=True)
        else:
            return RemoteModel(_endpoint(settings, settings.llm_base_url), home)
    if settings.local_model is not None:
        return LocalModel(settings.local_model, settings.llm_timeout_seconds)
    return refused


def opened(choice: RemoteModel | LocalModel) -> OpenLlm:
    """Make what asks the chosen model. Nothing is loaded or connected before the first question."""
    if isinstance(choice, LocalModel):
        return LocalLlm(choice.path, choice.timeout_seconds)
    return OpenAiCompatible(choice.endpoint)


def is_on_this_machine(address: str) -> bool:
    """Say whether an address is this machine's own, by the address alone: no name is looked up."""
    host = urlsplit(address).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _endpoint(settings: Settings, base_url: str) -> Endpoint:
    key = settings.llm_api_key.get_secret_value() if settings.llm_api_key else ""
    return Endpoint(base_url, settings.llm_model or "", key, settings.llm_timeout_seconds)
