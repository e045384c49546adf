"""Giving feedback, asking for it and reading it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from coach.clock import Clock
from coach.db import Sessions
from coach.db.paging import Page, page_of, read
from coach.errors import Invalid
from coach.feedback import store
from coach.feedback.errors import NeverAnonymous, NotYourPolicy, WrongPerspective
from coach.feedback.importing import LONGEST_TEXT, LONGEST_VALUE
from coach.feedback.models import Feedback, FeedbackPolicy, FeedbackRequest
from coach.feedback.values import (
    FEWEST_GIVERS,
    MOST_GIVERS_ASKED,
    FeedbackFields,
    Kind,
    Perspective,
    Source,
    TimelineFilter,
    Visibility,
)
from coach.okrs.store import objectives
from coach.people.audit import event
from coach.people.store import directory
from coach.people.values import Actor, Role
from coach.people.wording import checked_text

LISTED = 200
LONGEST_QUESTION = 2_000
MOST_VALUES = 20
FREE = frozenset({Perspective.PEER, Perspective.CROSS})
NAMELESS = frozenset({Perspective.MANAGER, Perspective.SELF})


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as a reader gets it. An anonymous one has no author, no source and no day of month.

    ``on`` is then the first of the month.
    """

    id: str
    about_id: UUID
    author_id: UUID | None
    author_name: str | None
    perspective: Perspective
    kind: Kind
    on: date
    visibility: Visibility
    text: str
    goal: str
    objective_id: UUID | None
    company_value: str
    source: Source | None

    @classmethod
    def of(cls, row: Feedback) -> "Entry":
        """Show a record; ``author`` must be loaded."""
        hidden = row.visibility == Visibility.ANONYMOUS.value
        return cls(
            id=row.external_id,
            about_id=row.about_id,
            author_id=None if hidden else row.author_id,
            author_name=None if hidden or row.author is None else row.author.name,
            perspective=Perspective(row.perspective),
            kind=Kind(row.kind),
            on=row.given_on.replace(day=1) if hidden else row.given_on,
            visibility=Visibility(row.visibility),
            text=row.text,
            goal=row.goal,
            objective_id=row.objective_id,
            company_value=row.company_value,
            source=None if hidden else Source(row.source),
        )


