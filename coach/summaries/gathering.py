"""Collects what a summary may draw on, through its reader's eyes."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from coach.checkins.models import CheckIn
from coach.cycles.models import Cycle
from coach.feedback import store as feedback
from coach.feedback.models import Feedback
from coach.feedback.values import Kind, Period, Perspective, Visibility
from coach.okrs.models import Objective
from coach.people.models import Person
from coach.people.values import Actor
from coach.summaries import store
from coach.summaries.values import Bundle, Evidence

SHORTEST_MASKED = 3


@dataclass(frozen=True, slots=True)
class Gathered:
    """A bundle, whether its reader is somebody to whom the record is open, and the threshold."""

    bundle: Bundle
    receiver: bool
    fewest_givers: int


async def gather(
    session: AsyncSession,
    person: Person,
    period: Period,
    left_out: frozenset[str],
    *,
    visible_to: Actor,
) -> Gathered:
    """Collect feedback, goals and check-ins. Statements do not grow with records."""
    receiver = await feedback.receives(session, person.id, visible_to=visible_to)
    if receiver:
        await feedback.open_groups(session, person.id, period, visible_to=visible_to)
    records = await feedback.records(session, person.id, period, visible_to=visible_to)
    goals = await store.goals(session, person.id, period, visible_to=visible_to)
    check_ins = await store.check_ins(session, person.id, period, visible_to=visible_to)
    policy = await feedback.policy(session, visible_to=visible_to)
    evidence = [
        *(_said(row) for row in records),
        *(_goal(objective, cycle, period, person.id) for objective, cycle in goals),
        *(_check_in(entry, title, person.id) for entry, title in check_ins),
    ]
    return Gathered(
        Bundle(person.name, period, _kept(evidence, left_out)), receiver, policy.fewest_givers
    )


def _kept(evidence: Iterable[Evidence], left_out: frozenset[str]) -> tuple[Evidence, ...]:
    return tuple(record for record in evidence if record.id not in left_out)


def _said(row: Feedback) -> Evidence:
    hidden = row.visibility == Visibility.ANONYMOUS.value
    return Evidence(
        id=row.external_id,
        source="feedback",
        perspective=Perspective(row.perspective),
        kind=Kind(row.kind),
        on=row.given_on.replace(day=1) if hidden else row.given_on,
        text=row.text,
        giver=None if hidden or row.author_id is None else str(row.author_id),
        masked=_names(row.author) if hidden and row.author else frozenset(),
        anonymous=hidden,
    )


def _names(author: Person) -> frozenset[str]:
    """Return the words by which an anonymous giver could have named themselves."""
    words = [*author.name.casefold().split(), author.email.casefold()]
    return frozenset(word for word in words if len(word) >= SHORTEST_MASKED)


def _goal(objective: Objective, cycle: Cycle, period: Period, person_id: UUID) -> Evidence:
    """Put a goal into words. Progress is said as it stands now, where there is any."""
    stands = ""
    if objective.progress is not None:
        stands = f" Progress in {cycle.name} stands at {round(objective.progress * 100)}%."
    title = objective.title.rstrip(".")
    return Evidence(
        id=str(objective.id),
        source="goal",
        perspective=Perspective.SELF,
        kind=Kind.GOAL,
        on=min(max(cycle.ends_on, period.first), period.last),
        text=f"{title}.{stands}",
        giver=str(person_id),
    )


def _check_in(entry: CheckIn, title: str, person_id: UUID) -> Evidence:
    said = "\n".join(text for text in (entry.note, entry.helped, entry.blocker) if text)
    return Evidence(
        id=str(entry.id),
        source="check_in",
        perspective=Perspective.SELF,
        kind=Kind.CHECKIN,
        on=entry.at.date(),
        text=f"{said}\n{title}" if title else said,
        giver=str(person_id),
    )
