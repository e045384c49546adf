"""Reading people from a CSV file: what each row says, and which rows cannot be taken."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coach.errors import Invalid
from coach.people.wording import checked_email, checked_text

COLUMNS = (
    "email",
    "name",
    "pronouns",
    "manager_email",
    "department",
    "job",
    "level",
    "team",
    "active",
)
NEEDED = ("email", "name")
_YES = frozenset({"", "1", "true", "yes", "y", "active"})
_NO = frozenset({"0", "false", "no", "n", "inactive"})
LARGEST_FILE = 20_000_000
"""Bytes; some 150,000 people."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One good row. ``row`` is its number as a spreadsheet shows it: the header is row 1."""

    row: int
    email: str
    name: str
    pronouns: str
    manager_email: str
    department: str
    job: str
    level: str
    team: str
    active: bool


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that was left out, and what to mend in it."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did."""

    created: int
    updated: int
    rejected: tuple[RejectedRow, ...]


def read_people(source: str) -> tuple[list[PersonRow], list[RejectedRow]]:
    """Read a people.csv; the first of two rows with one address wins.

    Raises Invalid when the file as a whole is not such a table: too large, no header, columns
    missing or unknown.
    """
    if len(source) > LARGEST_FILE:
        raise Invalid("The file is larger than 20 MB. Split it.", field="file")
    reader = csv.DictReader(io.StringIO(source.removeprefix("\ufeff"), newline=""), strict=True)
    good: dict[str, PersonRow] = {}
    rejected: list[RejectedRow] = []
    try:
        _check_header(reader.fieldnames or ())
        for raw in reader:
            number = reader.line_num
            try:
                row = _row(number, raw, good)
            except Invalid as error:
                rejected.append(RejectedRow(number, str(error)))
            else:
                good[row.email] = row
    except csv.Error as error:
        raise Invalid(f"Row {reader.line_num} is not CSV: {error}.", field="file") from error
    return list(good.values()), rejected


def _check_header(names: Iterable[str | None]) -> None:
    found = {(name or "").strip().lower() for name in names}
    if missing := [name for name in NEEDED if name not in found]:
        raise Invalid(
            f"The first row must name the columns {', '.join(COLUMNS)}; missing: "
            f"{', '.join(missing)}.",
            field="file",
        )
    if unknown := sorted(found - set(COLUMNS)):
        raise Invalid(
            f"Unknown columns: {', '.join(unknown)}. Known: {', '.join(COLUMNS)}.", field="file"
        )


def _row(
    number: int, raw: Mapping[str | None, str | list[str] | None], good: Mapping[str, PersonRow]
) -> PersonRow:
    if raw.get(None):
        raise Invalid("more cells than columns; quote texts that hold commas")
    cells = {
        (name or "").strip().lower(): value for name, value in raw.items() if isinstance(value, str)
    }
    active = cells.get("active", "").strip().lower()
    if active not in _YES | _NO:
        raise Invalid(f"active: {active!r} is neither yes nor no")
    email = checked_email(cells.get("email", ""))
    if email in good:
        raise Invalid(f"email: row {good[email].row} has the same address")
    manager = cells.get("manager_email", "").strip()
    return PersonRow(
        row=number,
        email=email,
        name=checked_text(cells.get("name", ""), "name", 200),
        pronouns=checked_text(cells.get("pronouns", ""), "pronouns", 40, empty=True),
        manager_email=checked_email(manager, "manager_email") if manager else "",
        department=checked_text(cells.get("department", ""), "department", 120, empty=True),
        job=checked_text(cells.get("job", ""), "job", 120, empty=True),
        level=checked_text(cells.get("level", ""), "level", 60, empty=True),
        team=checked_text(cells.get("team", ""), "team", 120, empty=True),
        active=active in _YES,
    )


def circles(manager_of: Mapping[str, str]) -> set[str]:
    """Find everybody who, following managers, comes back to themselves. Linear in the map."""
    done: set[str] = set()
    caught: set[str] = set()
    for start in manager_of:
        path: dict[str, None] = {}
        at = start
        while at in manager_of and at not in done and at not in path:
            path[at] = None
            at = manager_of[at]
        if at in path:
            steps = list(path)
            caught.update(steps[steps.index(at) :])
        done.update(path)
    return caught
