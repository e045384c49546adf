"""Making summaries, keeping them, and letting their owners edit them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from coach.clock import Clock
from coach.db import Sessions
from coach.errors import Invalid, Unavailable
from coach.feedback import store as feedback
from coach.feedback.values import Period
from coach.llm.port import Caller
from coach.okrs.store import owners
from coach.people.audit import event
from coach.people.errors import PersonNotFound
from coach.people.store import directory
from coach.people.values import Actor, normal_email
from coach.people.wording import checked_text
from coach.summaries import store
from coach.summaries.engine import ComposerSummaries, SummaryEngine
from coach.summaries.errors import SummaryNotFound
from coach.summaries.extractive.reading import Reading, read_bundle
from coach.summaries.gathering import Gathered, gather
from coach.summaries.models import Summary
from coach.summaries.noticing import AI_OFF, FALLBACK, coverage, notices
from coach.summaries.values import (
    Bundle,
    EngineName,
    Notice,
    NoticeCode,
    SummaryDraft,
    Written,
)
from coach.summaries.verifying import verify

LISTED = 50
LONGEST_TEXT = 100_000
LONGEST_PERIOD_DAYS = 366 * 5


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a summary is about, and who manages them."""

    person_id: UUID
    manager_email: str | None


@dataclass(frozen=True, slots=True)
class SummaryService:
    """Review summaries. Every public method is one use case.

    ``llm`` is the language model's engine where there is one; ``ai_off`` says that the operator
    wants none asked.
    """

    sessions: Sessions
    clock: Clock
    llm: SummaryEngine | None = None
    ai_off: bool = False
    composer: SummaryEngine = field(default_factory=ComposerSummaries)

    async def summarize(
        self,
        actor: Actor,
        person_id: UUID,
        period: Period,
        *,
        engine: EngineName = "auto",
        left_out: frozenset[str] = frozenset(),
    ) -> Summary:
        """Summarise what the actor may see of somebody's record in a period, and keep the result.

        No transaction is open while the engine writes. ``left_out`` names records that the actor
        sets aside. A record without anything gives an empty summary that says so. Raises
        PersonNotFound and Invalid.
        """
        if period.days > LONGEST_PERIOD_DAYS:
            raise Invalid(
                "A summary covers five years at most. Choose a shorter period.", field="from"
            )
        async with self.sessions.begin() as session:
            person = await owners.person(session, person_id, visible_to=actor)
            if person is None:
                raise PersonNotFound("There is no such person in your organisation.")
            gathered = await gather(session, person, period, left_out, visible_to=actor)
        draft = await self._draft(actor, gathered, engine)
        kept = Summary(
            org_id=actor.org_id,
            about_id=person_id,
            owner_id=actor.person_id,
            first_on=period.first,
            last_on=period.last,
            engine=draft.engine,
            model=draft.model,
            prompt=draft.prompt,
            sentences=[
                {
                    "text": sentence.text,
                    "theme": sentence.theme.value,
                    "evidence": list(sentence.evidence),
                    "support": sentence.support,
                }
                for sentence in draft.sentences
            ],
            coverage=draft.coverage,
            notices=[{"code": found.code.value, "text": found.text} for found in draft.notices],
            left_out=sorted(left_out),
            as_receiver=gathered.receiver,
            made_at=self.clock.now(),
        )
        async with self.sessions.begin() as session:
            session.add(kept)
            detail = {"engine": draft.engine, "records": len(gathered.bundle.evidence)}
            subject = ("person", person_id)
            session.add(event(actor, self.clock.now(), "summary.made", subject, detail))
        return kept

    async def _draft(self, actor: Actor, gathered: Gathered, engine: EngineName) -> SummaryDraft:
        bundle = gathered.bundle
        readings = read_bundle(bundle)
        written, remarks = await self._written(actor, bundle, readings, engine)
        sentences, dropped = verify(written.sentences, bundle, readings)
        cited = {record_id for sentence in sentences for record_id in sentence.evidence}
        usual = notices(readings, bundle.period, fewest=gathered.fewest_givers)
        return SummaryDraft(
            sentences,
            coverage(readings, cited),
            (*usual, *remarks),
            written.engine,
            written.model,
            written.prompt,
            len(dropped),
        )

    async def _written(
        self, actor: Actor, bundle: Bundle, readings: Sequence[Reading], engine: EngineName
    ) -> tuple[Written, tuple[Notice, ...]]:
        """Let the engine that was asked for write, or the composer in its place."""
        remarks: tuple[Notice, ...] = ()
        if engine != "composer" and self.ai_off:
            remarks = (Notice(NoticeCode.AI_OFF, AI_OFF),)
        elif engine != "composer" and self.llm is not None and bundle.evidence:
            caller = Caller(actor.org_id, actor.person_id, "summary")
            try:
                return await self.llm.write(bundle, readings, caller), ()
            except Unavailable as error:
                remarks = (Notice(NoticeCode.FALLBACK, f"{FALLBACK} ({error})"),)
        elif engine == "llm":
            remarks = (Notice(NoticeCode.FALLBACK, FALLBACK),)
        return await self.composer.write(bundle, readings), remarks

    async def subject(self, actor: Actor, email: str) -> Subject:
        """Find whom a command means by an address. Raises Invalid when there is nobody."""
        address = normal_email(email)
        async with self.sessions() as session:
            found = await directory.people_by_email(session, [address], visible_to=actor)
            if address not in found:
                raise Invalid(
                    f"Nobody here has the address {address}. Import people first, or check the "
                    "spelling.",
                    field="person",
                )
            person = await directory.person(session, found[address].id, visible_to=actor)
            manager = person.manager.email if person.manager else None
        return Subject(person.id, manager)

    async def summary(self, actor: Actor, summary_id: UUID) -> Summary:
        """Show one of the actor's own summaries; that it was read is kept.

        Raises SummaryNotFound, also for an owner to whom the record is open no more.
        """
        async with self.sessions.begin() as session:
            found = await store.summary(session, summary_id, visible_to=actor)
            open_now = await feedback.receives(session, found.about_id, visible_to=actor)
            if found.as_receiver and not open_now:
                raise SummaryNotFound
            subject = ("summary", found.id)
            session.add(event(actor, self.clock.now(), "summary.read", subject))
        return found

    async def summaries(self, actor: Actor, person_id: UUID) -> Sequence[Summary]:
        """List the actor's own summaries about somebody, the newest first."""
        async with self.sessions() as session:
            receiver = await feedback.receives(session, person_id, visible_to=actor)
            return await store.summaries(
                session, person_id, visible_to=actor, receiver=receiver, limit=LISTED
            )

    async def edit(self, actor: Actor, summary_id: UUID, text: str) -> Summary:
        """Keep the owner's own wording beside what the engine wrote. Raises as summary, Invalid."""
        words = checked_text(text, "text", LONGEST_TEXT)
        async with self.sessions.begin() as session:
            found = await store.summary(session, summary_id, visible_to=actor)
            open_now = await feedback.receives(session, found.about_id, visible_to=actor)
            if found.as_receiver and not open_now:
                raise SummaryNotFound
            found.text, found.edited_at = words, self.clock.now()
            session.add(event(actor, self.clock.now(), "summary.edited", ("summary", found.id)))
        return found
