"""Cycles: the stretches of time for which OKRs are set, and the rhythm within each.

Several may run at once, such as a year and its quarters. A cycle goes from plan to active to
wrap-up to closed; a closed one takes no check-ins.
"""

from coach.cycles.models import Cycle

__all__ = ["Cycle"]
