"""Lets a KPI's measurement move the key results that the KPI stands behind."""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from decimal import Decimal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from coach.checkins.models import CheckIn
from coach.checkins.store import entries as store
from coach.clock import Clock
from coach.db import new_id
from coach.grammar.units import convert
from coach.kpis.models import Kpi, Measurement
from coach.okrs.measures import checked_number
from coach.okrs.models import KeyResult
from coach.okrs.movement import open_movement, part_of
from coach.people.values import Actor


@dataclass(frozen=True, slots=True)
class MeasurementFollower:
    """Checks key results in whenever their KPI is measured, in the same transaction.

    Statements do not grow with the number of key results. Those of closed cycles stay.
    """

    clock: Clock

    async def measured(
        self,
        session: AsyncSession,
        actor: Actor,
        kpi: Kpi,
        measurement: Measurement,
        only: UUID | None = None,
    ) -> None:
        """Move every key result behind which the KPI stands, or one of them.

        One that was checked later than the day of the measurement keeps its newer value.
        """
        movement = await open_movement(session, actor, store.of_kpi(kpi.id, only))
        moved = [
            found
            for found in await store.linked_key_results(session, kpi.id, visible_to=actor)
            if only in {None, found.id} and found.objective_id in movement.nodes
        ]
        for found in moved:
            before = part_of(found)
            entry = self._entry(actor, found, kpi, measurement)
            if found.checked_at is None or entry.measured_at >= found.checked_at:
                found.current, found.checked_at = entry.value, entry.measured_at
            movement.replace(found, before)
            entry.progress = found.progress
            session.add(entry)
        await movement.finish(session)

    def _entry(self, actor: Actor, found: KeyResult, kpi: Kpi, measurement: Measurement) -> CheckIn:
        now = self.clock.now()
        day = measurement.measured_on
        measured_at = now if day == now.date() else datetime.combine(day, time(12), UTC)
        return CheckIn(
            id=new_id(),
            org_id=found.org_id,
            key_result_id=found.id,
            author_id=measurement.author_id or _person(actor),
            at=now,
            measured_at=measured_at,
            value=_in_unit(measurement.value, kpi.unit, found.unit),
            note=measurement.note,
            measurement_id=measurement.id,
        )


def _person(actor: Actor) -> UUID | None:
    return None if actor.person_id == actor.org_id else actor.person_id


def _in_unit(value: Decimal, unit: str, wanted: str) -> Decimal:
    """Convert a measurement; units of one kind without a rate between them count the same."""
    converted = convert(value, unit, wanted)
    return value if converted is None else checked_number(converted, "value") or Decimal(0)
