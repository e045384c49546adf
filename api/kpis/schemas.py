"""What KPIs look like on the wire."""

from datetime import date, datetime
from uuid import UUID

import msgspec

from api.numbers import Number, exact, number
from coach.kpis import Kpi, Measurement
from coach.kpis.service import health_of, needs_recovery
from coach.kpis.values import (
    Cadence,
    Direction,
    KpiFields,
    KpiKind,
    MeasurementFields,
    Visibility,
)


class KpiOut(msgspec.Struct, frozen=True):
    """A KPI with its newest value and how healthy it is."""

    id: UUID
    name: str
    synonyms: list[str]
    definition: str
    formula: str
    unit: str
    direction: str
    kind: str
    cadence: str
    lower_bound: Number | None
    upper_bound: Number | None
    team_id: UUID | None
    owner_id: UUID | None
    visibility: str
    library_key: str | None
    value: Number | None
    measured_on: date | None
    health: str
    needs_recovery: bool

    @classmethod
    def of(cls, kpi: Kpi) -> "KpiOut":
        """Show a KPI."""
        return cls(
            id=kpi.id,
            name=kpi.name,
            synonyms=list(kpi.synonyms),
            definition=kpi.definition,
            formula=kpi.formula,
            unit=kpi.unit,
            direction=kpi.direction,
            kind=kpi.kind,
            cadence=kpi.cadence,
            lower_bound=number(kpi.lower_bound),
            upper_bound=number(kpi.upper_bound),
            team_id=kpi.team_id,
            owner_id=kpi.owner_id,
            visibility=kpi.visibility,
            library_key=kpi.library_key,
            value=number(kpi.latest[0]) if kpi.latest else None,
            measured_on=kpi.measured_on,
            health=health_of(kpi).value,
            needs_recovery=needs_recovery(kpi),
        )


class KpiIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a program may say of a KPI. Healthy is what lies between the bounds."""

    name: str
    definition: str = ""
    formula: str = ""
    unit: str = ""
    direction: Direction = Direction.INCREASE
    kind: KpiKind = KpiKind.LAGGING
    cadence: Cadence = Cadence.MONTH
    lower_bound: Number | None = None
    upper_bound: Number | None = None
    team_id: UUID | None = None
    owner_id: UUID | None = None
    visibility: Visibility = Visibility.PUBLIC
    synonyms: tuple[str, ...] = ()
    library_key: str | None = None

    def fields(self) -> KpiFields:
        """Hand it to the service."""
        plain = msgspec.structs.asdict(self)
        plain["lower_bound"] = exact(self.lower_bound)
        plain["upper_bound"] = exact(self.upper_bound)
        return KpiFields(**plain)


class MeasurementIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One value; without a day it is today's."""

    value: Number
    measured_on: date | None = None
    note: str = ""

    def fields(self) -> MeasurementFields:
        """Hand it to the service."""
        return MeasurementFields(exact(self.value), self.measured_on, self.note)


class MeasurementOut(msgspec.Struct, frozen=True):
    """One value of a KPI on one day."""

    id: UUID
    kpi_id: UUID
    measured_on: date
    value: Number
    note: str
    author_id: UUID | None
    at: datetime

    @classmethod
    def of(cls, found: Measurement) -> "MeasurementOut":
        """Show a measurement."""
        return cls(
            found.id,
            found.kpi_id,
            found.measured_on,
            number(found.value),
            found.note,
            found.author_id,
            found.at,
        )


class KpiLinkIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which KPI shall stand behind a key result."""

    kpi_id: UUID


class PromotionIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Under which objective a KPI becomes a key result, and where it shall go."""

    objective_id: UUID
    target: Number
