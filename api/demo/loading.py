"""Puts the demo organisation into the store."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from api.demo import content
from api.demo.growing import grow_objectives, grow_people
from coach.checkins.values import CheckInFields
from coach.cycles.values import Cadence, CycleFields, Phase
from coach.okrs.values import (
    ContributionFields,
    ObjectiveEdit,
    Owner,
    OwnerKind,
    ProgressFrom,
    SubmittedSet,
)
from coach.people.service.directory import TeamFields
from coach.people.service.organisations import Direction
from coach.people.values import Actor, Role, TeamKind
from coach.wiring import Coach

PASSWORD = "waymark-demo"  # noqa: S105 - printed on purpose: it opens an invented organisation
QUARTER_MONTHS = 3


@dataclass(frozen=True, slots=True)
class StoppedClock:
    """A clock that stands at a moment in the past, to let the demo have a history."""

    moment: datetime

    def now(self) -> datetime:
        """Return that moment."""
        return self.moment


@dataclass(frozen=True, slots=True)
class SignIn:
    """Somebody who can sign in to the demo."""

    email: str
    name: str
    role: str
    password: str = PASSWORD


@dataclass(frozen=True, slots=True)
class Demo:
    """The demo organisation as it was loaded."""

    organisation: str
    sign_in: tuple[SignIn, ...]
    people: int
    objectives: int | None = None
    """How many were loaded; None when they had been loaded before."""


@dataclass(frozen=True, slots=True)
class Directory:
    """Ids by what the data files call things."""

    people: Mapping[str, UUID]
    teams: Mapping[str, UUID]

    def owner(self, kind: str, name: str) -> Owner:
        """Find an owner by its kind and its name or address."""
        if kind == OwnerKind.DEPARTMENT.value:
            return Owner(OwnerKind.DEPARTMENT, None, name)
        if kind == OwnerKind.PERSON.value:
            return Owner(OwnerKind.PERSON, self.people[name])
        return Owner(OwnerKind(kind), self.teams.get(name))


async def load_people(coach: Coach) -> tuple[Actor, Directory]:
    """Found the organisation with its people, teams, roles and passwords."""
    plain = content.organisation()
    admin = await coach.organisations.found(plain["name"], plain["owner"], PASSWORD, is_demo=True)
    await coach.organisations.set_direction(
        admin, Direction(plain["mission"], plain["vision"], tuple(plain["priorities"]))
    )
    await coach.imports.people(admin, content.people())
    people = {person.email: person for person in await coach.directory.people(admin)}
    ids = {email: person.id for email, person in people.items()}
    await _complete_teams(coach, admin, plain["teams"], ids)
    for entry in plain["sign_in"]:
        person = people[entry["email"]]
        if entry["roles"]:
            roles = frozenset(Role(role) for role in entry["roles"])
            await coach.directory.set_roles(admin, person.id, roles)
        if entry["email"] != plain["owner"]:  # the owner got theirs with the organisation
            await coach.access.set_password(person, PASSWORD)
    teams = {team.name: team.id for team in await coach.directory.teams(admin)}
    return admin, Directory(ids, teams)


async def _complete_teams(
    coach: Coach, admin: Actor, plain: list[dict[str, Any]], people: Mapping[str, UUID]
) -> None:
    """Say what the imported teams are for and who leads them; add the squad."""
    known = {team.name: team for team in await coach.directory.teams(admin)}
    for entry in plain:
        team = known.get(entry["name"])
        members = (
            [membership.person_id for membership in team.memberships]
            if team
            else [people[email] for email in entry.get("members", ())]
        )
        fields = TeamFields(
            entry["name"],
            TeamKind(entry.get("kind", "team")),
            entry["purpose"],
            entry.get("department", ""),
            lead_id=people[entry["lead"]],
            member_ids=tuple(members),
        )
        if team:
            await coach.directory.change_team(admin, team.id, fields)
        else:
            await coach.directory.add_team(admin, fields)


async def load_cycles(coach: Coach, admin: Actor, today: date) -> tuple[UUID, UUID]:
    """Set up the quarter before today's and today's, both running; return their ids."""
    ids = []
    this_starts = quarter_start(today)
    for starts_on in (quarter_start(this_starts - timedelta(days=1)), this_starts):
        number = (starts_on.month - 1) // QUARTER_MONTHS + 1
        fields = CycleFields(
            f"{starts_on.year}-Q{number}", Cadence.QUARTER, starts_on, quarter_end(starts_on)
        )
        cycle = await coach.cycles.create(admin, fields)
        await coach.cycles.enter(admin, cycle.id, Phase.ACTIVE)
        ids.append(cycle.id)
    return ids[0], ids[1]


def quarter_start(day: date) -> date:
    """Return the first day of the quarter that a day is in."""
    return date(day.year, (day.month - 1) // QUARTER_MONTHS * QUARTER_MONTHS + 1, 1)


def quarter_end(starts_on: date) -> date:
    """Return the last day of the quarter that starts on a day."""
    return quarter_start(starts_on + timedelta(days=100)) - timedelta(days=1)


async def load_goals(
    coach: Coach, admin: Actor, directory: Directory, cycle_id: UUID, which: str
) -> int:
    """Load the goals of a cycle with their links; return how many there are."""
    ids: dict[str, UUID] = {}
    lines: list[tuple[UUID, content.Check]] = []
    for goal in content.objectives(which):
        accountable = directory.people.get(goal.accountable or "")
        handed = SubmittedSet(
            directory.owner(*goal.owner), cycle_id, (goal.submitted,), goal.status, accountable
        )
        (made,) = await coach.okrs.submit_set(admin, handed)
        ids[goal.submitted.title] = made.id
        if goal.progress_from is not ProgressFrom.KEY_RESULTS:
            edit = ObjectiveEdit(progress_from=goal.progress_from)
            await coach.okrs.change(admin, made.id, edit)
        for title in goal.under:
            await coach.links.link(admin, made.id, ContributionFields(ids[title]))
        lines += [
            (line.id, check)
            for line, checks in zip(made.key_results, goal.checks, strict=True)
            for check in checks
        ]
    await load_checks(coach, admin, cycle_id, lines)
    return len(ids)


async def load_checks(
    coach: Coach, admin: Actor, cycle_id: UUID, lines: list[tuple[UUID, content.Check]]
) -> None:
    """Check key results in as if time passed; what lies ahead of today is left out."""
    cycle = await coach.cycles.cycle(admin, cycle_id)
    days = (cycle.ends_on - cycle.starts_on).days
    morning = datetime.combine(cycle.starts_on, time(9), UTC)
    now = coach.check_ins.clock.now()
    for line_id, check in sorted(lines, key=lambda line: line[1].share):
        moment = morning + timedelta(days=round(days * check.share))
        if moment > now:
            continue
        said = CheckInFields(
            Decimal(str(check.value)),
            Decimal(str(check.confidence)),
            note=check.note,
            blocker=check.blocker,
        )
        then = replace(coach.check_ins, clock=StoppedClock(moment))
        await then.check_in(admin, line_id, said)


async def load_demo(coach: Coach, today: date, people: int = 0, objectives: int = 0) -> Demo:
    """Load the demo organisation, grown to so many people and objectives.

    Raises OrganisationExists when it is there already.
    """
    admin, directory = await load_people(coach)
    await grow_people(coach, admin, content.organisation()["chief"], people)
    last, now = await load_cycles(coach, admin, today)
    count = await load_goals(coach, admin, directory, last, "last")
    await coach.cycles.enter(admin, last, Phase.CLOSED)
    count += await load_goals(coach, admin, directory, now, "now")
    count = await grow_objectives(coach, admin, now, count, objectives)
    return replace(await describe(coach, admin), objectives=count)


async def describe(coach: Coach, admin: Actor) -> Demo:
    """Say how to sign in to a demo organisation that is loaded."""
    plain = content.organisation()
    names = {person.email: person.name for person in await coach.directory.people(admin)}
    sign_in = tuple(
        SignIn(entry["email"], names.get(entry["email"], ""), entry["as"])
        for entry in plain["sign_in"]
    )
    return Demo(plain["name"], sign_in, len(names))
