"""A way to measure an issue."""

from dataclasses import dataclass

from coach.composer.levels import Level


@dataclass(frozen=True, slots=True)
class Idea:
    """A metric with its levels, as far as the brief gives them, and the reason for it."""

    metric: str
    unit: str
    direction: str
    kind: str
    source: int
    baseline: Level | None = None
    target: Level | None = None
    kpi: str | None = None
    why: str = ""
    from_shape: bool = False
    """Whether a shape's template worded it: then it may stand for the other side of the brief."""

    @property
    def has_numbers(self) -> bool:
        """Whether the brief gives a level for it."""
        return self.baseline is not None or self.target is not None


def result(metric: str, unit: str, source: int, *, up: bool) -> Idea:
    """A lagging metric: what shows at the end whether the change was won."""
    return Idea(metric, unit, "increase" if up else "decrease", "lagging", source)
