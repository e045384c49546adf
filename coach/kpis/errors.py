"""What can go wrong with KPIs."""

from coach.errors import Forbidden, Invalid, NotFound


class KpiNotFound(NotFound):
    """No such KPI, or one that is not the actor's to see."""

    code = "kpi_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such KPI, or it is kept private.")


class NotYourKpi(Forbidden):
    """The actor may see the KPI and may not change it."""

    code = "not_allowed"

    def __init__(self) -> None:
        super().__init__("Only its owner, its team, coaches and administrators change this KPI.")


class KpiUnitMismatch(Invalid):
    """A KPI and a key result measure different things."""

    code = "kpi_unit_mismatch"
