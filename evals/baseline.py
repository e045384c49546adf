"""What a suite scored when its baseline was last recorded, case by case."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coach.errors import Invalid
from evals.suite import Suite, SuiteRun

FILE = "baseline.json"
SHOWN_CHANGE = 0.0005


@dataclass(frozen=True, slots=True)
class Baseline:
    """Scores by case id and score name; each holds a value per repeat."""

    cases: Mapping[str, Mapping[str, tuple[float, ...]]]

    @classmethod
    def of(cls, run: SuiteRun) -> "Baseline":
        """Take a run as the mark to hold."""
        return cls({case.id: dict(case.scores) for case in run.cases})


def read_baseline(folder: Path, engine: str) -> Baseline | None:
    """Read a suite's baseline for one engine; None where none was recorded."""
    path = folder / FILE
    if not path.exists():
        return None
    found = _read(path).get(engine)
    if found is None:
        return None
    return Baseline(
        {
            case: {name: _values(value) for name, value in scores.items()}
            for case, scores in found.items()
        }
    )


def differences(old: Baseline | None, run: SuiteRun) -> list[str]:
    """Tell how a run differs from the mark it would replace, a line a score that moved."""
    if old is None:
        return [f"{run.suite}: the first baseline, {len(run.cases)} cases"]
    lines: list[str] = []
    for name in run.score_names():
        before = [scores[name] for scores in old.cases.values() if name in scores]
        value = run.metric(name).value
        was = sum(sum(each) / len(each) for each in before) / len(before) if before else None
        if was is None:
            lines.append(f"{run.suite} {name}: new, {value:.3f}")
        elif abs(value - was) >= SHOWN_CHANGE:
            lines.append(f"{run.suite} {name}: {was:.3f} → {value:.3f}")
    added = len({case.id for case in run.cases} - set(old.cases))
    removed = len(set(old.cases) - {case.id for case in run.cases})
    if added or removed:
        lines.append(f"{run.suite}: {added} cases added, {removed} removed")
    return lines or [f"{run.suite}: as before"]


def write_baseline(suite: Suite[Any, Any], run: SuiteRun) -> Path:
    """Keep a run as its suite's baseline for this engine; other engines' baselines stay."""
    path = suite.folder / FILE
    found = _read(path) if path.exists() else {}
    found[run.engine] = {
        case.id: {name: _plain(values) for name, values in sorted(case.scores.items())}
        for case in run.cases
    }
    # One case a line, so that the commit which changes a baseline shows what changed.
    engines = [
        f"{json.dumps(name)}: {{\n"
        + ",\n".join(f"{json.dumps(case)}: {json.dumps(scores)}" for case, scores in cases.items())
        + "\n}"
        for name, cases in sorted(found.items())
    ]
    path.write_text("{\n" + ",\n".join(engines) + "\n}\n", encoding="utf-8")
    return path


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise Invalid(
            f"{path}: is not JSON ({error}); record it anew: waymark evals record"
        ) from error
    return dict(found)


def _plain(values: tuple[float, ...]) -> float | list[float]:
    rounded = [round(value, 4) for value in values]
    return rounded[0] if len(rounded) == 1 else rounded


def _values(value: float | list[float]) -> tuple[float, ...]:
    return tuple(value) if isinstance(value, list) else (value,)
