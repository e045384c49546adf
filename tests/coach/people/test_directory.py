"""Keeping people and teams: who may, what is refused, what other organisations see."""

from dataclasses import replace

import pytest

from coach.db import Sessions
from coach.errors import Invalid
from coach.people.errors import (
    EmailTaken,
    LastAdministrator,
    ManagerCircle,
    NotAllowed,
    PersonNotFound,
    TeamCircle,
    TeamNameTaken,
    TeamNotFound,
)
from coach.people.service.directory import DirectoryService, PersonFields, TeamFields
from coach.people.values import Actor, Role, TeamKind
from tests.build import a_company
from tests.fakes import FixedClock


@pytest.fixture
def directory(sessions: Sessions, clock: FixedClock) -> DirectoryService:
    return DirectoryService(sessions, clock)


@pytest.fixture
async def ada(sessions: Sessions) -> Actor:
    return await a_company(sessions, Role.ADMIN)


BEN = PersonFields("Ben Okri", "Ben.Okri@Example.com", job="Editor", department="Publishing")


async def test_a_person_is_added_found_and_changed(directory: DirectoryService, ada: Actor) -> None:
    ben = await directory.add_person(ada, replace(BEN, manager_id=ada.person_id))
    assert ben.email == "ben.okri@example.com"
    assert [found.id for found in await directory.people(ada, "edit")] == [ben.id]
    assert [report.id for report in await directory.reports(ada, ada.person_id)] == [ben.id]
    changed = await directory.change_person(ada, ben.id, replace(BEN, name="Ben O."))
    assert changed.name == "Ben O."
    assert changed.manager_id is None


async def test_wildcards_in_a_search_mean_themselves(
    directory: DirectoryService, ada: Actor
) -> None:
    await directory.add_person(ada, BEN)
    assert await directory.people(ada, "%") == []
    assert await directory.people(ada, "B_n") == []


async def test_an_address_belongs_to_one_person(directory: DirectoryService, ada: Actor) -> None:
    await directory.add_person(ada, BEN)
    with pytest.raises(EmailTaken):
        await directory.add_person(ada, replace(BEN, name="Somebody Else"))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        (replace(BEN, name=" \t "), "name"),
        (replace(BEN, name="x" * 201), "name"),
        (replace(BEN, email="ben at example"), "email"),
        (replace(BEN, email=""), "email"),
    ],
)
async def test_a_bad_field_is_named(
    directory: DirectoryService, ada: Actor, fields: PersonFields, field: str
) -> None:
    with pytest.raises(Invalid) as caught:
        await directory.add_person(ada, fields)
    assert caught.value.field == field


async def test_nobody_manages_themselves_at_any_distance(
    directory: DirectoryService, ada: Actor
) -> None:
    ben = await directory.add_person(ada, replace(BEN, manager_id=ada.person_id))
    cleo = await directory.add_person(ada, PersonFields("Cleo", "c@example.com", manager_id=ben.id))
    own = PersonFields(ada.name, ada.email, manager_id=cleo.id)
    with pytest.raises(ManagerCircle):
        await directory.change_person(ada, ada.person_id, own)
    with pytest.raises(ManagerCircle):
        await directory.change_person(ada, ben.id, replace(BEN, manager_id=ben.id))


async def test_a_member_reads_the_directory_and_changes_nothing(
    directory: DirectoryService, sessions: Sessions
) -> None:
    member = await a_company(sessions)
    assert len(await directory.people(member)) == 1
    with pytest.raises(NotAllowed):
        await directory.add_person(member, BEN)
    with pytest.raises(NotAllowed):
        await directory.set_roles(member, member.person_id, frozenset({Role.ADMIN}))
    with pytest.raises(NotAllowed):
        await directory.audit_trail(member)


async def test_another_organisation_sees_nobody(
    directory: DirectoryService, ada: Actor, sessions: Sessions
) -> None:
    stranger = await a_company(sessions, Role.ADMIN)
    ben = await directory.add_person(ada, BEN)
    team = await directory.add_team(ada, TeamFields("Editors"))
    with pytest.raises(PersonNotFound):
        await directory.person(stranger, ben.id)
    with pytest.raises(TeamNotFound):
        await directory.team(stranger, team.id)
    with pytest.raises(Invalid):
        await directory.add_team(stranger, TeamFields("Spies", member_ids=(ben.id,)))
    assert [person.id for person in await directory.people(stranger)] == [stranger.person_id]


async def test_roles_are_granted_and_taken_and_answered_for(
    directory: DirectoryService, ada: Actor
) -> None:
    ben = await directory.add_person(ada, BEN)
    ben = await directory.set_roles(ada, ben.id, frozenset({Role.COACH, Role.HR}))
    assert ben.roles == {Role.MEMBER, Role.COACH, Role.HR}
    ben = await directory.set_roles(ada, ben.id, frozenset({Role.COACH}))
    assert ben.roles == {Role.MEMBER, Role.COACH}
    newest, *_ = await directory.audit_trail(ada)
    assert newest.action == "person.roles"
    assert newest.detail == {"from": ["coach", "hr"], "to": ["coach"]}


async def test_the_last_administrator_stays(directory: DirectoryService, ada: Actor) -> None:
    with pytest.raises(LastAdministrator):
        await directory.set_roles(ada, ada.person_id, frozenset())
    leaving = PersonFields(ada.name, ada.email, active=False)
    with pytest.raises(LastAdministrator):
        await directory.change_person(ada, ada.person_id, leaving)


async def test_a_squad_has_members_from_everywhere_and_its_lead(
    directory: DirectoryService, ada: Actor
) -> None:
    ben = await directory.add_person(ada, BEN)
    squad = await directory.add_team(
        ada,
        TeamFields("Checkout", TeamKind.SQUAD, lead_id=ada.person_id, member_ids=(ben.id, ben.id)),
    )
    members = {membership.person_id for membership in squad.memberships}
    assert members == {ben.id, ada.person_id}
    with pytest.raises(TeamNameTaken):
        await directory.add_team(ada, TeamFields("Checkout"))


async def test_a_lead_changes_their_own_team_only(directory: DirectoryService, ada: Actor) -> None:
    ben = await directory.add_person(ada, BEN)
    own = await directory.add_team(ada, TeamFields("Editors", lead_id=ben.id))
    other = await directory.add_team(ada, TeamFields("Printers"))
    lead = Actor(ben.id, ada.org_id, ben.email, ben.name, led_team_ids=frozenset({own.id}))
    changed = await directory.change_team(
        lead, own.id, TeamFields("Editors", purpose="Better books", lead_id=ben.id)
    )
    assert changed.purpose == "Better books"
    with pytest.raises(NotAllowed):
        await directory.change_team(lead, other.id, TeamFields("Printers"))


async def test_a_team_cannot_lie_inside_itself(directory: DirectoryService, ada: Actor) -> None:
    outer = await directory.add_team(ada, TeamFields("Publishing"))
    inner = await directory.add_team(ada, TeamFields("Editors", parent_id=outer.id))
    with pytest.raises(TeamCircle):
        await directory.change_team(ada, outer.id, TeamFields("Publishing", parent_id=inner.id))
