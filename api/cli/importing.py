"""``waymark import``: take people, or feedback, from a file."""

import sys
from dataclasses import asdict
from pathlib import Path

import click

from api.cli.running import json_option, organisation_option, say, with_coach
from coach.errors import Invalid
from coach.people.importing import COLUMNS, ImportReport
from coach.wiring import Coach

REJECTED_SHOWN = 20


@click.group()
def importing() -> None:
    """Load records from files. Existing ones are updated; every rejected row is reported."""


@importing.command(epilog=f"Columns: {', '.join(COLUMNS)}.")
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True))
@organisation_option
@json_option
def people(file: str, organisation: str | None, *, as_json: bool) -> None:
    """Load people from a CSV FILE (- is standard input), keyed by their address."""
    source = read_text(file)

    async def load(coach: Coach) -> ImportReport:
        found = await coach.organisations.the_one(organisation)
        return await coach.imports.people(coach.organisations.operator(found), source)

    report = with_coach(load)
    say(asdict(report), _words(report), as_json=as_json)
    if report.rejected:
        sys.exit(1)


@importing.command(
    epilog="Fields: id, about, author, relationship, kind, date, visibility, text, goal."
)
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True))
@organisation_option
@json_option
def feedback(file: str, organisation: str | None, *, as_json: bool) -> None:
    """Load feedback from FILE, one JSON record a line (- is standard input), keyed by its id."""
    source = read_text(file)

    async def load(coach: Coach) -> ImportReport:
        found = await coach.organisations.the_one(organisation)
        return await coach.feedback_imports.feedback(coach.organisations.operator(found), source)

    report = with_coach(load)
    say(asdict(report), _words(report), as_json=as_json)
    if report.rejected:
        sys.exit(1)


def read_text(file: str) -> str:
    """Read a whole text file. Raises Invalid when it is missing, a folder, or not UTF-8."""
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as error:
        raise Invalid(f"{file}: {error.strerror}.", field="file") from error
    except UnicodeDecodeError as error:
        raise Invalid(
            f"{file} is not UTF-8 text (byte {error.start + 1}). Save it as UTF-8.", field="file"
        ) from error


def _words(report: ImportReport) -> str:
    lines = [
        f"{report.created} created, {report.updated} updated, {len(report.rejected)} rejected."
    ]
    lines += [f"  row {found.row}: {found.reason}" for found in report.rejected[:REJECTED_SHOWN]]
    if len(report.rejected) > REJECTED_SHOWN:
        lines.append(f"  … and {len(report.rejected) - REJECTED_SHOWN} more; --json lists them all")
    return "\n".join(lines)
