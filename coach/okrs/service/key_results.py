"""Key results: adding, changing, postponing, removing."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from coach.clock import Clock
from coach.db import Sessions
from coach.okrs import writing
from coach.okrs.errors import Stale
from coach.okrs.history import change
from coach.okrs.measures import edit_measure
from coach.okrs.models import KeyResult
from coach.okrs.movement import NOTHING, open_movement, part_of
from coach.okrs.permissions import check_may_change
from coach.okrs.store import key_results, objectives, progress
from coach.okrs.values import KeyResultEdit, KeyResultFields
from coach.people.values import Actor


@dataclass(frozen=True, slots=True)
class KeyResultService:
    """Key results. Every public method is one use case."""

    sessions: Sessions
    clock: Clock

    async def key_result(self, actor: Actor, key_result_id: UUID) -> KeyResult:
        """Show one key result with its objective. Raises KeyResultNotFound."""
        async with self.sessions() as session:
            return await key_results.key_result(session, key_result_id, visible_to=actor)

    def today(self) -> date:
        """Say by which day a key result's health is judged."""
        return self.clock.now().date()

    async def add(self, actor: Actor, objective_id: UUID, said: KeyResultFields) -> KeyResult:
        """Add a key result; its numbers are read from the title where they are not given.

        Raises Invalid, ObjectiveNotFound, NotYourGoal and CycleClosed.
        """
        async with self.sessions.begin() as session:
            start = progress.of_objectives([objective_id])
            movement = await open_movement(session, actor, start)
            objective = await objectives.lock(session, objective_id, visible_to=actor)
            await check_may_change(session, actor, objective)
            place = await key_results.next_position(session, objective_id)
            made = writing.new_key_result(objective, said, place)
            made.objective = objective
            session.add(made)
            movement.replace(made, NOTHING)
            entry = change(
                actor,
                self.clock.now(),
                objective_id,
                "added",
                subject=("key_result", made.id),
                after={"title": made.title, "baseline": made.baseline, "target": made.target},
            )
            session.add(entry)
            await movement.finish(session)
        return made

    async def change(
        self,
        actor: Actor,
        key_result_id: UUID,
        edit: KeyResultEdit,
        *,
        seen: int | None = None,
        why: str = "",
    ) -> KeyResult:
        """Change a key result, and with it the progress of everything above.

        ``seen`` is the version that the actor read. Raises Stale when there is a newer one, and
        otherwise as add.
        """
        async with self.sessions.begin() as session:
            movement = await open_movement(session, actor, progress.of_key_result(key_result_id))
            found = await key_results.key_result(session, key_result_id, visible_to=actor)
            await check_may_change(session, actor, found.objective)
            if seen is not None and seen != found.version:
                raise Stale
            part = part_of(found)
            before, after = edit_measure(found, edit)
            if after:
                found.version += 1
                movement.replace(found, part)
                entry = change(
                    actor,
                    self.clock.now(),
                    found.objective_id,
                    "changed",
                    subject=("key_result", found.id),
                    before=before,
                    after=after,
                    why=why,
                )
                session.add(entry)
                await movement.finish(session)
        return found

    async def remove(self, actor: Actor, key_result_id: UUID, why: str = "") -> None:
        """Remove a key result. What contributed to it contributes to the objective from now on."""
        async with self.sessions.begin() as session:
            movement = await open_movement(session, actor, progress.of_key_result(key_result_id))
            found = await key_results.key_result(session, key_result_id, visible_to=actor)
            await check_may_change(session, actor, found.objective)
            movement.drop(found)
            await session.delete(found)
            entry = change(
                actor,
                self.clock.now(),
                found.objective_id,
                "removed",
                subject=("key_result", found.id),
                before={"title": found.title, "current": found.current},
                why=why,
            )
            session.add(entry)
            await movement.finish(session)
