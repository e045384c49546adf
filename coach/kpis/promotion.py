"""A KPI that must move becomes a key result; a level that was reached becomes a KPI to hold."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from coach.clock import Clock
from coach.db import Sessions, new_id
from coach.errors import Invalid
from coach.grammar.values import Direction
from coach.kpis import store
from coach.kpis.models import Kpi, KpiLink, Measurement
from coach.kpis.values import Cadence, KpiKind, Visibility
from coach.okrs import writing
from coach.okrs.history import change
from coach.okrs.measures import checked_number
from coach.okrs.models import KeyResult
from coach.okrs.movement import NOTHING, open_movement
from coach.okrs.permissions import check_may_change
from coach.okrs.store import key_results, objectives, progress
from coach.okrs.values import KeyResultFields
from coach.people.values import Actor

VERBS = {True: "Raise", False: "Reduce"}
SYMBOLS = frozenset({"%", "", "/5", "/10"})


@dataclass(frozen=True, slots=True)
class PromotionService:
    """KPIs becoming key results and back. Every public method is one use case."""

    sessions: Sessions
    clock: Clock

    async def promote(
        self, actor: Actor, kpi_id: UUID, objective_id: UUID, target: Decimal
    ) -> KeyResult:
        """Make a key result that takes a KPI from where it stands to a target.

        The KPI moves it from now on. Raises Invalid when it was never measured or stands at the
        target, KpiNotFound, ObjectiveNotFound, NotYourGoal and CycleClosed.
        """
        wanted = checked_number(target, "target")
        async with self.sessions.begin() as session:
            kpi = await store.kpi(session, kpi_id, visible_to=actor, lock=True)
            start = progress.of_objectives([objective_id])
            movement = await open_movement(session, actor, start)
            objective = await objectives.lock(session, objective_id, visible_to=actor)
            await check_may_change(session, actor, objective)
            stands = kpi.latest[0] if kpi.latest else None
            if stands is None or wanted is None:
                raise Invalid("Measure the KPI first: a key result starts somewhere.", field="kpi")
            if stands == wanted:
                raise Invalid("The KPI stands at that target already.", field="target")
            place = await key_results.next_position(session, objective_id)
            made = writing.new_key_result(objective, _moving(kpi, stands, wanted), place)
            made.objective, made.current, made.checked_at = objective, stands, self.clock.now()
            session.add(made)
            movement.replace(made, NOTHING)
            await session.flush()
            session.add(KpiLink(key_result_id=made.id, kpi_id=kpi.id, org_id=actor.org_id))
            entry = change(
                actor,
                self.clock.now(),
                objective_id,
                "promoted",
                subject=("key_result", made.id),
                before={"kpi_id": kpi.id},
                after={"title": made.title},
            )
            session.add(entry)
            await movement.finish(session)
        return made

    async def demote(self, actor: Actor, key_result_id: UUID) -> Kpi:
        """Make a KPI that holds the level which a key result reached, or was to reach.

        The key result stays as it is, on record. Raises Invalid when it has no target,
        KeyResultNotFound, NotYourGoal and CycleClosed.
        """
        async with self.sessions.begin() as session:
            found = await key_results.key_result(session, key_result_id, visible_to=actor)
            await check_may_change(session, actor, found.objective)
            if found.target is None:
                raise Invalid("A level to hold needs a number: give the target.", field="target")
            now = self.clock.now()
            made = self._holding(actor, found, found.target)
            session.add(made)
            await session.flush()
            if found.current is not None:
                session.add(
                    Measurement(
                        id=new_id(),
                        org_id=actor.org_id,
                        kpi_id=made.id,
                        measured_on=now.date(),
                        value=found.current,
                        author_id=actor.person_id,
                        at=now,
                    )
                )
                made.latest, made.measured_on = [found.current], now.date()
            entry = change(
                actor,
                now,
                found.objective_id,
                "became a KPI",
                subject=("key_result", found.id),
                after={"kpi_id": made.id},
            )
            session.add(entry)
        return made

    @staticmethod
    def _holding(actor: Actor, found: KeyResult, level: Decimal) -> Kpi:
        rising = found.direction != Direction.DECREASE.value
        return Kpi(
            id=new_id(),
            org_id=actor.org_id,
            name=found.metric or found.title,
            definition=f"Keeps what was won: {found.title}",
            unit=found.unit,
            direction=found.direction or Direction.HOLD.value,
            kind=KpiKind.LAGGING.value,
            cadence=Cadence.MONTH.value,
            lower_bound=level if rising else None,
            upper_bound=None if rising else level,
            owner_id=actor.person_id,
            team_id=found.objective.team_id,
            visibility=Visibility.PUBLIC.value,
            synonyms=[],
            latest=[],
        )


def _moving(kpi: Kpi, stands: Decimal, target: Decimal) -> KeyResultFields:
    """Say by the formula where a KPI is to go: action word, metric, from X to Y."""
    name = kpi.name[:1].lower() + kpi.name[1:] if kpi.name[1:2].islower() else kpi.name
    ends = [f"{end:f}{'' if kpi.unit in SYMBOLS else ' '}{kpi.unit}" for end in (stands, target)]
    return KeyResultFields(
        title=f"{VERBS[target > stands]} {name} from {ends[0]} to {ends[1]}",
        metric=kpi.name,
        unit=kpi.unit,
        direction=Direction.INCREASE if target > stands else Direction.DECREASE,
        baseline=stands,
        target=target,
    )
