"""Draws a run, or a comparison of two, as one HTML file that needs nothing else."""

import difflib
import json
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Path(__file__).parent / "templates"


def run_page(report: dict[str, Any]) -> str:
    """Draw one run: gates, figures with their intervals, mutants, and the cases that fell short."""
    short = [
        {"suite": suite["suite"], **case, "low": low}
        for suite in report["suites"]
        for case in suite["cases"]
        if (low := [name for name, values in sorted(case["scores"].items()) if min(values) < 1])
    ]
    return _environment().get_template("run.html.j2").render(report=report, short=short)


def comparison_page(found: dict[str, Any]) -> str:
    """Draw two runs side by side, with the words that an edit changed."""
    cases = [
        {**case, "lines": _difference(case["before"], case["after"])} for case in found["cases"]
    ]
    return _environment().get_template("comparison.html.j2").render(found=found, cases=cases)


def _difference(before: Any, after: Any) -> list[tuple[str, str]]:
    """Return the lines of both answers, each marked ``del``, ``ins`` or ``same``."""
    marks = {"-": "del", "+": "ins", " ": "same"}
    lines = difflib.ndiff(_as_lines(before), _as_lines(after))
    return [(marks[line[0]], line[2:]) for line in lines if line[0] in marks]


def _as_lines(shown: Any) -> list[str]:
    return json.dumps(shown, ensure_ascii=False, indent=1).splitlines()


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,  # cases hold attacks; a report must not run them
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["pretty"] = lambda value: json.dumps(value, ensure_ascii=False, indent=1)
    return environment
