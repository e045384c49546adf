"""``waymark lint``: what weakens written OKRs, and how to mend it.

Only the grammar and the linter are imported here: a pre-commit hook runs this in a cold process.
"""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from api.cli.documents import STDIN, Source, read_sources, read_text, standard_input_lines
from coach.errors import Invalid
from coach.grammar.document import parse_document
from coach.linter.engine import LineKind
from coach.linter.finding import Finding, Severity
from coach.linter.fixing import mended
from coach.linter.formats import FileReport, render_github, render_json, reports_as_json
from coach.linter.lint import lint_document, lint_line
from coach.linter.profiles import DEFAULT_PROFILE, Profile, profile_named
from coach.linter.text_format import render_text

_COUNTED = frozenset({Severity.ERROR, Severity.WARNING})
_LINE_KINDS: dict[str, LineKind] = {"objective": "objective", "key_result": "key_result"}


@dataclass(frozen=True, slots=True)
class Choices:
    """What the options ask of the linter."""

    profile: Profile | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    brief: str | None = None


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE…|-]")
@click.option(
    "--profile", metavar="NAME|FILE", help="Whose limits: fitbots, google, wodtke…, or ours.toml."
)
@click.option("--select", multiple=True, metavar="CODES", help="Only these rules: KR2,OBJ101.")
@click.option("--ignore", multiple=True, metavar="CODES", help="Not these rules.")
@click.option("--fix", is_flag=True, help="Apply the safe fixes; - writes to standard output.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--lines", metavar="-", help="Judge every line of standard input alone (-).")
@click.option("--as", "kind", type=click.Choice(sorted(_LINE_KINDS)), help="What --lines are.")
@click.option("--brief", metavar="FILE", help="What a draft was made from: finds invented numbers.")
@click.pass_context
def lint(
    context: click.Context,
    files: tuple[str, ...],
    profile: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    shape: str,
    lines: str | None,
    kind: str | None,
    brief: str | None,
    *,
    fix: bool,
    as_json: bool,
) -> None:
    """Lint OKR documents: files, folders, or - for standard input.

    Exits with 1 when there is an error or a warning.
    """
    choices = Choices(
        profile=_profile(profile) if profile else None,
        select=_codes(select),
        ignore=_codes(ignore),
        brief=read_text(brief, field="--brief") if brief else None,
    )
    if lines is not None:
        _check_lines(files, lines, kind)
        context.exit(_lint_lines(_LINE_KINDS[kind or ""], choices))
    if not files:
        raise click.UsageError("Name a file or a folder, or - for standard input.")
    sources = read_sources(files)
    if fix:
        sources = [_fixed(source, choices) for source in sources]
    reports = [_report(source, choices) for source in sources]
    shape = "json" if as_json else shape
    click.echo(_rendered(reports, shape), err=fix and STDIN in files)
    context.exit(_verdict(finding for report in reports for finding in report.findings))


def _profile(given: str) -> Profile:
    """Find a shipped profile by its name, or read an organisation's own from its file."""
    if not given.endswith(".toml"):
        return profile_named(given)
    # Here, because few runs need it, and reading TOML costs a start-up that every run would pay.
    from coach.linter.profile_file import profile_from_toml  # noqa: PLC0415 - see above

    try:
        return profile_from_toml(read_text(given, field="--profile"))
    except Invalid as error:
        raise Invalid(f"{given}: {error}", field=error.field or "profile") from error


def _codes(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(code.strip().upper() for each in given for code in each.split(",") if code.strip())


def _check_lines(files: Sequence[str], lines: str, kind: str | None) -> None:
    if lines != STDIN:
        raise click.UsageError("--lines reads standard input: write --lines -")
    if kind is None:
        raise click.UsageError("--lines needs --as objective or --as key_result.")
    if files:
        raise click.UsageError("Give either files or --lines -, not both.")


def _lint_lines(kind: LineKind, choices: Choices) -> int:
    """Print one JSON object a line, as the lines come in."""
    failed = False
    for number, text in enumerate(standard_input_lines(), start=1):
        findings = lint_line(
            text,
            kind=kind,
            profile=choices.profile or DEFAULT_PROFILE,
            select=choices.select,
            ignore=choices.ignore,
        )
        answer = {"case": number, **reports_as_json([FileReport(STDIN, text, findings)])}
        click.echo(json.dumps(answer, ensure_ascii=False))
        failed = failed or bool(_verdict(findings))
    return int(failed)


def _report(source: Source, choices: Choices) -> FileReport:
    found = lint_document(
        parse_document(source.text),
        profile=choices.profile,
        select=choices.select,
        ignore=choices.ignore,
        brief=choices.brief,
    )
    return FileReport(source.name, source.text, found)


def _fixed(source: Source, choices: Choices) -> Source:
    """Mend one document: in its file, or on standard output if it came from standard input."""
    text = mended(
        source.text,
        profile=choices.profile,
        select=choices.select,
        ignore=choices.ignore,
        brief=choices.brief,
    )
    if source.name == STDIN:
        click.echo(text, nl=False)
    elif text != source.text:
        _replace(Path(source.name), text)
    return Source(source.name, text)


def _replace(path: Path, text: str) -> None:
    """Write beside the file and rename, so that a crash leaves the old one or the new one."""
    path = path.resolve()
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(text.encode("utf-8"))
        beside.chmod(path.stat().st_mode)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _rendered(reports: Sequence[FileReport], shape: str) -> str:
    if shape == "json":
        return render_json(reports)
    if shape == "github":
        return render_github(reports)
    if shape == "sarif":
        # Here, because only this format needs the package's version, which is slow to look up.
        from importlib.metadata import version  # noqa: PLC0415 - see above

        from coach.linter.sarif import render_sarif  # noqa: PLC0415 - idem

        return render_sarif(reports, version=version("waymark"))
    return render_text(reports)


def _verdict(findings: Iterable[Finding]) -> int:
    """Return the exit code: 1 when something is at least a warning."""
    return int(any(finding.severity in _COUNTED for finding in findings))
