"""Checking in, correcting what was said, and reading a course."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from coach.checkins.errors import AlreadyCorrected, WrongUnit
from coach.checkins.models import CheckIn
from coach.checkins.store import entries as store
from coach.checkins.values import (
    CheckInFields,
    Course,
    Moved,
    Point,
    freshness,
    pace,
    required,
    spread,
)
from coach.clock import Clock
from coach.cycles.errors import CycleClosed
from coach.db import Sessions, new_id
from coach.errors import Invalid
from coach.grammar.units import canonical, convert
from coach.okrs.measures import checked_number, measure_of
from coach.okrs.models import KeyResult
from coach.okrs.movement import Movement, open_movement, part_of
from coach.okrs.permissions import check_may_change
from coach.okrs.store import key_results, progress
from coach.okrs.values import Health
from coach.people.values import Actor
from coach.people.wording import checked_text

LONGEST_NOTE = 5_000
LISTED = 200
DUE_LISTED = 50
TICK = timedelta(microseconds=1)
SHARE_DECIMALS = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Recorded:
    """An entry, the key result as it is now, and everything above it that the actor may see.

    ``ancestors`` start with the key result's own objective; each comes before what it counts for.
    """

    check_in: CheckIn
    key_result: KeyResult
    ancestors: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class CheckInService:
    """Check-ins. Every public method is one use case."""

    sessions: Sessions
    clock: Clock

    async def check_in(self, actor: Actor, key_result_id: UUID, said: CheckInFields) -> Recorded:
        """Say where a key result stands. Everything that it counts for moves with it, at once.

        Statements do not grow with the depth of the tree. Raises Invalid, WrongUnit,
        KeyResultNotFound, NotYourGoal and CycleClosed.
        """
        async with self.sessions.begin() as session:
            movement, found = await self._opened(session, actor, key_result_id)
            before = part_of(found)
            entry = self._entry(actor, found, said)
            found.current, found.checked_at = entry.value, entry.at
            if entry.confidence is not None:
                found.confidence = entry.confidence
            if entry.status is not None:
                found.objective.stated = entry.status
            movement.replace(found, before)
            entry.progress = found.progress
            session.add(entry)
            return await self._finish(session, actor, movement, found, entry)

    async def correct(
        self, actor: Actor, check_in_id: UUID, said: CheckInFields | None, why: str = ""
    ) -> Recorded:
        """Say what an entry should have said; without fields it is withdrawn.

        The key result goes by what then is the latest entry that stands. Raises AlreadyCorrected,
        CheckInNotFound and otherwise as check_in.
        """
        async with self.sessions.begin() as session:
            wrong = await store.check_in(session, check_in_id, visible_to=actor)
            movement, found = await self._opened(session, actor, wrong.key_result_id)
            if await store.is_corrected(session, wrong.id):
                raise AlreadyCorrected
            before = part_of(found)
            entry = self._entry(actor, found, said)
            entry.corrects_id, entry.measured_at = wrong.id, wrong.measured_at
            entry.note = checked_text(why, "note", LONGEST_NOTE, empty=True) or entry.note
            session.add(entry)
            await session.flush()
            standing = await store.standing_entry(session, found.id)
            found.current = standing.value if standing else measure_of(found.title).current
            found.confidence = standing.confidence if standing else None
            found.checked_at = standing.measured_at if standing else None
            movement.replace(found, before)
            entry.progress = found.progress
            return await self._finish(session, actor, movement, found, entry)

    async def _opened(
        self, session: AsyncSession, actor: Actor, key_result_id: UUID
    ) -> tuple[Movement, KeyResult]:
        movement = await open_movement(session, actor, progress.of_key_result(key_result_id))
        found = await key_results.key_result(session, key_result_id, visible_to=actor)
        cycle = await store.hold_cycle(session, found.objective.cycle_id)
        if cycle.is_closed:
            raise CycleClosed(cycle.name)
        await check_may_change(session, actor, found.objective)
        return movement, found

    async def _finish(
        self,
        session: AsyncSession,
        actor: Actor,
        movement: Movement,
        found: KeyResult,
        entry: CheckIn,
    ) -> Recorded:
        settled = await movement.finish(session)
        named = await store.moved(session, [node.id for node in settled], visible_to=actor)
        return Recorded(entry, found, tuple(named[node.id] for node in settled if node.id in named))

    def _entry(self, actor: Actor, found: KeyResult, said: CheckInFields | None) -> CheckIn:
        now = self.clock.now()
        if found.checked_at is not None and found.checked_at >= now:
            now = found.checked_at + TICK  # another machine's clock is ahead; the order holds
        entry = CheckIn(
            id=new_id(),
            org_id=found.org_id,
            key_result_id=found.id,
            author_id=actor.person_id if actor.person_id != actor.org_id else None,
            at=now,
            measured_at=now,
        )
        if said is not None:
            entry.value = value_in_unit(said, found.unit)
            entry.confidence = checked_share(said.confidence)
            entry.status = said.status.value if said.status not in {None, Health.NONE} else None
            for name in ("note", "helped", "blocker", "plan"):
                text = checked_text(getattr(said, name), name, LONGEST_NOTE, empty=True)
                setattr(entry, name, text)
        return entry

    async def check_ins(self, actor: Actor, key_result_id: UUID) -> Sequence[CheckIn]:
        """List the newest entries of a key result, corrected ones included, newest first."""
        async with self.sessions() as session:
            await key_results.key_result(session, key_result_id, visible_to=actor)
            return await store.check_ins(session, key_result_id, visible_to=actor, limit=LISTED)

    async def due(self, actor: Actor) -> Sequence[KeyResult]:
        """List the actor's own key results that wait for a check-in."""
        async with self.sessions() as session:
            return await store.due(session, self.clock.now(), visible_to=actor, limit=DUE_LISTED)

    async def course(self, actor: Actor, key_result_id: UUID) -> tuple[Course, list[Point]]:
        """Read where a key result is going, and the points it went through, the oldest first."""
        async with self.sessions() as session:
            found = await key_results.key_result(session, key_result_id, visible_to=actor)
            entries = await store.points(session, key_result_id, visible_to=actor)
        points = [
            Point(entry.measured_at, entry.value) for entry in entries if entry.value is not None
        ]
        cycle, now = found.objective.cycle, self.clock.now()
        starts = datetime.combine(cycle.starts_on, time(), UTC)
        ends = spread(points, cycle.ends_on)
        low, high = ends or (None, None)
        return (
            Course(
                pace(points),
                required(found.current, found.target, now.date(), cycle.ends_on),
                freshness(found.checked_at, starts, now, cycle.check_in_days),
                low,
                high,
            ),
            points,
        )


def value_in_unit(said: CheckInFields, unit: str) -> Decimal:
    """Take a value, converted where it was given in another unit. Raises Invalid and WrongUnit."""
    value = checked_number(said.value, "value")
    if value is None:
        raise Invalid("A check-in needs a value.", field="value")
    given = canonical((said.unit or "").strip())
    if not given or given == unit:
        return value
    converted = convert(value, given, unit)
    if converted is None:
        raise WrongUnit(given, unit)
    return checked_number(converted, "value") or Decimal(0)


def checked_share(confidence: Decimal | None) -> Decimal | None:
    """Take a confidence. Raises Invalid unless it lies between 0 and 1."""
    if confidence is None:
        return None
    if not confidence.is_finite() or not 0 <= confidence <= 1:
        raise Invalid("Confidence lies between 0 and 1.", field="confidence")
    return confidence.quantize(SHARE_DECIMALS)
