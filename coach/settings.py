"""Everything an operator can set, read once from the environment and checked as a whole.

``read_settings()`` is called by a door (a command, the web application), never at import. The
result is frozen and handed down. An error names the variable and says what would be right.
"""

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from email.utils import parseaddr
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import unquote, urlsplit

import platformdirs
from pydantic import AfterValidator, AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from coach.errors import Invalid

PREFIX = "WAYMARK_"
SECRET_BYTES = 32
MAIL_PORTS = {"smtp": 25, "smtps": 465, "starttls": 587}


class SettingInvalid(Invalid):
    """An environment variable holds something that cannot be used."""

    code = "setting_invalid"


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed over, taken apart from its address."""

    host: str
    port: int
    security: Literal["smtp", "smtps", "starttls"]
    username: str | None
    password: str | None


def _absolute(folder: Path) -> Path:
    try:
        return Path(os.path.abspath(folder.expanduser()))  # noqa: PTH100 - resolve() would follow links
    except RuntimeError:
        raise ValueError("names a home folder that does not exist; give a full path") from None


def _postgres(address: SecretStr) -> SecretStr:
    """Accept the usual spellings, and settle on the driver that is used throughout."""
    scheme, separator, rest = address.get_secret_value().strip().partition("://")
    if not separator or scheme not in {"postgres", "postgresql", "postgresql+psycopg"}:
        raise ValueError(
            "must be a PostgreSQL address such as postgresql://user:password@host:5432/waymark"
        )
    return SecretStr(f"postgresql+psycopg://{rest}")


def _mail(address: SecretStr) -> SecretStr:
    parse_mail_server(address.get_secret_value())
    return address


def _long_enough(secret: SecretStr) -> SecretStr:
    if len(secret.get_secret_value()) < SECRET_BYTES:
        raise ValueError(f"must have at least {SECRET_BYTES} characters; try: openssl rand -hex 32")
    return secret


def _sender(address: str) -> str:
    if "@" not in parseaddr(address)[1]:
        raise ValueError("must be a mail address such as Waymark <okr@example.com>")
    return address


def _web(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("must be a web address such as https://waymark.example.com")
    return address.rstrip("/")


def _model_file(path: Path) -> Path:
    path = _absolute(path)
    if not path.is_file():
        raise ValueError(f"names {path}, which is not a file; give the path of a GGUF file")
    return path


def parse_mail_server(address: str) -> MailServer:
    """Take a mail server's address apart. Raises ValueError with what would be right."""
    example = "must look like smtp://host:25, starttls://user:password@host:587 or smtps://host"
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise ValueError(example) from None
    if parts.scheme not in MAIL_PORTS or not parts.hostname:
        raise ValueError(example)
    return MailServer(
        host=parts.hostname,
        port=port or MAIL_PORTS[parts.scheme],
        security=parts.scheme,  # type: ignore[arg-type]  # just found among MAIL_PORTS
        username=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
    )


