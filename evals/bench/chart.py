"""Draws measures in a terminal and puts them into JSON."""

from collections.abc import Sequence
from typing import Any

from evals.bench.measure import Measure

WIDTH = 40
MILLISECONDS = 1000


def as_json(measures: Sequence[Measure]) -> list[dict[str, Any]]:
    """Put measures into plain values."""
    return [
        {
            "name": each.name,
            "seconds": round(each.seconds, 6),
            "floor": each.floor_name,
            "floor_seconds": round(each.floor_seconds, 6),
            "ratio": round(each.ratio, 3),
            "budget": each.budget,
            "unit": each.unit,
            "kept": each.kept,
            "growth": [list(point) for point in each.growth],
            "exponent": None if each.exponent is None else round(each.exponent, 3),
        }
        for each in measures
    ]


def drawn(measures: Sequence[Measure]) -> str:
    """Draw each measure as a bar beside its floor, and growth as bars by size."""
    return "\n\n".join("\n".join(_lines(each)) for each in measures)


def _lines(measure: Measure) -> list[str]:
    most = max(measure.seconds, measure.floor_seconds)
    budget = (
        f"{measure.budget:g} times its floor"
        if measure.unit == "ratio"
        else f"{measure.budget:g} s"
    )
    verdict = "kept" if measure.kept else "MISSED"
    lines = [
        f"{measure.name}: {measure.ratio:.1f} times its floor; budget {budget}: {verdict}",
        _bar(measure.name, measure.seconds, most),
        _bar(measure.floor_name, measure.floor_seconds, most),
    ]
    lines += [_bar(f"at {size:,}", seconds, most) for size, seconds in measure.growth]
    if measure.exponent is not None:
        lines.append(f"  grows as size^{measure.exponent:.2f}")
    return lines


def _bar(label: str, seconds: float, most: float) -> str:
    filled = max(1, round(WIDTH * seconds / most)) if most else 1
    return f"  {label[:38]:38} {'█' * filled} {seconds * MILLISECONDS:,.1f} ms"
