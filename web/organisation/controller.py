"""Mission, vision and priorities: the start of every draft."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import NamedDependency
from litestar.response import Redirect, Template

from coach.errors import CoachError
from coach.people.errors import NotAllowed
from coach.people.service.organisations import PRIORITIES_ALLOWED, Direction, OrganisationService
from coach.people.values import Actor, Role
from web.forms import Form
from web.notes import go

AnyRequest = Request[Any, Any, Any]


class OrganisationPages(Controller):
    """The organisation's direction."""

    path = "/organisation"
    include_in_schema = False

    @get(name="web.organisation")
    async def organisation(
        self, actor: NamedDependency[Actor], organisations: NamedDependency[OrganisationService]
    ) -> Template:
        """Show where the organisation is going."""
        return Template(
            "organisation/page.html",
            context={
                "organisation": await organisations.mine(actor),
                "may_set": actor.has(Role.ADMIN),
            },
        )

    @get("/edit")
    async def edit(
        self, actor: NamedDependency[Actor], organisations: NamedDependency[OrganisationService]
    ) -> Template:
        """Show the direction, to be changed by whoever may."""
        if not actor.has(Role.ADMIN):
            raise NotAllowed("Only administrators change the organisation's direction.")
        found = await organisations.mine(actor)
        form = Form.of(
            mission=found.mission, vision=found.vision, priorities="\n".join(found.priorities)
        )
        return _page(form)

    @post("/edit")
    async def set_direction(
        self,
        request: AnyRequest,
        actor: NamedDependency[Actor],
        organisations: NamedDependency[OrganisationService],
    ) -> Template | Redirect:
        """Keep the direction; each line of the priorities is one."""
        form = await Form.sent(request)
        direction = Direction(
            form.text("mission"), form.text("vision"), tuple(form.text("priorities").splitlines())
        )
        try:
            await organisations.set_direction(actor, direction)
        except CoachError as error:
            return _page(form.refused(error))
        return go("/organisation", "direction-set")


def _page(form: Form) -> Template:
    return Template(
        "organisation/form.html",
        context={"form": form, "most": PRIORITIES_ALLOWED},
        status_code=form.status,
    )
