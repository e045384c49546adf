"""Keeping KPIs, measuring them, and putting them behind key results."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from coach.clock import Clock
from coach.db import Sessions, new_id
from coach.errors import Invalid
from coach.grammar.units import canonical, same_unit_kind
from coach.kpis import store
from coach.kpis.errors import KpiUnitMismatch, NotYourKpi
from coach.kpis.models import Kpi, KpiLink, Measurement
from coach.kpis.values import Health, KpiFields, MeasurementFields, Visibility, health
from coach.okrs.history import change
from coach.okrs.measures import checked_number
from coach.okrs.models import Change, KeyResult
from coach.okrs.permissions import MASTERS, check_accountable, check_may_change
from coach.okrs.store import key_results
from coach.people.store import directory
from coach.people.values import Actor
from coach.people.wording import checked_text

LISTED = 500
LONGEST = 2_000
MOST_SYNONYMS = 30


class Listener(Protocol):
    """Wants to know what a KPI stands at, in the transaction that changes it."""

    async def measured(
        self,
        session: AsyncSession,
        actor: Actor,
        kpi: Kpi,
        measurement: Measurement,
        only: UUID | None = None,
    ) -> None:
        """Take note of a KPI's newest measurement, for all its key results or ``only`` one."""
        ...


@dataclass(frozen=True, slots=True)
class KpiService:
    """KPIs. Every public method is one use case."""

    sessions: Sessions
    clock: Clock
    listeners: tuple[Listener, ...] = ()

    async def kpis(
        self, actor: Actor, query: str = "", team_id: UUID | None = None
    ) -> Sequence[Kpi]:
        """List KPIs by name."""
        async with self.sessions() as session:
            return await store.kpis(
                session, visible_to=actor, team_id=team_id, query=query, limit=LISTED
            )

    async def kpi(self, actor: Actor, kpi_id: UUID) -> Kpi:
        """Show one KPI. Raises KpiNotFound."""
        async with self.sessions() as session:
            return await store.kpi(session, kpi_id, visible_to=actor)

    async def series(self, actor: Actor, kpi_id: UUID) -> Sequence[Measurement]:
        """List the newest measurements, the newest first."""
        async with self.sessions() as session:
            await store.kpi(session, kpi_id, visible_to=actor)
            return await store.measurements(session, kpi_id, visible_to=actor, limit=LISTED)

    async def create(self, actor: Actor, said: KpiFields) -> Kpi:
        """Set up a KPI; without an owner it is the actor's. Raises Invalid and NotYourKpi."""
        made = Kpi(id=new_id(), org_id=actor.org_id, latest=[])
        async with self.sessions.begin() as session:
            await _fill(session, actor, made, said)
            session.add(made)
        return made

    async def change(self, actor: Actor, kpi_id: UUID, said: KpiFields) -> Kpi:
        """Say anew what a KPI is. Raises KpiNotFound, NotYourKpi and Invalid."""
        async with self.sessions.begin() as session:
            found = await store.kpi(session, kpi_id, visible_to=actor, lock=True)
            _check_may_change(actor, found)
            await _fill(session, actor, found, said)
        return found

    async def measure(self, actor: Actor, kpi_id: UUID, said: MeasurementFields) -> Measurement:
        """Add a measurement. Where it is the newest, key results that the KPI stands behind move.

        Raises KpiNotFound, NotYourKpi and Invalid.
        """
        value = checked_number(said.value, "value")
        if value is None:
            raise Invalid("A measurement needs a value.", field="value")
        now = self.clock.now()
        day = said.measured_on or now.date()
        if day > now.date():
            raise Invalid("Nobody can have measured in the future.", field="measured_on")
        async with self.sessions.begin() as session:
            found = await store.kpi(session, kpi_id, visible_to=actor, lock=True)
            _check_may_change(actor, found)
            made = Measurement(
                id=new_id(),
                org_id=actor.org_id,
                kpi_id=found.id,
                measured_on=day,
                value=value,
                note=checked_text(said.note, "note", LONGEST, empty=True),
                author_id=actor.person_id if actor.person_id != actor.org_id else None,
                at=now,
            )
            session.add(made)
            await session.flush()
            newest = await store.latest(session, found.id)
            found.latest = [one.value for one in newest]
            found.measured_on = newest[0].measured_on
            if newest[0].id == made.id:
                for listener in self.listeners:
                    await listener.measured(session, actor, found, made)
        return made

    async def link(self, actor: Actor, key_result_id: UUID, kpi_id: UUID) -> Kpi:
        """Put a KPI behind a key result, instead of the one that stood there.

        The key result moves to what the KPI stands at, and with each measurement from now on.
        Raises KpiUnitMismatch, KpiNotFound, KeyResultNotFound, NotYourGoal and CycleClosed.
        """
        async with self.sessions.begin() as session:
            found = await store.kpi(session, kpi_id, visible_to=actor, lock=True)
            key_result = await key_results.key_result(session, key_result_id, visible_to=actor)
            await check_may_change(session, actor, key_result.objective)
            if not same_unit_kind(canonical(found.unit), key_result.unit):
                raise KpiUnitMismatch(
                    f"The KPI is measured in {found.unit or 'plain numbers'}, the key result in "
                    f"{key_result.unit or 'plain numbers'}. Change one of them.",
                    field="kpi_id",
                )
            before = await store.link(session, key_result_id, visible_to=actor)
            session.add(self._linked(actor, key_result, before, found))
            if before is None:
                session.add(
                    KpiLink(key_result_id=key_result_id, kpi_id=kpi_id, org_id=actor.org_id)
                )
            else:
                before.kpi_id = kpi_id
            await session.flush()
            newest = await store.latest(session, kpi_id)
            for listener in self.listeners if newest else ():
                await listener.measured(session, actor, found, newest[0], key_result_id)
        return found

    async def unlink(self, actor: Actor, key_result_id: UUID) -> None:
        """Let a key result be checked by hand again. Nothing happens where no KPI stood."""
        async with self.sessions.begin() as session:
            key_result = await key_results.key_result(session, key_result_id, visible_to=actor)
            await check_may_change(session, actor, key_result.objective)
            before = await store.link(session, key_result_id, visible_to=actor)
            if before is not None:
                session.add(self._linked(actor, key_result, before, None))
                await session.delete(before)

    async def behind(self, actor: Actor, key_result_id: UUID) -> Kpi | None:
        """Show the KPI behind a key result, if there is one that the actor may see."""
        async with self.sessions() as session:
            await key_results.key_result(session, key_result_id, visible_to=actor)
            return await store.kpi_behind(session, key_result_id, visible_to=actor)

    def _linked(
        self, actor: Actor, key_result: KeyResult, before: KpiLink | None, after: Kpi | None
    ) -> Change:
        return change(
            actor,
            self.clock.now(),
            key_result.objective_id,
            "measured by",
            subject=("key_result", key_result.id),
            before={"kpi_id": before.kpi_id} if before else {},
            after={"kpi_id": after.id} if after else {},
        )


