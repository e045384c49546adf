"""OKRs: objectives, their key results and initiatives, who owns them and how they hang together.

Progress is stored with each goal and kept right in the transaction that changes it (``rollup``).
An objective keeps four sums: weight times progress and weight, over its key results and over the
objectives that contribute to it. A change moves differences of these sums up the links, so it
costs what the tree is deep, never what the organisation is large. Progress is rounded to a fixed
number of decimals before it is summed; the sums are then exact and cannot drift.

Locks, in this order: the organisation's link graph (an advisory lock, shared by whoever moves
progress, exclusive for whoever changes links), the cycle, then objectives by ascending id, each
before its key results.
"""

from coach.okrs.models import (
    Change,
    Comment,
    Contribution,
    Initiative,
    KeyResult,
    Objective,
    WatchedKpi,
)

__all__ = [
    "Change",
    "Comment",
    "Contribution",
    "Initiative",
    "KeyResult",
    "Objective",
    "WatchedKpi",
]
