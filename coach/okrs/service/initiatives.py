"""Initiatives: the work that should move a key result."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from coach.clock import Clock
from coach.db import Sessions
from coach.okrs import writing
from coach.okrs.errors import KeyResultNotFound
from coach.okrs.history import change
from coach.okrs.models import Change, Initiative
from coach.okrs.permissions import check_accountable, check_may_change
from coach.okrs.store import initiatives, objectives
from coach.okrs.values import InitiativeFields
from coach.people.values import Actor


@dataclass(frozen=True, slots=True)
class InitiativeService:
    """Work towards objectives. Every public method is one use case."""

    sessions: Sessions
    clock: Clock

    async def add(self, actor: Actor, objective_id: UUID, said: InitiativeFields) -> Initiative:
        """Add a piece of work. Raises Invalid, ObjectiveNotFound, NotYourGoal and CycleClosed."""
        async with self.sessions.begin() as session:
            objective = await objectives.lock(session, objective_id, visible_to=actor)
            await check_may_change(session, actor, objective)
            await _check_parts(session, actor, objective_id, said)
            place = await initiatives.next_position(session, objective_id)
            made = writing.new_initiative(objective, said, place)
            session.add(made)
            session.add(self._entry(actor, made, "added"))
        return made

    async def change(self, actor: Actor, initiative_id: UUID, said: InitiativeFields) -> Initiative:
        """Say anew what a piece of work is and how far it is. Raises as add."""
        async with self.sessions.begin() as session:
            found = await initiatives.initiative(session, initiative_id, visible_to=actor)
            await check_may_change(session, actor, found.objective)
            await _check_parts(session, actor, found.objective_id, said)
            found.title = writing.one_line(said.title)
            found.owner_id, found.due_on = said.owner_id, said.due_on
            found.state, found.key_result_id = said.state.value, said.key_result_id
            session.add(self._entry(actor, found, "changed"))
        return found

    async def remove(self, actor: Actor, initiative_id: UUID) -> None:
        """Remove a piece of work."""
        async with self.sessions.begin() as session:
            found = await initiatives.initiative(session, initiative_id, visible_to=actor)
            await check_may_change(session, actor, found.objective)
            session.add(self._entry(actor, found, "removed"))
            await session.delete(found)

    def _entry(self, actor: Actor, found: Initiative, action: str) -> Change:
        return change(
            actor,
            self.clock.now(),
            found.objective_id,
            action,
            subject=("initiative", found.id),
            after={"title": found.title, "state": found.state, "due_on": found.due_on},
        )


async def _check_parts(
    session: AsyncSession, actor: Actor, objective_id: UUID, said: InitiativeFields
) -> None:
    await check_accountable(session, actor, said.owner_id)
    if said.key_result_id is not None and not await initiatives.holds(
        session, objective_id, said.key_result_id
    ):
        raise KeyResultNotFound
