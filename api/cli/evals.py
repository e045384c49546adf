"""``waymark evals``: measure the engines, hold them to their baselines, compare two runs."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from coach.clock import SystemClock
from evals.comparison import compare as compare_reports
from evals.comparison import comparison_table
from evals.report import FOLDER, as_report, keep, read_report, table
from evals.report_page import comparison_page
from evals.session import Outcome, evaluate
from evals.session import record as keep_record
from evals.suites.registry import SUITES, suites_named

json_option = click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
engine_option = click.option(
    "--engine",
    default="composer",
    show_default=True,
    type=click.Choice(["composer", "llm", "local"]),
    help="Who is measured.",
)
samples_option = click.option(
    "--samples",
    metavar="N",
    default=1,
    show_default=True,
    type=click.IntRange(min=1),
    help="Ask every case N times; engines that vary need five.",
)
reports_option = click.option(
    "--reports",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    default=FOLDER,
    help="Where reports are kept.",
)


@click.group()
def evals() -> None:
    """Guard the quality of drafts, findings and suggestions."""


@evals.command("list")
@json_option
def listed(*, as_json: bool) -> None:
    """Name the suites, with what each guards."""
    rows = [
        {
            "suite": suite.name,
            "why": suite.why,
            "cases": len(suite.cases()),
            "engines": suite.engines,
        }
        for suite in SUITES
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        click.echo(f"{row['suite']:10} {row['cases']:4} cases  {row['why']}")


@evals.command()
@click.argument("suites", nargs=-1)
@click.option(
    "--quick", is_flag=True, help="The embedded engines in full, without what needs a model."
)
@engine_option
@samples_option
@click.option("--mutants/--no-mutants", default=True, help="Try worse engines too (default: yes).")
@reports_option
@json_option
def run(
    suites: tuple[str, ...],
    engine: str,
    samples: int,
    reports: Path,
    *,
    quick: bool,
    mutants: bool,
    as_json: bool,
) -> None:
    """Run SUITES (all by default) and put them through the gates; exit 1 when one fails."""
    if quick and engine != "composer":
        raise click.UsageError("--quick measures the embedded engines; leave out --engine.")
    outcome = _evaluate(suites, engine, samples, mutants=mutants)
    report = as_report(outcome, SystemClock().now())
    path = keep(report, reports)
    if as_json:
        brief: dict[str, Any] = {
            name: report[name]
            for name in ("at", "engine", "passed", "metrics", "verdicts", "mutants")
        }
        click.echo(json.dumps(brief | {"report": str(path)}, ensure_ascii=False))
    else:
        click.echo(table(outcome))
        click.echo(f"The whole report: {path.with_suffix('.html')}")
    sys.exit(0 if outcome.passed else 1)


@evals.command()
@click.argument("suites", nargs=-1)
@engine_option
@samples_option
def record(suites: tuple[str, ...], engine: str, samples: int) -> None:
    """Run SUITES and keep the result as the mark to hold: baseline and lock.

    Commit what it writes in a commit of its own, with the table that it prints.
    """
    outcome = _evaluate(suites, engine, samples, mutants=False)
    click.echo(table(outcome))
    for line in keep_record(outcome, SUITES):
        click.echo(line)


@evals.command("compare")
@click.argument("before")
@click.argument("after")
@reports_option
@json_option
def compared(before: str, after: str, reports: Path, *, as_json: bool) -> None:
    """Compare two reports: paths, names, or “previous” and “latest”."""
    found = compare_reports(read_report(before, reports), read_report(after, reports))
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    click.echo(comparison_table(found))
    reports.mkdir(parents=True, exist_ok=True)
    page = reports / "comparison.html"
    page.write_text(comparison_page(found), encoding="utf-8")
    click.echo(f"Case by case: {page}")


def _evaluate(suites: tuple[str, ...], engine: str, samples: int, *, mutants: bool) -> Outcome:
    chosen = suites_named(suites)
    totals = {suite.name: len(suite.cases()) * samples for suite in chosen}

    def progress(suite: str, given: int) -> None:
        if given == totals[suite] or given % 50 == 0:
            click.echo(f"{suite}: {given} of {totals[suite]}", err=True)

    return evaluate(
        chosen,
        engine=engine,
        samples=samples,
        mutants=mutants,
        progress=progress,
        say=lambda text: click.echo(text, err=True),
    )
