"""``python -m evals.bench [NAME…]``: run the benchmarks, draw them, keep them as JSON."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from evals.bench import asking, drafting, linting, searching
from evals.bench.chart import as_json, drawn
from evals.bench.measure import Measure
from evals.report import FOLDER

BENCHMARKS: Mapping[str, Callable[[], Iterator[Measure]]] = MappingProxyType(
    {
        "lint": linting.measures,
        "draft": drafting.measures,
        "asking": asking.measures,
        "kpis": searching.measures,
    }
)


def main(names: list[str]) -> int:
    """Run the benchmarks named, or all; returns 1 when a budget is missed, 2 for wrong use."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"There is no benchmark “{unknown[0]}”; choose from {', '.join(BENCHMARKS)}.")
        return 2
    found: list[Measure] = []
    for name in names or BENCHMARKS:
        print(f"measuring {name} …", file=sys.stderr)
        found.extend(BENCHMARKS[name]())
    print(drawn(found))
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / "bench.json"
    path.write_text(json.dumps(as_json(found), indent=1) + "\n", encoding="utf-8")
    print(f"\nAs JSON: {path}")
    return 0 if all(each.kept for each in found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
