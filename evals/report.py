"""An outcome for programs (JSON), for a terminal (a table) and for the shelf (files)."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from coach.errors import Invalid, NotFound
from evals.gate import Verdict
from evals.mutants.trial import Trial
from evals.report_page import run_page
from evals.session import Outcome
from evals.suite import Metric, SuiteRun

FOLDER = Path(__file__).parent / "reports"
SHOWN_CASES = 5

Report = dict[str, Any]
"""An outcome as plain JSON values: what is stored, compared and drawn."""


def as_report(outcome: Outcome, at: datetime) -> Report:
    """Put an outcome into the shape that is stored."""
    return {
        "at": at.isoformat(timespec="seconds"),
        "engine": outcome.engine,
        "passed": outcome.passed,
        "digests": outcome.digests,
        "metrics": [row for run in outcome.runs for row in _metric_rows(run, outcome.verdicts)],
        "verdicts": [_verdict(each) for each in outcome.verdicts],
        "mutants": _mutants(outcome.trial) if outcome.trial else None,
        "suites": [_suite(run) for run in outcome.runs],
    }


def _metric_rows(run: SuiteRun, verdicts: tuple[Verdict, ...]) -> Iterator[dict[str, Any]]:
    failed = {each.metric: each.gate for each in verdicts if each.suite == run.suite}
    for metric in run.metrics():
        yield {
            "suite": run.suite,
            "metric": metric.name,
            "value": round(metric.value, 4),
            "interval": [round(metric.interval.low, 4), round(metric.interval.high, 4)],
            "cases": metric.cases,
            "gate": failed.get(metric.name),
            "pass": metric.name not in failed,
        }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "gate": verdict.gate,
        "suite": verdict.suite,
        "metric": verdict.metric,
        "pass": verdict.passed,
        "message": verdict.message,
        "cases": list(verdict.cases),
    }


def _mutants(trial: Trial) -> dict[str, Any]:
    return {
        "rate": round(trial.rate, 4),
        "tried": [
            {
                "mutant": kill.mutant,
                "about": kill.about,
                "suite": kill.suite,
                "killed": kill.killed,
                "gate": kill.gate,
                "metric": kill.metric,
                "cases": list(kill.cases),
            }
            for kill in trial.kills
        ],
        "untried": dict(trial.untried),
    }


def _suite(run: SuiteRun) -> dict[str, Any]:
    return {
        "suite": run.suite,
        "samples": run.samples,
        "seconds": round(run.seconds, 2),
        "cases": [
            {
                "id": case.id,
                "why": case.why,
                "asked": case.asked[:2000],
                "shown": case.shown,
                "scores": {name: list(values) for name, values in case.scores.items()},
                "reasons": dict(case.reasons),
            }
            for case in run.cases
        ],
    }


def table(outcome: Outcome) -> str:
    """Lay an outcome out for a terminal: figures that are not full, then gates that failed."""
    lines = [f"{'suite':10} {'metric':28} {'value':>6}  {'95% interval':15} {'cases':>5}"]
    for run in outcome.runs:
        rows = [metric for metric in run.metrics() if metric.value < 1]
        full = len(run.metrics()) - len(rows)
        lines.extend(_line(run.suite, metric) for metric in rows)
        lines.append(
            f"{run.suite:10} {full} more at 1.000; {len(run.cases)} cases, {run.seconds:.1f} s"
        )
    if outcome.trial is not None:
        lines.append(f"{'mutants':10} {_mutant_line(outcome.trial)}")
    lines.append("")
    lines.extend(_failure(each) for each in outcome.verdicts)
    lines.append(
        "PASS: every gate holds." if outcome.passed else f"FAIL: {len(outcome.verdicts)} gates."
    )
    return "\n".join(lines)


def _line(suite: str, metric: Metric) -> str:
    interval = f"[{metric.interval.low:.3f}, {metric.interval.high:.3f}]"
    return f"{suite:10} {metric.name:28} {metric.value:6.3f}  {interval:15} {metric.cases:5}"


def _mutant_line(trial: Trial) -> str:
    killed = sum(kill.killed for kill in trial.kills)
    alive = [kill.mutant for kill in trial.kills if not kill.killed]
    tail = f"; alive: {', '.join(alive)}" if alive else ""
    untried = f"; untried: {', '.join(trial.untried)}" if trial.untried else ""
    return f"{killed} of {len(trial.kills)} killed{tail}{untried}"


def _failure(verdict: Verdict) -> str:
    cases = ", ".join(verdict.cases[:SHOWN_CASES])
    more = (
        f" and {len(verdict.cases) - SHOWN_CASES} more" if len(verdict.cases) > SHOWN_CASES else ""
    )
    where = f"{verdict.suite}: " if verdict.suite else ""
    tail = f" ({cases}{more})" if cases else ""
    return f"FAIL {verdict.gate:9} {where}{verdict.metric}: {verdict.message}{tail}"


def keep(report: Report, folder: Path = FOLDER) -> Path:
    """Write a report as JSON with an HTML page beside it; returns the JSON file."""
    folder.mkdir(parents=True, exist_ok=True)
    stem = report["at"].replace(":", "").replace("+0000", "Z")
    path = folder / f"{stem}-{report['engine']}.json"
    path.write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
    path.with_suffix(".html").write_text(run_page(report), encoding="utf-8")
    return path


def read_report(name: str, folder: Path = FOLDER) -> Report:
    """Read a report by path, or by the start of its name in the report folder.

    ``latest`` and ``previous`` are the two youngest. Raises NotFound saying what there is.
    """
    path = Path(name)
    if not path.is_file():
        kept = sorted(folder.glob("*.json"))
        recent = {"latest": kept[-1:], "previous": kept[-2:-1]}
        found = recent.get(name, [each for each in kept if each.name.startswith(name)])
        if not found:
            choices = (
                ", ".join(each.stem for each in kept[-5:])
                or "none yet; waymark evals run makes one"
            )
            raise NotFound(f"there is no report “{name}”; the last ones are: {choices}")
        path = found[-1]
    try:
        report = json.loads(path.read_text(encoding="utf-8"))
        report["suites"], report["metrics"], report["at"]
    except (ValueError, KeyError, TypeError) as error:
        raise Invalid(f"{path}: is not a report of waymark evals run") from error
    return dict(report)
