"""The first page after signing in."""

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.response import Template

from coach.people.service.directory import DirectoryService
from coach.people.service.organisations import OrganisationService
from coach.people.values import Actor
from web.auth import HOME


class HomePages(Controller):
    """What to do next."""

    include_in_schema = False

    @get(HOME, name="web.home")
    async def home(
        self,
        actor: NamedDependency[Actor],
        organisations: NamedDependency[OrganisationService],
        directory: NamedDependency[DirectoryService],
    ) -> Template:
        """Greet the person and say what to do next."""
        organisation = await organisations.mine(actor)
        teams = [team for team in await directory.teams(actor) if team.id in actor.team_ids]
        return Template(
            "home/page.html",
            context={"actor": actor, "organisation": organisation, "teams": teams},
        )
