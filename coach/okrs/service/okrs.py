"""Objectives: writing them, finding them, moving them through their life."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from coach.clock import Clock
from coach.cycles.errors import CycleClosed
from coach.cycles.models import Cycle
from coach.cycles.store import cycle
from coach.db import Sessions
from coach.errors import Invalid
from coach.grammar.progress import shown
from coach.okrs import writing
from coach.okrs.errors import Stale, WrongStatus
from coach.okrs.history import change
from coach.okrs.models import Contribution, Objective
from coach.okrs.movement import open_movement
from coach.okrs.permissions import (
    Owned,
    check_accountable,
    check_may_change,
    check_may_own,
    known_owner,
)
from coach.okrs.rollup import without
from coach.okrs.service.linking import attach
from coach.okrs.store import links, objectives, progress
from coach.okrs.values import (
    KEEP,
    ObjectiveEdit,
    ObjectiveFields,
    ObjectiveFilter,
    Owner,
    Page,
    Status,
    SubmittedSet,
)
from coach.people.audit import event
from coach.people.values import Actor

LARGEST_SET = 50
LARGEST_LIST = 50
STEPS: dict[Status, tuple[Status, ...]] = {
    Status.DRAFT: (Status.IN_REVIEW, Status.PUBLISHED),
    Status.IN_REVIEW: (Status.DRAFT, Status.PUBLISHED),
    Status.PUBLISHED: (Status.CLOSED, Status.DRAFT),
    Status.CLOSED: (Status.PUBLISHED,),  # closed too early: opened again
}


@dataclass(frozen=True, slots=True)
class Goal:
    """An objective among others: how many contribute to it, and to what it contributes.

    ``today`` is the day by which its health is judged. A list leaves ``parents`` out.
    """

    objective: Objective
    children: int
    today: date
    parents: Sequence[Contribution] = ()


@dataclass(frozen=True, slots=True)
class OkrService:
    """Objectives. Every public method is one use case."""

    sessions: Sessions
    clock: Clock

    async def submit_set(self, actor: Actor, handed: SubmittedSet) -> list[Objective]:
        """Store a whole set of OKRs at once, or nothing of it.

        The numbers of key results are read from their words. Statements do not grow with the set.
        Raises Invalid, OwnerUnknown, CycleNotFound, CycleClosed and NotYourGoal.
        """
        async with self.sessions.begin() as session:
            return await self.add_set(session, actor, handed)

    async def add_set(
        self, session: AsyncSession, actor: Actor, handed: SubmittedSet
    ) -> list[Objective]:
        """Store a set in the caller's transaction, for a slice whose own rows change with it."""
        _check_size(handed)
        _, owned = await self._new_owner(session, actor, handed.cycle_id, handed.owner)
        owner = owned.owner
        await check_accountable(session, actor, handed.accountable_id)
        first = await objectives.next_position(session, handed.cycle_id, owner, visible_to=actor)
        made = [
            writing.whole_objective(actor, handed, owner, submitted, first + place)
            for place, submitted in enumerate(handed.objectives)
        ]
        if handed.status is Status.PUBLISHED:
            for objective in made:
                objective.published_at = self.clock.now()
        session.add_all(made)
        now = self.clock.now()
        session.add_all(
            change(actor, now, found.id, "created", after={"title": found.title}) for found in made
        )
        detail = {"objectives": len(made), "cycle_id": str(handed.cycle_id)}
        session.add(event(actor, now, "okrs.submitted", ("organisation", actor.org_id), detail))
        return made

    async def create(self, actor: Actor, said: ObjectiveFields) -> Goal:
        """Start an objective as a draft, with the contributions it names. Raises as submit_set."""
        async with self.sessions.begin() as session:
            await progress.keep_graph(session, visible_to=actor)
            chosen, owned = await self._new_owner(session, actor, said.cycle_id, said.owner)
            accountable = await check_accountable(session, actor, said.accountable_id)
            place = await objectives.next_position(
                session, said.cycle_id, owned.owner, visible_to=actor
            )
            objective = writing.new_objective(actor, said, position=place)
            writing.write_owner(objective, owned.owner)
            objective.cycle, objective.accountable = chosen, accountable
            objective.team, objective.person = owned.team, owned.person
            session.add(objective)
            await session.flush()
            parents = await attach(session, actor, objective, said.contributes_to)
            now = self.clock.now()
            session.add(change(actor, now, objective.id, "created", after={"title": said.title}))
        return Goal(objective, 0, now.date(), parents)

    async def _new_owner(
        self, session: AsyncSession, actor: Actor, cycle_id: UUID, owner: Owner
    ) -> tuple[Cycle, Owned]:
        chosen = await cycle(session, cycle_id, visible_to=actor)
        if chosen.is_closed:
            raise CycleClosed(chosen.name)
        owned = await known_owner(session, actor, owner)
        await check_may_own(session, actor, owned.owner)
        return chosen, owned

    async def objective(self, actor: Actor, objective_id: UUID) -> Objective:
        """Show one objective with everything under it. Raises ObjectiveNotFound."""
        async with self.sessions() as session:
            return await objectives.objective(session, objective_id, visible_to=actor)

    async def objectives(self, actor: Actor, chosen: ObjectiveFilter) -> Page[Objective]:
        """List objectives by owner with everything under them, a page at a time."""
        async with self.sessions() as session:
            return await objectives.objectives(session, chosen, visible_to=actor)

    async def goal(self, actor: Actor, objective_id: UUID) -> Goal:
        """Show one objective among those it is linked with. Raises ObjectiveNotFound."""
        async with self.sessions() as session:
            return await self._goal(session, actor, objective_id)

    async def _goal(self, session: AsyncSession, actor: Actor, objective_id: UUID) -> Goal:
        found, children = await objectives.goal(session, objective_id, visible_to=actor)
        parents = await links.parents(session, objective_id, visible_to=actor)
        return Goal(found, children, self.clock.now().date(), parents)

    async def goals(self, actor: Actor, chosen: ObjectiveFilter) -> Page[Goal]:
        """List one level of the map: the top of a cycle, or what contributes to a parent."""
        async with self.sessions() as session:
            page = await objectives.goals(session, chosen, visible_to=actor)
        today = self.clock.now().date()
        return Page([Goal(*row, today) for row in page.items], page.next_cursor)

    async def change(
        self,
        actor: Actor,
        objective_id: UUID,
        edit: ObjectiveEdit,
        *,
        seen: int | None = None,
        why: str = "",
    ) -> Goal:
        """Change an objective. ``seen`` is the version that the actor read.

        Raises Stale when it has another version by now, and otherwise as create.
        """
        async with self.sessions.begin() as session:
            movement = None
            if edit.progress_from is not KEEP:
                start = progress.of_objectives([objective_id])
                movement = await open_movement(session, actor, start)
            objective = await objectives.lock(session, objective_id, visible_to=actor)
            await check_may_change(session, actor, objective)
            if seen is not None and seen != objective.version:
                raise Stale
            before, after = await self._write(session, actor, objective, edit)
            if after:
                objective.version += 1
                now, action = self.clock.now(), "changed"
                session.add(
                    change(actor, now, objective_id, action, before=before, after=after, why=why)
                )
                if movement is not None:
                    movement.nodes[objective_id].progress_from = objective.progress_from
                    await movement.finish(session)
                await session.flush()
            return await self._goal(session, actor, objective_id)

    async def _write(
        self, session: AsyncSession, actor: Actor, objective: Objective, edit: ObjectiveEdit
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Write what an edit says; return what it changes, as it was and as it is."""
        wanted = {
            item.name: value
            for item in fields(edit)
            if (value := getattr(edit, item.name)) is not KEEP
        }
        if isinstance(owner := wanted.pop("owner", None), Owner):
            owned = await known_owner(session, actor, owner)
            await check_may_own(session, actor, owned.owner)
            wanted |= writing.owner_columns(owned.owner)
        if "title" in wanted:
            wanted["title"] = writing.one_line(wanted["title"])
        if "accountable_id" in wanted:
            await check_accountable(session, actor, wanted["accountable_id"])
        plain = {name: getattr(value, "value", value) for name, value in wanted.items()}
        before = {
            name: getattr(objective, name)
            for name, value in plain.items()
            if getattr(objective, name) != value
        }
        for name in before:
            setattr(objective, name, plain[name])
        return before, {name: plain[name] for name in before}

    async def publish(self, actor: Actor, objective_id: UUID, why: str = "") -> Goal:
        """Show an objective to the whole organisation. Raises WrongStatus when it is closed."""
        return await self.enter(actor, objective_id, Status.PUBLISHED, why)

    async def enter(self, actor: Actor, objective_id: UUID, status: Status, why: str = "") -> Goal:
        """Move an objective to another status; asking for the one it has changes nothing."""
        return await self._enter(actor, objective_id, status, None, why)

    async def close(
        self, actor: Actor, objective_id: UUID, score: Decimal | None = None, why: str = ""
    ) -> Goal:
        """End an objective with a score between 0 and 1, by default its progress as shown.

        A score that differs from the progress needs a reason. Raises Invalid and WrongStatus.
        """
        if score is not None and not (score.is_finite() and 0 <= score <= 1):
            raise Invalid("A score lies between 0 and 1.", field="score")
        return await self._enter(actor, objective_id, Status.CLOSED, score, why)

    async def _enter(
        self, actor: Actor, objective_id: UUID, status: Status, score: Decimal | None, why: str
    ) -> Goal:
        async with self.sessions.begin() as session:
            objective = await objectives.lock(session, objective_id, visible_to=actor)
            await check_may_change(session, actor, objective)
            was = Status(objective.status)
            if status is not was:
                _check_step(was, status)
                self._settle_status(objective, status, score, why)
                objective.version += 1
                before, after = {"status": was.value}, {"status": status.value}
                now = self.clock.now()
                session.add(
                    change(actor, now, objective_id, "status", before=before, after=after, why=why)
                )
                await session.flush()
            return await self._goal(session, actor, objective_id)

    def _settle_status(
        self, objective: Objective, status: Status, score: Decimal | None, why: str
    ) -> None:
        now = self.clock.now()
        objective.status = status.value
        if status is Status.PUBLISHED:
            objective.published_at = objective.published_at or now
        objective.closed_at = now if status is Status.CLOSED else None
        if status is not Status.CLOSED:
            objective.score, objective.score_reason = None, ""
            return
        computed = shown(objective.progress)
        if score is not None and score != computed and not why.strip():
            raise Invalid("This score is not the progress. Say why.", field="reason")
        objective.score = computed if score is None else score
        objective.score_reason = why.strip()

    async def delete(self, actor: Actor, objective_id: UUID, why: str = "") -> None:
        """Remove an objective with everything under it; what contributed to it stays, unlinked.

        Its history stays as well. What it counted for moves as if it had never been measured.
        """
        async with self.sessions.begin() as session:
            await progress.own_graph(session, visible_to=actor)
            objective = await objectives.lock(session, objective_id, visible_to=actor)
            await check_may_change(session, actor, objective)
            nodes, edges = await progress.lock_upwards(
                session, progress.of_objectives([objective_id]), visible_to=actor
            )
            await progress.write(session, without(nodes, edges, objective_id))
            before = {"title": objective.title, "status": objective.status}
            now = self.clock.now()
            session.add(change(actor, now, objective_id, "deleted", before=before, why=why))
            await session.delete(objective)


def _check_size(handed: SubmittedSet) -> None:
    if not handed.objectives:
        raise Invalid("The set holds no objective. Write one first.", field="objectives")
    longest = max(
        len(lines)
        for found in handed.objectives
        for lines in (found.key_results, found.initiatives, found.kpis)
    )
    if len(handed.objectives) > LARGEST_SET or longest > LARGEST_LIST:
        raise Invalid(
            f"At most {LARGEST_SET} objectives with {LARGEST_LIST} lines of a kind fit a set.",
            field="objectives",
        )


def _check_step(was: Status, status: Status) -> None:
    if status not in STEPS[was]:
        raise WrongStatus(
            f"The objective is {was.value.replace('_', ' ')}, from which it cannot become "
            f"{status.value.replace('_', ' ')}. Possible: "
            f"{', '.join(step.value for step in STEPS[was])}."
        )