class Settings(BaseSettings):
    """What an operator can set. Each field is the variable ``WAYMARK_`` plus its name.

    Values that may hold a password or a key are ``SecretStr``, so that printing or logging the
    settings shows none of them.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_ignore_empty=True,
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        validate_by_name=True,
        validate_default=True,
    )

    data_dir: Annotated[Path, AfterValidator(_absolute)] = Field(
        default_factory=lambda: platformdirs.user_data_path("waymark", appauthor=False),
        description="Folder for everything that is kept on this machine: the embedded database, "
        "the signing secret. Default: the platform's folder for user data.",
    )
    database_url: Annotated[SecretStr, AfterValidator(_postgres)] | None = Field(
        default=None,
        description="Address of a PostgreSQL 15 or newer with pgvector, such as "
        "postgresql://user:password@host:5432/waymark. Default: an embedded database.",
    )
    database_connections: int = Field(
        default=10,
        ge=1,
        le=500,
        description="Most connections that one process keeps to the database.",
    )
    ai: Literal["off", "local", "remote"] = Field(
        default="local",
        description="How far texts may travel: off uses no model, local only the embedded engine "
        "and models on this machine, remote also the model at WAYMARK_LLM_BASE_URL.",
    )
    llm_base_url: Annotated[str, AfterValidator(_web)] | None = Field(
        default=None,
        description="Address of an OpenAI-compatible model service, such as "
        "https://api.openai.com/v1.",
    )
    llm_api_key: SecretStr | None = Field(
        default=None,
        validation_alias=AliasChoices("WAYMARK_LLM_API_KEY", "OPENAI_API_KEY"),
        description="Key for the model service. OPENAI_API_KEY is read when this is not set.",
    )
    llm_model: str | None = Field(
        default=None, description="Name of the model to ask, as the model service spells it."
    )
    local_model: Annotated[Path, AfterValidator(_model_file)] | None = Field(
        default=None, description="GGUF file of a model to run inside Waymark, without a network."
    )
    llm_timeout_seconds: float = Field(
        default=60.0,
        gt=0,
        le=600,
        description="How long one question to a model may take, retries included. A model on a "
        "small machine may need more.",
    )
    llm_daily_tokens: int = Field(
        default=2_000_000,
        ge=0,
        description="Most tokens that an organisation may spend on models in a day (UTC).",
    )
    llm_daily_tokens_per_person: int = Field(
        default=200_000,
        ge=0,
        description="Most tokens that one person may spend on models in a day (UTC).",
    )
    llm_input_price: Decimal | None = Field(
        default=None,
        ge=0,
        description="Price of a million tokens sent to the model, so that the ledger shows costs.",
    )
    llm_output_price: Decimal | None = Field(
        default=None,
        ge=0,
        description="Price of a million tokens that the model answers with.",
    )
    smtp_url: Annotated[SecretStr, AfterValidator(_mail)] | None = Field(
        default=None,
        description="Mail server that sends invitations and notices: smtp://host:25 (plain), "
        "starttls://user:password@host:587 or smtps://user:password@host:465. Default: no mail.",
    )
    mail_from: Annotated[str, AfterValidator(_sender)] = Field(
        default="Waymark <waymark@localhost>",
        description="Sender of every mail, such as Waymark <okr@example.com>.",
    )
    base_url: Annotated[str, AfterValidator(_web)] = Field(
        default="http://127.0.0.1:8000",
        description="Address under which people reach Waymark; the links in mails start with it.",
    )
    secret: Annotated[SecretStr, AfterValidator(_long_enough)] | None = Field(
        default=None,
        description="Signs cookies and forms; at least 32 characters, the same for every web "
        "process. Default: a random one, made at first use in the data directory.",
    )
    server_timing: bool = Field(
        default=False,
        description="Say in each answer's Server-Timing header how long it took and how many SQL "
        "statements it needed.",
    )

    @property
    def mail_server(self) -> MailServer | None:
        """The mail server, taken apart; None when no mail is sent."""
        return parse_mail_server(self.smtp_url.get_secret_value()) if self.smtp_url else None

    def signing_secret(self) -> bytes:
        """Return the secret that signs cookies and forms, making one at first use.

        The file is written aside and linked into place, so that of two processes that start at
        once both use the same secret. Raises SettingInvalid when the data directory cannot hold it.
        """
        if self.secret is not None:
            return self.secret.get_secret_value().encode()
        path = self.data_dir / "secret"
        try:
            if not path.exists():
                _keep_secret(path)
            kept = path.read_bytes()
        except OSError as error:
            raise SettingInvalid(
                f"{PREFIX}DATA_DIR: cannot keep the signing secret at {path} ({error.strerror}); "
                f"make the folder writable, with room, or set {PREFIX}SECRET",
                field=f"{PREFIX}DATA_DIR",
            ) from error
        if len(kept) < SECRET_BYTES:
            raise SettingInvalid(
                f"{path} is too short to be a signing secret; delete it, and the next start makes "
                "a new one (everybody has to sign in again)",
                field=f"{PREFIX}DATA_DIR",
            )
        return kept


def _keep_secret(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = path.with_name(f"secret.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_hex(SECRET_BYTES))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):  # another process was first: its secret stands
            path.hardlink_to(aside)
    finally:
        aside.unlink()


def read_settings() -> Settings:
    """Read the environment. Raises SettingInvalid naming each variable at fault and its remedy."""
    try:
        return Settings()
    except ValidationError as error:
        faults = [(_variable(fault["loc"][0]), fault["msg"]) for fault in error.errors()]
        raise SettingInvalid(
            "; ".join(
                f"{variable}: {message.removeprefix('Value error, ')}"
                for variable, message in faults
            ),
            field=faults[0][0],
        ) from None


def _variable(name: str | int) -> str:
    """Name the variable behind a field; a field with an alias is reported by the alias."""
    text = str(name)
    return text.upper() if text.isupper() or text.startswith(PREFIX) else PREFIX + text.upper()
