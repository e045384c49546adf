"""Reads the demo's data files."""

from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

from coach.okrs.values import (
    KeyResultType,
    ObjectiveType,
    ProgressFrom,
    Status,
    SubmittedInitiative,
    SubmittedKeyResult,
    SubmittedKpi,
    SubmittedObjective,
)


@dataclass(frozen=True, slots=True)
class Check:
    """One check-in. ``share`` is how much of the cycle has passed by then."""

    share: float
    value: float
    confidence: float
    note: str = ""
    blocker: str = ""


@dataclass(frozen=True, slots=True)
class DemoObjective:
    """One objective of the demo. ``owner`` is the kind and a name or an address."""

    submitted: SubmittedObjective
    owner: tuple[str, str]
    status: Status
    progress_from: ProgressFrom
    accountable: str | None
    under: tuple[str, ...]
    checks: tuple[tuple[Check, ...], ...]


def organisation() -> dict[str, Any]:
    """Read what the organisation is: its direction, teams, and who can sign in."""
    found: dict[str, Any] = yaml.safe_load(_text("organisation.yaml"))
    return found


def people() -> str:
    """Read the people, as a file for the import."""
    return _text("people.csv")


def objectives(cycle: str) -> list[DemoObjective]:
    """Read the goals of a cycle: ``now`` or ``last``."""
    return [_objective(plain) for plain in yaml.safe_load(_text("okrs.yaml"))[cycle]]


def _text(name: str) -> str:
    return files("api.demo").joinpath(name).read_text()


def _objective(plain: dict[str, Any]) -> DemoObjective:
    owner = plain["owner"]
    key_results = plain["key_results"]
    submitted = SubmittedObjective(
        plain["title"],
        ObjectiveType(plain.get("type", "committed")),
        tuple(
            SubmittedKeyResult(
                line["title"], KeyResultType(line["type"]) if "type" in line else None
            )
            for line in key_results
        ),
        tuple(SubmittedInitiative(title) for title in plain.get("initiatives", ())),
        tuple(SubmittedKpi(title) for title in plain.get("kpis", ())),
    )
    return DemoObjective(
        submitted,
        (owner, "") if isinstance(owner, str) else next(iter(owner.items())),
        Status(plain.get("status", "published")),
        ProgressFrom(plain.get("from", "key_results")),
        plain.get("accountable"),
        tuple(plain.get("under", ())),
        tuple(tuple(Check(*check) for check in line.get("checks", ())) for line in key_results),
    )