@dataclass(frozen=True, slots=True)
class FeedbackService:
    """Feedback. Every public method is one use case."""

    sessions: Sessions
    clock: Clock

    async def give(self, actor: Actor, said: FeedbackFields) -> Entry:
        """Keep what the actor says of somebody; answers a request where one is named.

        Raises PersonNotFound, RequestNotFound, ObjectiveNotFound, Invalid and its kinds.
        """
        text = checked_text(said.text, "text", LONGEST_TEXT)
        now = self.clock.now()
        async with self.sessions.begin() as session:
            about = await directory.person(session, said.about_id, visible_to=actor)
            perspective = await self._perspective(session, actor, said)
            if said.visibility is Visibility.ANONYMOUS and perspective in NAMELESS:
                raise NeverAnonymous
            goal = ""
            if said.objective_id is not None:
                found = await objectives.objective(session, said.objective_id, visible_to=actor)
                goal = found.title
            if said.request_id is not None:
                await store.close_request(session, said.request_id, about.id, now, visible_to=actor)
            record_id = uuid4()
            row = Feedback(
                id=record_id,
                org_id=actor.org_id,
                external_id=str(record_id),
                about_id=about.id,
                author_id=actor.person_id,
                perspective=perspective.value,
                kind=said.kind.value,
                given_on=now.date(),
                visibility=said.visibility.value,
                text=text,
                goal=goal,
                objective_id=said.objective_id,
                company_value=await self._value(session, actor, said),
                source=(Source.REQUESTED if said.request_id else Source.GIVEN).value,
            )
            row.author = await directory.person(session, actor.person_id, visible_to=actor)
            session.add(row)
            return Entry.of(row)

    async def _perspective(
        self, session: AsyncSession, actor: Actor, said: FeedbackFields
    ) -> Perspective:
        """Find where the giver stands. Manager, report and self are the directory's to say."""
        if said.about_id == actor.person_id:
            known: Perspective | None = Perspective.SELF
        elif await directory.manages(session, actor.person_id, said.about_id, visible_to=actor):
            known = Perspective.MANAGER
        elif await directory.manages(session, said.about_id, actor.person_id, visible_to=actor):
            known = Perspective.REPORT
        else:
            known = None
        if known is not None:
            if said.perspective not in {None, known}:
                raise WrongPerspective(known.value)
            return known
        if said.perspective not in {None, *FREE}:
            raise WrongPerspective("peer or cross")
        return said.perspective or Perspective.PEER

    async def _value(self, session: AsyncSession, actor: Actor, said: FeedbackFields) -> str:
        value = checked_text(said.company_value, "company_value", LONGEST_VALUE, empty=True)
        if not value:
            return ""
        if said.kind is not Kind.RECOGNITION:
            raise Invalid("Only a recognition names a company value.", field="company_value")
        known = (await store.policy(session, visible_to=actor)).company_values
        if known and value not in known:
            raise Invalid(
                f"{value!r} is no value of your company. There are: {', '.join(known)}.",
                field="company_value",
            )
        return value

    async def timeline(
        self,
        actor: Actor,
        person_id: UUID,
        wanted: TimelineFilter,
        *,
        limit: int,
        cursor: str | None = None,
    ) -> Page[Entry]:
        """List what is on record about somebody and the actor may see, the newest first.

        That somebody else's record was read is itself kept. Raises PersonNotFound and Invalid.
        """
        after = _after(cursor) if cursor else None
        async with self.sessions.begin() as session:
            if await store.receives(session, person_id, visible_to=actor):
                await store.open_groups(session, person_id, wanted.period, visible_to=actor)
            rows = await store.timeline(
                session, person_id, wanted, visible_to=actor, limit=limit, after=after
            )
            if actor.person_id != person_id:
                subject = ("person", person_id)
                session.add(event(actor, self.clock.now(), "feedback.read", subject))
        page = page_of(rows, limit, lambda row: [row[1].isoformat(), str(row[0].id)])
        return Page([Entry.of(row) for row, _ in page.items], page.next_cursor)

    async def given(self, actor: Actor) -> Sequence[Entry]:
        """List what the actor wrote, the newest first."""
        async with self.sessions() as session:
            rows = await store.given(session, visible_to=actor, limit=LISTED)
            return [Entry.of(row) for row in rows]

    async def ask(
        self,
        actor: Actor,
        about_id: UUID,
        giver_ids: Sequence[UUID],
        question: str = "",
        due_on: date | None = None,
    ) -> Sequence[FeedbackRequest]:
        """Ask people for feedback about oneself or about somebody whom the actor manages.

        Raises PersonNotFound and Invalid.
        """
        givers = list(dict.fromkeys(giver_ids))
        if not givers or len(givers) > MOST_GIVERS_ASKED:
            raise Invalid(
                f"Ask at least one person, and at most {MOST_GIVERS_ASKED}.", field="givers"
            )
        words = checked_text(question, "question", LONGEST_QUESTION, empty=True)
        async with self.sessions.begin() as session:
            if not await store.receives(session, about_id, visible_to=actor):
                raise Invalid(
                    "Ask about yourself, or about somebody whom you manage.", field="about"
                )
            known = await directory.known_people(session, givers, visible_to=actor)
            if unknown := [giver for giver in givers if giver not in known or giver == about_id]:
                raise Invalid(f"{unknown[0]} cannot be asked about this person.", field="givers")
            requests = [
                FeedbackRequest(
                    org_id=actor.org_id,
                    about_id=about_id,
                    asker_id=actor.person_id,
                    giver_id=giver,
                    question=words,
                    due_on=due_on,
                    asked_at=self.clock.now(),
                )
                for giver in givers
            ]
            session.add_all(requests)
        return requests

    async def waiting(self, actor: Actor) -> Sequence[FeedbackRequest]:
        """List the requests that wait for the actor's answer."""
        async with self.sessions() as session:
            return await store.waiting_requests(session, visible_to=actor)

    async def policy(self, actor: Actor) -> FeedbackPolicy:
        """Show how the organisation handles feedback."""
        async with self.sessions() as session:
            return await store.policy(session, visible_to=actor)

    async def set_policy(
        self, actor: Actor, fewest_givers: int, company_values: Sequence[str]
    ) -> FeedbackPolicy:
        """Say when anonymity holds, and which values are recognised. Raises NotYourPolicy, Invalid.

        A higher threshold hides the groups that fall short of it.
        """
        if not actor.has(Role.HR, Role.ADMIN):
            raise NotYourPolicy
        if not FEWEST_GIVERS <= fewest_givers <= MOST_GIVERS_ASKED:
            raise Invalid(
                f"Anonymity needs {FEWEST_GIVERS} to {MOST_GIVERS_ASKED} givers.",
                field="fewest_givers",
            )
        values = [checked_text(word, "company_values", LONGEST_VALUE) for word in company_values]
        if len(values) > MOST_VALUES:
            raise Invalid(f"Keep to {MOST_VALUES} company values.", field="company_values")
        async with self.sessions.begin() as session:
            found = await session.merge(await store.policy(session, visible_to=actor))
            found.fewest_givers, found.company_values = fewest_givers, values
            subject, detail = ("organisation", actor.org_id), {"fewest_givers": fewest_givers}
            session.add(event(actor, self.clock.now(), "feedback.policy", subject, detail))
        return found


def _after(cursor: str) -> store.After:
    day, record_id = read(cursor, [str, str])
    try:
        return store.After(date.fromisoformat(str(day)), UUID(str(record_id)))
    except ValueError:
        raise Invalid(
            "This cursor is not one of ours. Start without one.", field="cursor"
        ) from None
