"""The first page after signing in."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.response import Template

from coach.cycles.service import CycleService
from coach.cycles.values import Phase
from coach.okrs.service.okrs import OkrService
from coach.okrs.values import ObjectiveFilter, OwnerKind
from coach.people.service.directory import DirectoryService
from coach.people.service.organisations import OrganisationService
from coach.people.values import Actor
from web.auth import HOME
from web.home.steps import Situation, next_steps
from web.okrs.choosing import Identified, TeamLike

T = TypeVar("T", bound=TeamLike)


class CycleLike(Identified, Protocol):
    """A cycle in one of its phases."""

    @property
    def phase(self) -> str:
        """Which phase."""
        ...


class HomePages(Controller):
    """What to do next."""

    include_in_schema = False

    @get(HOME, name="web.home")
    async def home(
        self,
        actor: NamedDependency[Actor],
        organisations: NamedDependency[OrganisationService],
        directory: NamedDependency[DirectoryService],
        cycles: NamedDependency[CycleService],
        okrs: NamedDependency[OkrService],
    ) -> Template:
        """Greet the person; say what to do next and how their main team's OKRs stand."""
        organisation = await organisations.mine(actor)
        teams = await directory.teams(actor)
        cycle = await cycles.current(actor)
        planned = next((one for one in await cycles.cycles(actor) if _is_ahead(one, cycle)), None)
        team = _main_team(teams, actor)
        chosen = (
            ObjectiveFilter(cycle_id=cycle.id, owner_kind=OwnerKind(team.kind), owner_id=team.id)
            if cycle and team
            else None
        )
        objectives = (await okrs.objectives(actor, chosen)).items if chosen else ()
        situation = Situation(
            actor=actor,
            has_direction=bool(organisation.mission or organisation.priorities),
            has_teams=bool(teams),
            cycle=cycle.name if cycle else "",
            team=team.name if team else "",
            team_id=str(team.id) if team else "",
            planned=planned.name if planned else "",
            planned_id=str(planned.id) if planned else "",
            statuses=tuple(found.status for found in objectives),
        )
        return Template(
            "home/page.html",
            context={
                "actor": actor,
                "organisation": organisation,
                "cycle": cycle,
                "team": team,
                "objectives": objectives,
                "steps": next_steps(situation),
            },
        )


def _main_team(teams: Iterable[T], actor: Actor) -> T | None:
    """Choose the team that somebody leads, else the first they belong to."""
    mine = [team for team in teams if team.id in actor.team_ids | actor.led_team_ids]
    led = [team for team in mine if team.id in actor.led_team_ids]
    return next(iter(led or mine), None)


def _is_ahead(one: CycleLike, current: CycleLike | None) -> bool:
    return one.phase == Phase.PLAN and (current is None or one.id != current.id)
