"""Endpoints for the directory and the organisation."""

from uuid import UUID

from litestar import Controller, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody

from api.people.schemas import (
    DirectionIn,
    MeOut,
    OrganisationOut,
    PersonIn,
    PersonOut,
    RolesIn,
    TeamIn,
    TeamOut,
)
from coach.people.service.directory import DirectoryService
from coach.people.service.organisations import Direction, OrganisationService
from coach.people.values import Actor


class PeopleController(Controller):
    """Who works here, in which teams, and where the organisation is going."""

    tags = ("people",)

    @get("/me", operation_id="me")
    async def me(self, actor: NamedDependency[Actor]) -> MeOut:
        """Say for whom this token or cookie stands."""
        return MeOut.of(actor)

    @get("/people", operation_id="list_people")
    async def people(
        self,
        actor: NamedDependency[Actor],
        directory: NamedDependency[DirectoryService],
        q: FromQuery[str] = "",
    ) -> list[PersonOut]:
        """List active people by name; ``q`` looks in names, addresses, jobs and departments."""
        return [PersonOut.of(person) for person in await directory.people(actor, q)]

    @post("/people", operation_id="add_person")
    async def add_person(
        self,
        data: JSONBody[PersonIn],
        actor: NamedDependency[Actor],
        directory: NamedDependency[DirectoryService],
    ) -> PersonOut:
        """Add somebody to the directory."""
        return PersonOut.of(await directory.add_person(actor, data.fields()))

    @get("/people/{person_id:uuid}", operation_id="get_person")
    async def person(
        self,
        person_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        directory: NamedDependency[DirectoryService],
    ) -> PersonOut:
        """Show one person."""
        return PersonOut.of(await directory.person(actor, person_id))

    @put("/people/{person_id:uuid}", operation_id="change_person")
    async def change_person(
        self,
        person_id: FromPath[UUID],
        data: JSONBody[PersonIn],
        actor: NamedDependency[Actor],
        directory: NamedDependency[DirectoryService],
    ) -> PersonOut:
        """Change what is said of somebody."""
        return PersonOut.of(await directory.change_person(actor, person_id, data.fields()))

    @put("/people/{person_id:uuid}/roles", operation_id="set_roles")
    async def set_roles(
        self,
        person_id: FromPath[UUID],
        data: JSONBody[RolesIn],
        actor: NamedDependency[Actor],
        directory: NamedDependency[DirectoryService],
    ) -> PersonOut:
        """Grant exactly these roles."""
        return PersonOut.of(await directory.set_roles(actor, person_id, frozenset(data.roles)))

    @get("/teams", operation_id="list_teams")
    async def teams(
        self, actor: NamedDependency[Actor], directory: NamedDependency[DirectoryService]
    ) -> list[TeamOut]:
        """List teams and squads by name."""
        return [TeamOut.of(team) for team in await directory.teams(actor)]

    @post("/teams", operation_id="add_team")
    async def add_team(
        self,
        data: JSONBody[TeamIn],
        actor: NamedDependency[Actor],
        directory: NamedDependency[DirectoryService],
    ) -> TeamOut:
        """Add a team or a squad."""
        return TeamOut.of(await directory.add_team(actor, data.fields()))

    @get("/teams/{team_id:uuid}", operation_id="get_team")
    async def team(
        self,
        team_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        directory: NamedDependency[DirectoryService],
    ) -> TeamOut:
        """Show one team."""
        return TeamOut.of(await directory.team(actor, team_id))

    @put("/teams/{team_id:uuid}", operation_id="change_team")
    async def change_team(
        self,
        team_id: FromPath[UUID],
        data: JSONBody[TeamIn],
        actor: NamedDependency[Actor],
        directory: NamedDependency[DirectoryService],
    ) -> TeamOut:
        """Change a team."""
        return TeamOut.of(await directory.change_team(actor, team_id, data.fields()))

    @get("/organisation", operation_id="get_organisation")
    async def organisation(
        self,
        actor: NamedDependency[Actor],
        organisations: NamedDependency[OrganisationService],
    ) -> OrganisationOut:
        """Show the organisation and where it is going."""
        return OrganisationOut.of(await organisations.mine(actor))

    @put("/organisation", operation_id="set_direction")
    async def set_direction(
        self,
        data: JSONBody[DirectionIn],
        actor: NamedDependency[Actor],
        organisations: NamedDependency[OrganisationService],
    ) -> OrganisationOut:
        """State mission, vision and priorities."""
        direction = Direction(data.mission, data.vision, data.priorities)
        return OrganisationOut.of(await organisations.set_direction(actor, direction))
