"""What a key result line can be, whatever it was filed as."""

from enum import StrEnum


class Nature(StrEnum):
    """What a line is, whatever it was filed as."""

    MEASURED = "measured"  # a start and a target
    RELATIVE = "relative"  # a change without a start: "by 20%", "double"
    LEVEL = "level"  # a level to get to, without a start
    COVERAGE = "coverage"  # all, or a share, of something treated
    KEPT = "kept"  # a level to stay at: a KPI
    TASK = "task"  # work that can be finished
    EFFORT = "effort"  # work that can be counted
    VERDICT = "verdict"  # yes or no
    UNTARGETED = "untargeted"  # a metric without a target
    UNMEASURED = "unmeasured"  # nothing to measure
