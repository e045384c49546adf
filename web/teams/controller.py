"""Teams in their tree, squads across it."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from coach.errors import CoachError
from coach.people.errors import NotAllowed, TeamNotFound
from coach.people.service.directory import DirectoryService
from coach.people.values import Actor, Role, TeamKind
from web.forms import Form
from web.notes import go
from web.teams.forms import BELONGS_TO, KINDS, form_of, team_fields
from web.teams.tree import branches

AnyRequest = Request[Any, Any, Any]


class TeamPages(Controller):
    """Who works together."""

    path = "/teams"
    include_in_schema = False

    @get(name="web.teams")
    async def teams(
        self, actor: NamedDependency[Actor], directory: NamedDependency[DirectoryService]
    ) -> Template:
        """Show the tree of teams, and the squads."""
        found = await directory.teams(actor)
        return Template(
            "teams/page.html",
            context={
                "branches": branches(found),
                "squads": [team for team in found if team.kind == TeamKind.SQUAD],
                "actor": actor,
                "may_keep": actor.has(Role.ADMIN, Role.HR),
            },
        )

    @get("/new")
    async def new(
        self, actor: NamedDependency[Actor], directory: NamedDependency[DirectoryService]
    ) -> Template:
        """Ask what the new team is called. Whoever may not add one is told before they type."""
        _only_keepers(actor)
        return await self._form(actor, directory, Form.of(kind=TeamKind.TEAM.value))

    @post("/new")
    async def add(
        self,
        request: AnyRequest,
        actor: NamedDependency[Actor],
        directory: NamedDependency[DirectoryService],
    ) -> Template | Redirect:
        """Add a team or a squad."""
        form = await Form.sent(request)
        try:
            team = await directory.add_team(actor, team_fields(form))
        except CoachError as error:
            return await self._form(actor, directory, form.refused(error, BELONGS_TO))
        return go(f"/teams/{team.id}", "team-added")

    @get("/{team_id:uuid}", name="web.team")
    async def team(
        self,
        team_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        directory: NamedDependency[DirectoryService],
    ) -> Template:
        """Show one team with its members and the teams inside it."""
        team = await directory.team(actor, team_id)
        everyone = await directory.teams(actor)
        return Template(
            "teams/team.html",
            context={
                "team": team,
                "members": sorted(
                    (membership.person for membership in team.memberships),
                    key=lambda person: (person.id != team.lead_id, person.name.casefold()),
                ),
                "inside": [one for one in everyone if one.parent_id == team_id],
                "may_change": actor.has(Role.ADMIN, Role.HR) or team_id in actor.led_team_ids,
                "is_mine": team_id in actor.team_ids,
            },
        )

    @get("/{team_id:uuid}/edit")
    async def edit(
        self,
        team_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        directory: NamedDependency[DirectoryService],
    ) -> Template:
        """Show what is stored of a team, to be changed."""
        _only_keepers(actor, team_id)
        return await self._form(actor, directory, None, team_id)

    @post("/{team_id:uuid}/edit")
    async def change(
        self,
        request: AnyRequest,
        team_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        directory: NamedDependency[DirectoryService],
    ) -> Template | Redirect:
        """Keep the changes."""
        form = await Form.sent(request)
        try:
            await directory.change_team(actor, team_id, team_fields(form))
        except CoachError as error:
            return await self._form(actor, directory, form.refused(error, BELONGS_TO), team_id)
        return go(f"/teams/{team_id}", "team-changed")

    @staticmethod
    async def _form(
        actor: Actor, directory: DirectoryService, form: Form | None, team_id: UUID | None = None
    ) -> Template:
        people = await directory.people(actor)
        teams = await directory.teams(actor)
        team = next((one for one in teams if one.id == team_id), None)
        if team_id and team is None:
            raise TeamNotFound("There is no such team in your organisation.")
        if form is None:
            form = form_of(team, (one.person_id for one in team.memberships) if team else ())
        return Template(
            "teams/form.html",
            context={
                "form": form,
                "team": team,
                "kinds": KINDS,
                "people": [(one.id, one.name, one.job) for one in people],
                "parents": [
                    (one.id, one.name)
                    for one in teams
                    if one.kind == TeamKind.TEAM and one.id != team_id
                ],
            },
            status_code=form.status,
        )


def _only_keepers(actor: Actor, team_id: UUID | None = None) -> None:
    if team_id not in actor.led_team_ids and not actor.has(Role.ADMIN, Role.HR):
        raise NotAllowed("Only administrators, HR and the team's lead change teams.")
