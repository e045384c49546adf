"""Something that should change: a complaint or a wish."""

import re
from dataclasses import dataclass

from coach.composer.clauses import Clause
from coach.composer.shapes import ShapeMatch
from coach.composer.wishes import Wish


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that should change: a complaint or a wish, with the shape it has, if any."""

    clause: Clause
    match: ShapeMatch | None
    wish: Wish | None = None
    weight: float = 1.0

    @property
    def complains(self) -> bool:
        """Whether the clause complains, by its shape or its words."""
        return self.match is not None or self.weight >= 1

    @property
    def is_wanted(self) -> bool:
        """Whether the statement is the good thing, denied or too rare, and not the bad one."""
        clause = self.clause
        if self.wish is not None:
            return self.wish.up
        if clause.negated or clause.nobody:
            return True
        base = next((level for level in clause.levels if level.role == "baseline"), None)
        goal = next((level for level in clause.levels if level.role == "target"), None)
        if (
            base is not None
            and goal is not None
            and base.kind in {"percent", "count", "money", "rating", "points"}
            and base.value != goal.value
        ):
            return goal.value > base.value
        return base is not None and bool(re.search(r"\b(only|just|barely|merely)\b", clause.lower))
