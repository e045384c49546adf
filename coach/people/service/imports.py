"""Loading people from a file, in one transaction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from coach.clock import Clock
from coach.db import Sessions, new_id
from coach.people.audit import event
from coach.people.errors import NotAllowed
from coach.people.importing import ImportReport, PersonRow, RejectedRow, circles, read_people
from coach.people.models import Membership, Person, Team
from coach.people.store import directory
from coach.people.values import Actor, Role


@dataclass(frozen=True, slots=True)
class ImportService:
    """Takes people from elsewhere. Every public method is one use case."""

    sessions: Sessions
    clock: Clock

    async def people(self, actor: Actor, source: str) -> ImportReport:
        """Add or update people by address; teams that are named and missing are made.

        Good rows go in together or not at all, and each bad row is reported. A person who is
        already here keeps their teams and gains the one named. Statements do not grow with rows.
        """
        if not actor.has(Role.ADMIN, Role.HR):
            raise NotAllowed("Only administrators and HR import people.")
        rows, rejected = read_people(source)
        async with self.sessions.begin() as session:
            known = {
                person.email: person
                for person in await directory.people(
                    session, visible_to=actor, include_inactive=True
                )
            }
            rows, misled = _with_sound_managers(rows, known)
            created = _write(session, actor, rows, known)
            await session.flush()
            _point_to_managers(rows, known)
            await _join_teams(session, actor, rows, known)
            report = ImportReport(
                created,
                len(rows) - created,
                tuple(sorted([*rejected, *misled], key=lambda found: found.row)),
            )
            detail = {"created": report.created, "updated": report.updated}
            subject = ("organisation", actor.org_id)
            session.add(event(actor, self.clock.now(), "people.imported", subject, detail))
        return report


def _with_sound_managers(
    rows: list[PersonRow], known: Mapping[str, Person]
) -> tuple[list[PersonRow], list[RejectedRow]]:
    """Leave out rows whose manager is nobody, or would stand below them.

    Leaving a row out can leave its reports without a manager, so this repeats until it is quiet.
    """
    misled: list[RejectedRow] = []
    by_id = {person.id: email for email, person in known.items()}
    kept = rows
    while True:
        given = {row.email: row.manager_email for row in kept}
        stored = {
            email: by_id[person.manager_id]
            for email, person in known.items()
            if person.manager_id in by_id
        }
        manager_of = {**stored, **{email: boss for email, boss in given.items() if boss}}
        circle = circles(manager_of)
        bad = [
            RejectedRow(row.row, reason)
            for row in kept
            if (reason := _manager_problem(row, known.keys() | given.keys(), circle))
        ]
        if not bad:
            return kept, misled
        misled += bad
        numbers = {found.row for found in bad}
        kept = [row for row in kept if row.row not in numbers]


def _manager_problem(row: PersonRow, everybody: Iterable[str], circle: set[str]) -> str:
    if not row.manager_email:
        return ""
    if row.manager_email not in everybody:
        return f"manager_email: nobody here or in the file has the address {row.manager_email}"
    if row.email in circle:
        return "manager_email: following managers from here leads back here"
    return ""


def _write(
    session: AsyncSession, actor: Actor, rows: list[PersonRow], known: dict[str, Person]
) -> int:
    created = 0
    for row in rows:
        person = known.get(row.email)
        if person is None:
            person = Person(id=new_id(), org_id=actor.org_id, email=row.email, memberships=[])
            known[row.email] = person
            session.add(person)
            created += 1
        person.name, person.pronouns, person.active = row.name, row.pronouns, row.active
        person.department, person.job, person.level = row.department, row.job, row.level
    return created


def _point_to_managers(rows: list[PersonRow], known: Mapping[str, Person]) -> None:
    for row in rows:
        boss = known[row.manager_email].id if row.manager_email else None
        known[row.email].manager_id = boss


async def _join_teams(
    session: AsyncSession, actor: Actor, rows: list[PersonRow], known: Mapping[str, Person]
) -> None:
    teams = {team.name: team for team in await directory.teams(session, visible_to=actor)}
    for row in rows:
        if not row.team:
            continue
        team = teams.get(row.team)
        if team is None:
            team = Team(id=new_id(), org_id=actor.org_id, name=row.team, memberships=[])
            teams[row.team] = team
            session.add(team)
        person = known[row.email]
        if person.id not in {membership.person_id for membership in team.memberships}:
            team.memberships.append(
                Membership(team_id=team.id, person_id=person.id, org_id=actor.org_id)
            )
