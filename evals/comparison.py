"""What differs between two runs, metric by metric and case by case."""

from typing import Any

from evals.statistics import paired_change

Report = dict[str, Any]


def compare(before: Report, after: Report) -> dict[str, Any]:
    """Compare two reports over the cases that both hold.

    A metric's change comes with its paired interval; ``cases`` are those whose scores differ, with
    both answers, so that a person can see what an edit did to the words.
    """
    metrics: list[dict[str, Any]] = []
    cases: list[dict[str, Any]] = []
    old_suites = {suite["suite"]: suite for suite in before["suites"]}
    for suite in after["suites"]:
        old = old_suites.get(suite["suite"])
        if old is None:
            continue
        pairs = _pairs(old, suite)
        metrics.extend(_metrics(suite["suite"], pairs))
        cases.extend(_cases(suite["suite"], pairs))
    return {"before": before["at"], "after": after["at"], "metrics": metrics, "cases": cases}


Pair = tuple[dict[str, Any], dict[str, Any]]


def _pairs(old: dict[str, Any], new: dict[str, Any]) -> list[Pair]:
    earlier = {case["id"]: case for case in old["cases"]}
    return [(earlier[case["id"]], case) for case in new["cases"] if case["id"] in earlier]


def _metrics(suite: str, pairs: list[Pair]) -> list[dict[str, Any]]:
    names = sorted({name for _, case in pairs for name in case["scores"]})
    rows = []
    for name in names:
        both = [pair for pair in pairs if name in pair[0]["scores"] and name in pair[1]["scores"]]
        if not both:
            continue
        before = [old["scores"][name] for old, _ in both]
        after = [new["scores"][name] for _, new in both]
        change, interval = paired_change(before, after, seed=f"{suite}/{name}")
        rows.append(
            {
                "suite": suite,
                "metric": name,
                "before": round(_mean(before), 4),
                "after": round(_mean(after), 4),
                "change": round(change, 4),
                "interval": [round(interval.low, 4), round(interval.high, 4)],
                "cases": len(both),
            }
        )
    return rows


def _cases(suite: str, pairs: list[Pair]) -> list[dict[str, Any]]:
    rows = []
    for old, new in pairs:
        names = sorted({*old["scores"], *new["scores"]})
        moved = {
            name: [old["scores"].get(name), new["scores"].get(name)]
            for name in names
            if old["scores"].get(name) != new["scores"].get(name)
        }
        if moved:
            rows.append(
                {
                    "suite": suite,
                    "id": new["id"],
                    "why": new["why"],
                    "asked": new["asked"],
                    "scores": moved,
                    "reasons": new["reasons"],
                    "before": old["shown"],
                    "after": new["shown"],
                }
            )
    return rows


def _mean(values: list[list[float]]) -> float:
    return sum(sum(each) / len(each) for each in values) / len(values)


def comparison_table(found: dict[str, Any]) -> str:
    """Lay a comparison out for a terminal: the metrics that moved, then the cases."""
    lines = [f"{found['before']} → {found['after']}"]
    moved = [row for row in found["metrics"] if row["change"]]
    lines.extend(
        f"{row['suite']:10} {row['metric']:28} {row['before']:.3f} → {row['after']:.3f}  "
        f"{row['change']:+.3f} [{row['interval'][0]:+.3f}, {row['interval'][1]:+.3f}]"
        f" of {row['cases']}"
        for row in moved
    )
    lines.extend(
        f"{row['suite']:10} {row['id']}: {', '.join(sorted(row['scores']))}"
        for row in found["cases"]
    )
    if not moved and not found["cases"]:
        lines.append("No score differs.")
    return "\n".join(lines)
