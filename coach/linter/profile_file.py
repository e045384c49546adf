"""An organisation's own profile, written as a small TOML file beside its OKRs.

It starts as a copy of a shipped one and says what differs::

    name = "our house"
    base = "fitbots"
    note = "Agreed by the OKR champions in March."

    [limits]
    objectives_max = 4

    [severities]
    KR204 = "info"

    [ignore]  # a rule, and why the organisation does without it
    KR215 = "we write the metric first"

Nothing is guessed: a key that means nothing, a rule that does not exist or a silence without a
reason is refused, with the field and the remedy.
"""

import tomllib
from collections.abc import Mapping
from typing import Any

from coach.errors import Invalid
from coach.linter.catalogue import rule_by_code, rule_codes
from coach.linter.finding import Severity
from coach.linter.profiles import DEFAULT_PROFILE, Profile, customised, profile_named

_TEXTS = ("name", "base", "note")
_TABLES = ("limits", "severities", "ignore")
_LIMITS = (
    "objectives_min",
    "objectives_max",
    "objectives_warn",
    "objective_words_max",
    "key_results_min",
    "key_results_max",
)
_MOST = 1000


def profile_from_toml(text: str) -> Profile:
    """Read an organisation's profile; raises Invalid naming the field and the remedy."""
    given = _parsed(text)
    _refuse_unknown(given, (*_TEXTS, *_TABLES), where="")
    base = profile_named(_text(given, "base") or DEFAULT_PROFILE.name)
    ignored = {
        _code(code, "ignore"): _reason(code, why) for code, why in _table(given, "ignore").items()
    }
    severities = {
        _code(code, "severities"): _severity(code, value)
        for code, value in _table(given, "severities").items()
    }
    return customised(
        base,
        _text(given, "name") or f"copy of {base.name}",
        source=_text(given, "name") or base.source,
        note=_text(given, "note") or base.note,
        severities={**base.severities, **severities},
        off=base.off | ignored.keys(),
        reasons={**base.reasons, **ignored},
        **_limits(_table(given, "limits")),
    )


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Invalid(f"the profile is no TOML: {error}", field="profile") from error


def _refuse_unknown(given: Mapping[str, Any], known: tuple[str, ...], *, where: str) -> None:
    for key in given:
        if key not in known:
            field = f"{where}{key}"
            choices = ", ".join(known)
            raise Invalid(f"{field}: a profile has no such key; choose from {choices}", field=field)


def _text(given: Mapping[str, Any], key: str) -> str:
    value = given.get(key, "")
    if not isinstance(value, str):
        raise Invalid(f'{key}: write a text in quotes, as in {key} = "…"', field=key)
    return value.strip()


def _table(given: Mapping[str, Any], key: str) -> dict[str, Any]:
    value = given.get(key, {})
    if not isinstance(value, dict):
        raise Invalid(f"{key}: write a table, [{key}], with one line for each entry", field=key)
    return value


def _limits(given: Mapping[str, Any]) -> dict[str, int]:
    _refuse_unknown(given, _LIMITS, where="limits.")
    for key, value in given.items():
        whole = isinstance(value, int) and not isinstance(value, bool)
        if not whole or not 0 <= value <= _MOST:
            raise Invalid(
                f"limits.{key}: give a whole number from 0 to {_MOST}", field=f"limits.{key}"
            )
    return dict(given)


def _code(code: str, table: str) -> str:
    wanted = code.strip().upper()
    if wanted not in rule_codes():
        raise Invalid(
            f"{table}.{code}: no rule has this code; “waymark rule --all” lists them",
            field=f"{table}.{code}",
        )
    return rule_by_code(wanted).code


def _severity(code: str, value: object) -> Severity:
    if value not in tuple(Severity):
        choices = ", ".join(Severity)
        raise Invalid(
            f"severities.{code}: choose one of {choices}; [ignore] silences a rule",
            field=f"severities.{code}",
        )
    return Severity(str(value))


def _reason(code: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise Invalid(
            f'ignore.{code}: say why, as in {code} = "we write the metric first"',
            field=f"ignore.{code}",
        )
    return value.strip()
