"""Setting up cycles and moving them through their phases."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from uuid import UUID

from psycopg.errors import UniqueViolation
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from coach.clock import Clock
from coach.cycles import store
from coach.cycles.errors import CycleNameTaken, NotYours, WrongPhase
from coach.cycles.models import Cycle
from coach.cycles.values import CycleFields, Phase, check_dates, usual_rhythm
from coach.db import Sessions, new_id
from coach.people.audit import event
from coach.people.values import Actor, Role
from coach.people.wording import checked_text

KEEPERS = (Role.ADMIN, Role.HR, Role.COACH)
STEPS: dict[Phase, tuple[Phase, ...]] = {
    Phase.PLAN: (Phase.ACTIVE, Phase.CLOSED),
    Phase.ACTIVE: (Phase.WRAP_UP, Phase.CLOSED, Phase.PLAN),
    Phase.WRAP_UP: (Phase.CLOSED, Phase.ACTIVE),
    Phase.CLOSED: (Phase.ACTIVE,),  # a cycle closed too early may be opened again
}


@dataclass(frozen=True, slots=True)
class CycleService:
    """The organisation's cycles. Every public method is one use case."""

    sessions: Sessions
    clock: Clock

    async def cycles(self, actor: Actor) -> Sequence[Cycle]:
        """List cycles, the latest first."""
        async with self.sessions() as session:
            return await store.cycles(session, visible_to=actor)

    async def cycle(self, actor: Actor, cycle_id: UUID) -> Cycle:
        """Show one cycle. Raises CycleNotFound."""
        async with self.sessions() as session:
            return await store.cycle(session, cycle_id, visible_to=actor)

    async def current(self, actor: Actor) -> Cycle | None:
        """Find the cycle that today's work belongs to; None when nothing is set up."""
        async with self.sessions() as session:
            return await store.current(session, self.clock.now().date(), visible_to=actor)

    async def create(self, actor: Actor, fields: CycleFields) -> Cycle:
        """Set up a cycle in its planning phase. Raises NotYours, Invalid and CycleNameTaken."""
        _needs_keeper(actor)
        cycle = Cycle(id=new_id(), org_id=actor.org_id, phase=Phase.PLAN.value)
        _fill(cycle, fields)
        async with self._unless_taken(fields.name) as session:
            session.add(cycle)
            subject = ("cycle", cycle.id)
            session.add(event(actor, self.clock.now(), "cycle.created", subject))
        return cycle

    async def change(self, actor: Actor, cycle_id: UUID, fields: CycleFields) -> Cycle:
        """Change a cycle's name, dates or rhythm. Raises as create."""
        _needs_keeper(actor)
        async with self._unless_taken(fields.name) as session:
            cycle = await store.cycle(session, cycle_id, visible_to=actor, lock=True)
            _fill(cycle, fields)
            subject = ("cycle", cycle.id)
            session.add(event(actor, self.clock.now(), "cycle.changed", subject))
        return cycle

    async def enter(self, actor: Actor, cycle_id: UUID, phase: Phase) -> Cycle:
        """Move a cycle to a phase; asking for the phase it is in changes nothing.

        Raises WrongPhase where no step leads there.
        """
        _needs_keeper(actor)
        async with self.sessions.begin() as session:
            cycle = await store.cycle(session, cycle_id, visible_to=actor, lock=True)
            was = Phase(cycle.phase)
            if phase is was:
                return cycle
            if phase not in STEPS[was]:
                raise WrongPhase(
                    f"{cycle.name} is in the phase {was.value}, from which it cannot go to "
                    f"{phase.value}. Possible: {', '.join(step.value for step in STEPS[was])}."
                )
            cycle.phase = phase.value
            detail = {"from": was.value, "to": phase.value}
            subject = ("cycle", cycle.id)
            session.add(event(actor, self.clock.now(), "cycle.phase", subject, detail))
        return cycle

    @asynccontextmanager
    async def _unless_taken(self, name: str) -> AsyncIterator[AsyncSession]:
        try:
            async with self.sessions.begin() as session:
                yield session
        except IntegrityError as error:
            if isinstance(error.orig, UniqueViolation):
                raise CycleNameTaken(f"There is already a cycle called {name.strip()}.") from error
            raise


def _needs_keeper(actor: Actor) -> None:
    if not actor.has(*KEEPERS):
        raise NotYours


def _fill(cycle: Cycle, fields: CycleFields) -> None:
    check_dates(fields)
    rhythm = fields.rhythm or usual_rhythm(fields.starts_on, fields.ends_on)
    cycle.name = checked_text(fields.name, "name", 120)
    cycle.cadence = fields.cadence.value
    cycle.starts_on, cycle.ends_on = fields.starts_on, fields.ends_on
    cycle.planning_on, cycle.wrap_up_on = rhythm.planning_on, rhythm.wrap_up_on
    cycle.check_in_days = rhythm.check_in_days
