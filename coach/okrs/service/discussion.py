"""What is said about an objective, what was done to it, and how its number comes about."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from coach.clock import Clock
from coach.db import Sessions, new_id
from coach.okrs.explaining import Explained
from coach.okrs.models import Change, Comment
from coach.okrs.store import explaining, objectives
from coach.people.values import Actor
from coach.people.wording import checked_text

LONGEST_COMMENT = 5_000
NEWEST = 200
DEEPEST = 6


@dataclass(frozen=True, slots=True)
class DiscussionService:
    """Comments, history, explanations. Whoever sees an objective may read and write here."""

    sessions: Sessions
    clock: Clock

    async def comment(self, actor: Actor, objective_id: UUID, words: str) -> Comment:
        """Say something about an objective. Raises Invalid and ObjectiveNotFound."""
        text = checked_text(words, "text", LONGEST_COMMENT)
        async with self.sessions.begin() as session:
            await objectives.seen(session, objective_id, visible_to=actor)
            made = Comment(
                id=new_id(),
                org_id=actor.org_id,
                objective_id=objective_id,
                author_id=actor.person_id,
                text=text,
                at=self.clock.now(),
            )
            session.add(made)
        return made

    async def comments(self, actor: Actor, objective_id: UUID) -> Sequence[Comment]:
        """List what was said, the oldest first."""
        async with self.sessions() as session:
            await objectives.seen(session, objective_id, visible_to=actor)
            return await objectives.comments(session, objective_id, visible_to=actor)

    async def history(self, actor: Actor, objective_id: UUID) -> Sequence[Change]:
        """List the newest changes, the newest first."""
        async with self.sessions() as session:
            await objectives.seen(session, objective_id, visible_to=actor)
            return await objectives.changes(session, objective_id, visible_to=actor, limit=NEWEST)

    async def explain(self, actor: Actor, objective_id: UUID, depth: int = 3) -> Explained:
        """Show the formula tree behind an objective's progress. Raises ObjectiveNotFound."""
        deep = min(max(depth, 1), DEEPEST)
        async with self.sessions() as session:
            await objectives.seen(session, objective_id, visible_to=actor)
            found = await explaining.tree(session, objective_id, deep, visible_to=actor)
        return found.explain(objective_id, deep + 1)
