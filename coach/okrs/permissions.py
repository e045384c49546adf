"""Who may change a goal: whoever owns it, the owner's managers, coaches and administrators."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from coach.cycles.errors import CycleClosed
from coach.okrs.errors import NotYourGoal, OwnerUnknown
from coach.okrs.models import Objective
from coach.okrs.store import owners
from coach.okrs.values import Owner, OwnerKind
from coach.people.models import Person, Team
from coach.people.store import directory
from coach.people.values import Actor, Role, TeamKind

MASTERS = (Role.COACH, Role.ADMIN)


async def check_may_own(
    session: AsyncSession, actor: Actor, owner: Owner, accountable_id: UUID | None = None
) -> None:
    """Refuse unless the actor may set goals for this owner. Raises NotYourGoal.

    The accountable person of a goal may change it as well.
    """
    if actor.has(*MASTERS) or accountable_id == actor.person_id:
        return
    if owner.kind in {OwnerKind.TEAM, OwnerKind.SQUAD} and owner.id in actor.team_ids:
        return
    if owner.kind is OwnerKind.PERSON and owner.id is not None:
        if owner.id == actor.person_id:
            return
        if await directory.manages(session, actor.person_id, owner.id, visible_to=actor):
            return
    raise NotYourGoal


async def check_may_change(session: AsyncSession, actor: Actor, objective: Objective) -> None:
    """Refuse unless the actor may change this objective; ``cycle`` must be loaded.

    Raises NotYourGoal, and CycleClosed when its cycle is history.
    """
    await check_may_own(session, actor, objective.owner, objective.accountable_id)
    if objective.cycle.is_closed:
        raise CycleClosed(objective.cycle.name)


@dataclass(frozen=True, slots=True)
class Owned:
    """An owner as the directory knows it, with the team or the person it is."""

    owner: Owner
    team: Team | None = None
    person: Person | None = None


async def known_owner(session: AsyncSession, actor: Actor, owner: Owner) -> Owned:
    """Complete an owner from the directory. Raises OwnerUnknown when there is nobody like that."""
    if owner.kind is OwnerKind.COMPANY:
        return Owned(Owner(OwnerKind.COMPANY))
    if owner.kind is OwnerKind.DEPARTMENT:
        if not (name := owner.department.strip()):
            raise OwnerUnknown("A department is named by its name. Give one.")
        return Owned(Owner(OwnerKind.DEPARTMENT, None, name))
    if owner.id is None:
        raise OwnerUnknown(f"Say which {owner.kind.value} owns this: give its id.")
    if owner.kind is OwnerKind.PERSON:
        person = await known_person(session, actor, owner.id)
        return Owned(Owner(OwnerKind.PERSON, person.id), None, person)
    team = await owners.team(session, owner.id, visible_to=actor)
    if team is None:
        raise OwnerUnknown("The team that should own this is not in your organisation.")
    kind = OwnerKind.SQUAD if team.kind == TeamKind.SQUAD.value else OwnerKind.TEAM
    return Owned(Owner(kind, team.id), team)


async def known_person(session: AsyncSession, actor: Actor, person_id: UUID) -> Person:
    """Find somebody who is here. Raises OwnerUnknown for nobody, and for one who has left."""
    person = await owners.person(session, person_id, visible_to=actor)
    if person is None:
        raise OwnerUnknown("The person who should own this is not in your organisation.")
    if not person.active:
        raise OwnerUnknown(f"{person.name} has left. Choose somebody who is here.")
    return person


async def check_accountable(
    session: AsyncSession, actor: Actor, person_id: UUID | None
) -> Person | None:
    """Find the accountable person, if one is named. Raises OwnerUnknown as known_person."""
    return None if person_id is None else await known_person(session, actor, person_id)
