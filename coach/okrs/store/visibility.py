"""Who may see an objective, as part of every query.

Published and closed ones are for the whole organisation. Drafts and those in review are for the
owner's team and its lead, whoever stands above them, the accountable person, the writer, coaches,
HR and administrators.
"""

from sqlalchemy import ColumnElement, Select, and_, or_, select

from coach.okrs.models import Objective
from coach.okrs.values import Status
from coach.people.models import Person, Team
from coach.people.values import Actor, Role

OPEN_STATUSES = (Status.PUBLISHED.value, Status.CLOSED.value)
SEES_ALL = (Role.COACH, Role.HR, Role.ADMIN)


def readable(actor: Actor, entity: type[Objective] = Objective) -> ColumnElement[bool]:
    """Return the condition that an objective is one the actor may see."""
    mine = entity.org_id == actor.org_id
    if actor.has(*SEES_ALL):
        return mine
    below = people_below(actor)
    led = select(Team.id).where(Team.org_id == actor.org_id, Team.lead_id.in_(below))
    return and_(
        mine,
        or_(
            entity.status.in_(OPEN_STATUSES),
            entity.team_id.in_(sorted(actor.team_ids)),
            entity.person_id == actor.person_id,
            entity.accountable_id == actor.person_id,
            entity.created_by == actor.person_id,
            entity.person_id.in_(below),
            entity.team_id.in_(led),
            entity.team_id.in_(_teams_below(actor)),
        ),
    )


def people_below(actor: Actor) -> Select[tuple[object]]:
    """Select everybody whom the actor manages, at any depth."""
    below = (
        select(Person.id)
        .where(Person.manager_id == actor.person_id, Person.org_id == actor.org_id)
        .cte(recursive=True)
    )
    below = below.union(select(Person.id).join(below, Person.manager_id == below.c.id))
    return select(below.c.id)


def _teams_below(actor: Actor) -> Select[tuple[object]]:
    """Select the teams inside those that the actor leads, at any depth."""
    below = (
        select(Team.id)
        .where(Team.lead_id == actor.person_id, Team.org_id == actor.org_id)
        .cte(recursive=True)
    )
    below = below.union(select(Team.id).join(below, Team.parent_id == below.c.id))
    return select(below.c.id)
