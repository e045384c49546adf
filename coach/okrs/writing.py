"""Making rows out of what people and programs say of goals."""

from typing import Any

from coach.db import new_id
from coach.okrs.measures import LONGEST_TITLE, write_measure
from coach.okrs.models import Initiative, KeyResult, Objective, WatchedKpi
from coach.okrs.movement import part_of
from coach.okrs.rollup import Node, Part, key_result_progress, mean_of, replace_own
from coach.okrs.values import (
    InitiativeFields,
    KeyResultFields,
    ObjectiveFields,
    Owner,
    OwnerKind,
    Provenance,
    Status,
    SubmittedObjective,
    SubmittedSet,
)
from coach.people.values import Actor
from coach.people.wording import checked_text

NOTHING = Provenance()


def one_line(title: str) -> str:
    """Check a title and put it on one line. Raises Invalid."""
    return " ".join(checked_text(title, "title", LONGEST_TITLE).split())


def new_objective(
    actor: Actor,
    fields: ObjectiveFields,
    *,
    status: Status = Status.DRAFT,
    position: int = 0,
    provenance: Provenance = NOTHING,
) -> Objective:
    """Make an objective with nothing under it yet."""
    objective = Objective(
        id=new_id(),
        org_id=actor.org_id,
        cycle_id=fields.cycle_id,
        title=one_line(fields.title),
        type=fields.type.value,
        accountable_id=fields.accountable_id,
        status=status.value,
        progress_from=fields.progress_from.value,
        position=position,
        engine=provenance.engine,
        model=provenance.model,
        prompt=provenance.prompt,
        suggestion_id=provenance.suggestion_id,
        created_by=actor.person_id,
    )
    write_owner(objective, fields.owner)
    objective.key_results, objective.initiatives, objective.watched_kpis = [], [], []
    return objective


def write_owner(objective: Objective, owner: Owner) -> None:
    """Put an owner into the columns of an objective."""
    for name, value in owner_columns(owner).items():
        setattr(objective, name, value)


def owner_columns(owner: Owner) -> dict[str, Any]:
    """Write an owner as an objective's columns."""
    is_team = owner.kind in {OwnerKind.TEAM, OwnerKind.SQUAD}
    return {
        "owner_kind": owner.kind.value,
        "department": owner.department,
        "team_id": owner.id if is_team else None,
        "person_id": owner.id if owner.kind is OwnerKind.PERSON else None,
    }


def new_key_result(objective: Objective, fields: KeyResultFields, position: int) -> KeyResult:
    """Make a key result; its progress is None unless the words state a current value."""
    key_result = KeyResult(
        id=new_id(),
        org_id=objective.org_id,
        objective_id=objective.id,
        position=position,
        postponed=False,
        version=1,
    )
    write_measure(key_result, fields)
    key_result.progress = key_result_progress(
        key_result.baseline, key_result.current, key_result.target
    )
    return key_result


def new_initiative(objective: Objective, fields: InitiativeFields, position: int) -> Initiative:
    """Make an initiative."""
    return Initiative(
        id=new_id(),
        org_id=objective.org_id,
        objective_id=objective.id,
        key_result_id=fields.key_result_id,
        position=position,
        title=one_line(fields.title),
        owner_id=fields.owner_id,
        due_on=fields.due_on,
        state=fields.state.value,
    )


def whole_objective(
    actor: Actor, handed: SubmittedSet, owner: Owner, submitted: SubmittedObjective, position: int
) -> Objective:
    """Make an objective of a set with everything under it, its progress included."""
    fields = ObjectiveFields(
        cycle_id=handed.cycle_id,
        title=submitted.title,
        owner=owner,
        type=submitted.type,
        accountable_id=handed.accountable_id,
    )
    objective = new_objective(
        actor, fields, status=handed.status, position=position, provenance=submitted.provenance
    )
    objective.key_results = [
        new_key_result(objective, KeyResultFields(line.title, type=line.type), place)
        for place, line in enumerate(submitted.key_results)
    ]
    objective.initiatives = [
        new_initiative(objective, InitiativeFields(line.title), place)
        for place, line in enumerate(submitted.initiatives)
    ]
    objective.watched_kpis = [
        WatchedKpi(
            id=new_id(),
            org_id=objective.org_id,
            position=place,
            title=one_line(line.title),
            library_key=line.library_key,
        )
        for place, line in enumerate(submitted.kpis)
    ]
    sum_up(objective)
    return objective


def sum_up(objective: Objective) -> None:
    """Compute the sums and the progress of a new objective, to which nothing contributes yet."""
    node = Node(objective.id, objective.progress_from)
    for key_result in objective.key_results:
        replace_own(node, Part(None, key_result.weight), part_of(key_result))
    objective.own_sum, objective.own_weight = node.own_sum, node.own_weight
    objective.progress = mean_of(node)