def health_of(kpi: Kpi) -> Health:
    """Judge a KPI by its newest values."""
    return health(kpi.latest, kpi.lower_bound, kpi.upper_bound)


def needs_recovery(kpi: Kpi) -> bool:
    """Tell whether a KPI was out of its bounds twice in a row: time for a key result."""
    return health_of(kpi) is Health.OFF_TRACK


def _check_may_change(actor: Actor, kpi: Kpi) -> None:
    if actor.has(*MASTERS) or kpi.owner_id == actor.person_id or kpi.team_id in actor.team_ids:
        return
    raise NotYourKpi


async def _fill(session: AsyncSession, actor: Actor, kpi: Kpi, said: KpiFields) -> None:
    await _check_parts(session, actor, said)
    kpi.name = " ".join(checked_text(said.name, "name", 200).split())
    for name in ("definition", "formula"):
        setattr(kpi, name, checked_text(getattr(said, name), name, LONGEST, empty=True))
    kpi.unit = canonical(checked_text(said.unit, "unit", 40, empty=True))
    kpi.direction, kpi.kind = said.direction.value, said.kind.value
    kpi.cadence, kpi.visibility = said.cadence.value, said.visibility.value
    kpi.lower_bound = checked_number(said.lower_bound, "lower_bound")
    kpi.upper_bound = checked_number(said.upper_bound, "upper_bound")
    kpi.owner_id, kpi.team_id = said.owner_id or actor.person_id, said.team_id
    kpi.synonyms = [checked_text(text, "synonyms", 200) for text in said.synonyms]
    kpi.library_key = said.library_key


async def _check_parts(session: AsyncSession, actor: Actor, said: KpiFields) -> None:
    """Refuse a team or an owner that the actor may not speak for, and bounds out of order."""
    lower, upper = said.lower_bound, said.upper_bound
    if lower is not None and upper is not None and lower > upper:
        raise Invalid("The lower bound lies above the upper one.", field="lower_bound")
    if len(said.synonyms) > MOST_SYNONYMS:
        raise Invalid(f"At most {MOST_SYNONYMS} synonyms fit.", field="synonyms")
    if said.visibility is Visibility.TEAM and said.team_id is None:
        raise Invalid("Say which team sees it: give a team_id.", field="team_id")
    if said.team_id is not None:
        await directory.team(session, said.team_id, visible_to=actor)
    if not actor.has(*MASTERS) and said.team_id not in {None, *actor.team_ids}:
        raise NotYourKpi
    if said.owner_id not in {None, actor.person_id}:
        await check_accountable(session, actor, said.owner_id)
