"""How long linting takes: one file in a cold process, and ten thousand key results."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from coach.grammar.key_result import parse_key_result
from coach.linter.lint import lint_line
from evals.bench.measure import Measure, children_seconds, typical_seconds

DOCUMENT = """---
cycle: 2027-Q1
---
# O: Make walk-in patients feel expected so that they come back to us first
type: committed
- KR: Cut median waiting time from 48 minutes to 25 minutes
- KR: Raise patients who would recommend us from 61% to 75%
"""
METRICS = ("waiting time", "late parcels", "open tickets", "returns", "falls on the ward")
SIZES = (1_000, 3_000, 10_000)
COLD_BUDGET_SECONDS = 0.5
MANY_BUDGET_SECONDS = 5.0


def measures() -> Iterator[Measure]:
    """Measure the cold start, then the bulk."""
    yield cold_start()
    yield ten_thousand(SIZES)


def cold_start() -> Measure:
    """Lint one file in a fresh process, beside a Python that does nothing."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "team.okr.md"
        path.write_text(DOCUMENT, encoding="utf-8")
        waymark = Path(sys.executable).with_name("waymark")
        return Measure(
            name="waymark lint, one file, cold process",
            seconds=typical_seconds(
                lambda: _run([str(waymark), "lint", str(path)]), rounds=5, clock=children_seconds
            ),
            floor_name="python -c pass",
            floor_seconds=typical_seconds(
                lambda: _run([sys.executable, "-c", "pass"]), rounds=5, clock=children_seconds
            ),
            budget=COLD_BUDGET_SECONDS,
            unit="seconds",
        )


def ten_thousand(sizes: tuple[int, ...]) -> Measure:
    """Lint many different key results, beside parsing the same lines."""
    lines = key_results(sizes[-1])
    growth = tuple(
        (size, typical_seconds(partial(_lint, lines[:size]), rounds=3)) for size in sizes
    )
    return Measure(
        name=f"{sizes[-1]:,} key results linted",
        seconds=growth[-1][1],
        floor_name="the same lines parsed",
        floor_seconds=typical_seconds(lambda: [parse_key_result(line) for line in lines], rounds=3),
        budget=MANY_BUDGET_SECONDS,
        unit="seconds",
        growth=growth,
    )


def key_results(count: int) -> list[str]:
    """Make that many lines, no two alike, so that no memory of lines can help."""
    return [
        f"Reduce {METRICS[each % len(METRICS)]} in unit {each} from {each + 9} to {each + 2}"
        for each in range(count)
    ]


def _lint(lines: list[str]) -> None:
    for line in lines:
        lint_line(line, kind="key_result")


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own program
