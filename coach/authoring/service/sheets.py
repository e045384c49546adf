"""Changing the sheet: deciding proposals, writing by hand, undoing, submitting."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from coach.authoring import store
from coach.authoring.errors import (
    LineChanged,
    LineNotFound,
    NothingToUndo,
    NotSubmittable,
    ProposalDecided,
    VersionNotFound,
)
from coach.authoring.models import Conversation, Proposal
from coach.authoring.sheet import (
    Line,
    ListName,
    ObjectiveType,
    Rewriting,
    Sheet,
    SheetObjective,
    merged,
    new_line_id,
)
from coach.authoring.versions import Change, opened, write
from coach.clock import Clock
from coach.db import Sessions
from coach.okrs.models import Objective
from coach.okrs.service.okrs import OkrService
from coach.okrs.values import ObjectiveType as OkrType
from coach.okrs.values import (
    Owner,
    OwnerKind,
    Provenance,
    SubmittedInitiative,
    SubmittedKeyResult,
    SubmittedKpi,
    SubmittedObjective,
    SubmittedSet,
)
from coach.people.store import directory
from coach.people.values import Actor
from coach.people.wording import checked_text

LONGEST_LINE = 1_000


@dataclass(frozen=True, slots=True)
class SheetService:
    """The sheet of a conversation. Every public method is one use case and returns the sheet."""

    sessions: Sessions
    clock: Clock
    okrs: OkrService

    async def accept(
        self,
        actor: Actor,
        conversation_id: UUID,
        proposal_id: UUID,
        edited: SheetObjective | None = None,
    ) -> Sheet:
        """Put a proposal on the sheet, as it is or as the actor edited it.

        Its alternatives are set aside. Raises LineChanged when somebody changed the same line
        since it was proposed, and ProposalDecided when it was accepted or rejected before.
        """
        async with self._changing(actor, conversation_id) as (session, found):
            proposal = await store.proposal(session, found, proposal_id)
            if proposal.state not in {"pending", "set_aside"}:
                raise ProposalDecided
            before, after = (
                SheetObjective.maybe_from_json(proposal.before),
                edited or SheetObjective.maybe_from_json(proposal.after),
            )
            sheet = merged(Sheet.from_json(found.sheet), before, after, proposal.objective_id)
            self._decide(proposal, actor, "accepted")
            proposal.edited = edited is not None
            if proposal.alternative:
                for other in await store.alternatives(session, proposal):
                    if other.state == "pending":
                        self._decide(other, actor, "set_aside")
            change = replace(self._change(actor, "accepted"), proposal_id=proposal.id)
            write(session, found, sheet, change)
        return sheet

    async def reject(self, actor: Actor, conversation_id: UUID, proposal_id: UUID) -> None:
        """Say no to a proposal. Raises ProposalDecided when it was decided before."""
        async with self._changing(actor, conversation_id) as (session, found):
            proposal = await store.proposal(session, found, proposal_id)
            if proposal.state not in {"pending", "set_aside"}:
                raise ProposalDecided
            self._decide(proposal, actor, "rejected")

    async def edit_line(
        self, actor: Actor, conversation_id: UUID, line_id: str, text: str, seen: str
    ) -> Sheet:
        """Change the words of a line. ``seen`` is what the actor saw there before typing.

        Raises LineChanged when it says something else by now, so that nothing is overwritten.
        """
        words = _words(text)
        async with self._changing(actor, conversation_id) as (session, found):
            sheet = Sheet.from_json(found.sheet)
            objective = sheet.containing(line_id)
            before = Sheet((objective,)).with_text(line_id, seen).objectives[0]
            after = Sheet((objective,)).with_text(line_id, words).objectives[0]
            sheet = merged(sheet, before, after, objective.id)
            write(session, found, sheet, self._change(actor, "edited"))
        return sheet

    async def rewrite(
        self,
        actor: Actor,
        conversation_id: UUID,
        line_id: str,
        rewriting: Rewriting,
        seen: str,
    ) -> Sheet:
        """Mend a line in one step that can be undone. ``seen`` as for ``edit_line``.

        Raises LineChanged when the line says something else by now.
        """
        checked = replace(
            rewriting,
            text=_words(rewriting.text),
            more=tuple(_words(text) for text in rewriting.more),
        )
        async with self._changing(actor, conversation_id) as (session, found):
            sheet = Sheet.from_json(found.sheet)
            if sheet.text(line_id) not in {seen, checked.text}:
                raise LineChanged
            sheet = sheet.rewritten(line_id, checked)
            write(session, found, sheet, self._change(actor, "edited"))
        return sheet

    async def set_type(
        self, actor: Actor, conversation_id: UUID, objective_id: str, kind: ObjectiveType
    ) -> Sheet:
        """Say whether an objective is committed, aspirational or learning."""
        async with self._changing(actor, conversation_id) as (session, found):
            sheet = Sheet.from_json(found.sheet)
            objective = sheet.objective(objective_id)
            if objective is None:
                raise LineNotFound
            sheet = sheet.with_objective(replace(objective, type=kind))
            write(session, found, sheet, self._change(actor, "edited"))
        return sheet

    async def add_objective(self, actor: Actor, conversation_id: UUID, text: str) -> Sheet:
        """Write a new objective by hand."""
        words = _words(text)
        async with self._changing(actor, conversation_id) as (session, found):
            added = SheetObjective(new_line_id(), words)
            sheet = Sheet.from_json(found.sheet).with_objective(added)
            write(session, found, sheet, self._change(actor, "edited"))
        return sheet

    async def add_line(
        self,
        actor: Actor,
        conversation_id: UUID,
        objective_id: str,
        where: ListName,
        line: Line,
    ) -> Sheet:
        """Add a key result, a KPI or an initiative under an objective."""
        words = _words(line.text)
        async with self._changing(actor, conversation_id) as (session, found):
            sheet = Sheet.from_json(found.sheet)
            objective = sheet.objective(objective_id)
            if objective is None:
                raise LineNotFound
            added = replace(line, id=new_line_id(), text=words)
            sheet = sheet.with_objective(
                objective.with_lines(where, (*objective.lines(where), added))
            )
            write(session, found, sheet, self._change(actor, "edited"))
        return sheet

    async def remove(self, actor: Actor, conversation_id: UUID, line_id: str) -> Sheet:
        """Take an objective or a line off the sheet. Undo brings it back."""
        async with self._changing(actor, conversation_id) as (session, found):
            sheet = Sheet.from_json(found.sheet).without(line_id)
            write(session, found, sheet, self._change(actor, "removed"))
        return sheet

    async def move(
        self, actor: Actor, conversation_id: UUID, line_id: str, where: ListName
    ) -> Sheet:
        """Turn a line into something else: a task into an initiative, a KPI kept as a KPI."""
        async with self._changing(actor, conversation_id) as (session, found):
            sheet = Sheet.from_json(found.sheet)
            objective = sheet.containing(line_id)
            line = Line(new_line_id(), sheet.text(line_id))
            sheet = sheet.without(line_id)
            left = sheet.containing(objective.id)
            sheet = sheet.with_objective(left.with_lines(where, (*left.lines(where), line)))
            write(session, found, sheet, self._change(actor, "moved"))
        return sheet

    async def undo(self, actor: Actor, conversation_id: UUID) -> Sheet:
        """Go back one change; again, one more. A proposal whose acceptance is undone reopens."""
        async with self._changing(actor, conversation_id) as (session, found):
            newest = await store.version(session, found, found.version)
            at = newest.restores or newest.version if newest else 0
            undone = await store.version(session, found, at)
            earlier = await store.version(session, found, at - 1)
            if undone is None or earlier is None:
                raise NothingToUndo
            if undone.proposal_id is not None:
                proposal = await store.proposal(session, found, undone.proposal_id)
                proposal.state, proposal.decided_by, proposal.decided_at = "pending", None, None
            sheet = Sheet.from_json(earlier.sheet)
            change = replace(self._change(actor, "undone"), restores=earlier.version)
            write(session, found, sheet, change)
        return sheet

    async def restore(self, actor: Actor, conversation_id: UUID, version: int) -> Sheet:
        """Make an earlier version the newest one. Undo brings back what stood before."""
        async with self._changing(actor, conversation_id) as (session, found):
            earlier = await store.version(session, found, version)
            if earlier is None:
                raise VersionNotFound
            sheet = Sheet.from_json(earlier.sheet)
            write(session, found, sheet, self._change(actor, "restored"))
        return sheet

    async def submit(self, actor: Actor, conversation_id: UUID) -> list[Objective]:
        """Hand the sheet to the goals store for review, and close the conversation.

        Both happen in one transaction, so a set cannot arrive twice or half. Raises NotSubmittable
        when the sheet is empty or an objective has no key result.
        """
        async with self._changing(actor, conversation_id) as (session, found):
            sheet = Sheet.from_json(found.sheet)
            _check_submittable(sheet)
            sources = await store.provenance(session, found)
            team = await directory.team(session, found.team_id, visible_to=actor)
            handed = SubmittedSet(
                owner=Owner(OwnerKind(team.kind), team.id),
                cycle_id=found.cycle_id,
                objectives=tuple(
                    _submitted(objective, sources.get(objective.id, Provenance()))
                    for objective in sheet.objectives
                ),
            )
            found.state = "submitted"
            return await self.okrs.add_set(session, actor, handed)

    @asynccontextmanager
    async def _changing(
        self, actor: Actor, conversation_id: UUID
    ) -> AsyncIterator[tuple[AsyncSession, Conversation]]:
        """Hold the conversation's lock in one transaction: changes to one sheet queue up."""
        async with self.sessions.begin() as session:
            yield session, await opened(session, actor, conversation_id)

    def _change(self, actor: Actor, cause: str) -> Change:
        return Change(actor, self.clock.now(), cause)

    def _decide(self, proposal: Proposal, actor: Actor, state: str) -> None:
        proposal.state = state
        proposal.decided_by, proposal.decided_at = actor.person_id, self.clock.now()


def _words(text: str) -> str:
    return " ".join(checked_text(text, "text", LONGEST_LINE).split())


def _check_submittable(sheet: Sheet) -> None:
    if not sheet.objectives:
        raise NotSubmittable("There is nothing to submit yet. Take a draft, or write an objective.")
    for objective in sheet.objectives:
        if not objective.key_results:
            raise NotSubmittable(
                f"“{objective.text}” has no key result yet. Say how you will know, or remove it.",
                field=objective.id,
            )


def _submitted(objective: SheetObjective, provenance: Provenance) -> SubmittedObjective:
    return SubmittedObjective(
        title=objective.text,
        type=OkrType(objective.type),
        key_results=tuple(SubmittedKeyResult(line.text) for line in objective.key_results),
        initiatives=tuple(SubmittedInitiative(line.text) for line in objective.initiatives),
        kpis=tuple(SubmittedKpi(line.text, line.kpi) for line in objective.kpis),
        provenance=provenance,
    )
