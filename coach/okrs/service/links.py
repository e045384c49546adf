"""Which objective contributes to which."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from psycopg.errors import UniqueViolation
from sqlalchemy.exc import IntegrityError

from coach.clock import Clock
from coach.db import Sessions
from coach.okrs.errors import AlreadyLinked, LinkCircle
from coach.okrs.history import change
from coach.okrs.measures import checked_weight
from coach.okrs.models import Contribution
from coach.okrs.permissions import check_may_change
from coach.okrs.service.linking import Share, attach, reweigh
from coach.okrs.store import links, objectives, progress
from coach.okrs.values import ContributionFields
from coach.people.values import Actor

NOTHING = Share(Decimal(0))


@dataclass(frozen=True, slots=True)
class LinkService:
    """Contributions between objectives. Every public method is one use case.

    Each owns the organisation's link graph while it works, so that of two links which would
    close a circle together, the second is refused. The child's side decides: whoever may change
    the child may say what it contributes to, as long as they can see the parent.
    """

    sessions: Sessions
    clock: Clock

    async def parents(self, actor: Actor, child_id: UUID) -> Sequence[Contribution]:
        """List what an objective contributes to."""
        async with self.sessions() as session:
            return await links.parents(session, child_id, visible_to=actor)

    async def link(
        self, actor: Actor, child_id: UUID, said: ContributionFields, why: str = ""
    ) -> Contribution:
        """Let an objective contribute. Raises LinkCircle, AlreadyLinked and ObjectiveNotFound."""
        try:
            async with self.sessions.begin() as session:
                await progress.own_graph(session, visible_to=actor)
                child = await objectives.lock(session, child_id, visible_to=actor)
                await check_may_change(session, actor, child)
                (made,) = await attach(session, actor, child, [said])
                if await links.leads_to(session, made.parent_id, child_id, visible_to=actor):
                    raise LinkCircle
                await reweigh(session, actor, made, NOTHING, Share.of(made))
                session.add(self._entry(actor, made, "linked", why))
        except IntegrityError as error:
            if isinstance(error.orig, UniqueViolation):
                raise AlreadyLinked from error
            raise
        return made

    async def change(
        self, actor: Actor, link_id: UUID, weight: Decimal, *, counts: bool, why: str = ""
    ) -> Contribution:
        """Change what a link weighs, and whether it rolls up. Raises LinkNotFound and Invalid."""
        async with self.sessions.begin() as session:
            await progress.own_graph(session, visible_to=actor)
            found = await links.link(session, link_id, visible_to=actor)
            await check_may_change(session, actor, found.child)
            before = Share.of(found)
            found.weight, found.counts = checked_weight(weight), counts
            await session.flush()
            await reweigh(session, actor, found, before, Share.of(found))
            session.add(self._entry(actor, found, "reweighted", why))
        return found

    async def unlink(self, actor: Actor, link_id: UUID, why: str = "") -> None:
        """Let an objective no longer contribute. Raises LinkNotFound."""
        async with self.sessions.begin() as session:
            await progress.own_graph(session, visible_to=actor)
            found = await links.link(session, link_id, visible_to=actor)
            await check_may_change(session, actor, found.child)
            await session.delete(found)
            await session.flush()
            await reweigh(session, actor, found, Share.of(found), NOTHING)
            session.add(self._entry(actor, found, "unlinked", why))

    def _entry(self, actor: Actor, link: Contribution, action: str, why: str) -> object:
        after = {"parent_id": link.parent_id, "weight": link.weight, "counts": link.counts}
        return change(
            actor,
            self.clock.now(),
            link.child_id,
            action,
            subject=("link", link.id),
            after=after,
            why=why,
        )
