"""What an operator sets is checked, explained, and kept from prying eyes."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pydantic import SecretStr

from coach.settings import PREFIX, SettingInvalid, Settings, parse_mail_server, read_settings


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start from no settings at all, whoever runs the tests."""
    for name in os.environ:  # noqa: TID251 - to take it away
        if name.startswith(PREFIX) or name == "OPENAI_API_KEY":
            monkeypatch.delenv(name)


def test_every_setting_is_described() -> None:
    undescribed = [
        name for name, field in Settings.model_fields.items() if len(field.description or "") < 20
    ]
    assert undescribed == []


def test_nothing_has_to_be_set() -> None:
    settings = read_settings()
    assert settings.ai == "local"
    assert settings.database_url is None
    assert settings.data_dir.is_absolute()


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYMARK_DATABASE_URL", "")
    assert read_settings().database_url is None


@pytest.mark.parametrize(
    ("variable", "value", "remedy"),
    [
        ("WAYMARK_DATABASE_URL", "mysql://localhost/okr", "postgresql://user"),
        ("WAYMARK_DATABASE_URL", "localhost", "postgresql://user"),
        ("WAYMARK_DATABASE_CONNECTIONS", "0", "greater than or equal to 1"),
        ("WAYMARK_AI", "maybe", "'off', 'local' or 'remote'"),
        ("WAYMARK_LLM_BASE_URL", "api.example.com", "https://"),
        ("WAYMARK_LOCAL_MODEL", "/no/such/model.gguf", "GGUF file"),
        ("WAYMARK_SMTP_URL", "mail.example.com", "smtp://host"),
        ("WAYMARK_SMTP_URL", "smtp://mail.example.com:port", "smtp://host"),
        ("WAYMARK_MAIL_FROM", "Waymark", "okr@example.com"),
        ("WAYMARK_BASE_URL", "waymark", "https://"),
        ("WAYMARK_SECRET", "short", "32 characters"),
        ("WAYMARK_SERVER_TIMING", "perhaps", "boolean"),
    ],
)
def test_a_wrong_value_names_its_variable_and_the_remedy(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, remedy: str
) -> None:
    monkeypatch.setenv(variable, value)

    with pytest.raises(SettingInvalid) as refused:
        read_settings()

    assert refused.value.field == variable
    assert str(refused.value).startswith(f"{variable}: ")
    assert remedy in str(refused.value)


def test_two_wrong_values_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYMARK_AI", "maybe")
    monkeypatch.setenv("WAYMARK_SECRET", "short")
    with pytest.raises(SettingInvalid, match=r"WAYMARK_AI: .*; WAYMARK_SECRET: "):
        read_settings()


def test_an_error_does_not_repeat_a_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYMARK_DATABASE_URL", "mysql://ada:hunter2@localhost/okr")
    with pytest.raises(SettingInvalid) as refused:
        read_settings()
    assert "hunter2" not in str(refused.value)


def test_printed_settings_show_no_secret() -> None:
    settings = Settings(
        database_url=SecretStr("postgresql://ada:hunter2@localhost/okr"),
        llm_api_key=SecretStr("hunter2"),
        smtp_url=SecretStr("smtp://ada:hunter2@localhost"),
        secret=SecretStr("hunter2" * 5),
    )
    assert "hunter2" not in f"{settings!r} {settings}"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_usual_spelling_of_a_database_address_is_taken(scheme: str) -> None:
    settings = Settings(database_url=SecretStr(f"{scheme}://ada@localhost/okr"))
    assert settings.database_url == SecretStr("postgresql+psycopg://ada@localhost/okr")


def test_the_usual_variable_for_a_models_key_is_read_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "usual")
    assert read_settings().llm_api_key == SecretStr("usual")
    monkeypatch.setenv("WAYMARK_LLM_API_KEY", "own")
    assert read_settings().llm_api_key == SecretStr("own")


def test_a_data_directory_may_be_given_from_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ada")
    assert Settings(data_dir=Path("~/okr")).data_dir == Path("/home/ada/okr")


@pytest.mark.parametrize(
    ("address", "port", "username", "password"),
    [
        ("smtp://mail.example.com", 25, None, None),
        ("smtps://ada:a%40b@mail.example.com", 465, "ada", "a@b"),
        ("starttls://ada:x@mail.example.com:2525", 2525, "ada", "x"),
    ],
)
def test_a_mail_address_is_taken_apart(
    address: str, port: int, username: str | None, password: str | None
) -> None:
    server = parse_mail_server(address)
    assert (server.host, server.port) == ("mail.example.com", port)
    assert (server.username, server.password) == (username, password)
    assert server.security == address.partition(":")[0]


def test_the_signing_secret_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data")

    made = settings.signing_secret()

    assert len(made) >= 32
    assert Settings(data_dir=tmp_path / "data").signing_secret() == made
    assert stat.S_IMODE((tmp_path / "data" / "secret").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["secret"]


def test_all_that_start_at_once_sign_with_the_same_secret(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    with ThreadPoolExecutor(8) as starters:
        made = list(starters.map(lambda _: settings.signing_secret(), range(32)))
    assert len(set(made)) == 1


def test_a_given_secret_needs_no_file(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, secret=SecretStr("x" * 32))
    assert settings.signing_secret() == b"x" * 32
    assert list(tmp_path.iterdir()) == []


def test_a_cut_short_secret_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("abc")
    with pytest.raises(SettingInvalid, match="too short"):
        Settings(data_dir=tmp_path).signing_secret()


def test_a_secret_that_cannot_be_kept_names_the_setting(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingInvalid, match="WAYMARK_SECRET"):
        Settings(data_dir=tmp_path / "file").signing_secret()
