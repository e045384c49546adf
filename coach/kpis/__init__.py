"""KPIs: what an organisation keeps an eye on beyond any cycle, and its measurements.

A KPI may stand behind key results: a measurement then moves them. The slice of check-ins listens
for that, in the transaction of the measurement (``service.Listener``). A KPI's row is locked
before the graph of goals, never after.
"""

from coach.kpis.models import Kpi, Measurement

__all__ = ["Kpi", "Measurement"]
