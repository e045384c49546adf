"""Who may change a goal: whoever owns it, the owner's managers, coaches and administrators."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from coach.cycles.errors import CycleClosed
from coach.okrs.errors import NotYourGoal, OwnerUnknown
from coach.okrs.models import Objective
from coach.okrs.values import Owner, OwnerKind
from coach.people.errors import PersonNotFound, TeamNotFound
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


async def known_owner(session: AsyncSession, actor: Actor, owner: Owner) -> Owner:
    """Complete an owner from the directory. Raises OwnerUnknown when there is nobody like that."""
    if owner.kind is OwnerKind.COMPANY:
        return Owner(OwnerKind.COMPANY)
    if owner.kind is OwnerKind.DEPARTMENT:
        if not (name := owner.department.strip()):
            raise OwnerUnknown("A department is named by its name. Give one.")
        return Owner(OwnerKind.DEPARTMENT, None, name)
    if owner.id is None:
        raise OwnerUnknown(f"Say which {owner.kind.value} owns this: give its id.")
    if owner.kind is OwnerKind.PERSON:
        return await _person(session, actor, owner.id)
    try:
        team = await directory.team(session, owner.id, visible_to=actor)
    except TeamNotFound as error:
        raise OwnerUnknown("The team that should own this is not in your organisation.") from error
    kind = OwnerKind.SQUAD if team.kind == TeamKind.SQUAD.value else OwnerKind.TEAM
    return Owner(kind, team.id)


async def _person(session: AsyncSession, actor: Actor, person_id: UUID) -> Owner:
    try:
        person = await directory.person(session, person_id, visible_to=actor)
    except PersonNotFound as error:
        raise OwnerUnknown("The person who should own this is not in your organisation.") from error
    if not person.active:
        raise OwnerUnknown(f"{person.name} has left. Choose somebody who is here.")
    return Owner(OwnerKind.PERSON, person.id)


async def check_accountable(session: AsyncSession, actor: Actor, person_id: UUID | None) -> None:
    """Refuse an accountable person who is nobody here, or has left. Raises OwnerUnknown."""
    if person_id is not None and person_id != actor.person_id:
        await _person(session, actor, person_id)
