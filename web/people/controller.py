"""The directory of people."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.plugins.htmx import HTMXRequest
from litestar.response import Redirect, Template

from coach.errors import CoachError
from coach.people.errors import NotAllowed, PersonNotFound
from coach.people.service.access import AccessService, Invited
from coach.people.service.directory import DirectoryService
from coach.people.values import Actor, Role
from web.forms import Form
from web.notes import go
from web.people.forms import BELONGS_TO, ROLES, form_of, person_fields, roles_of

AnyRequest = Request[Any, Any, Any]


class PeoplePages(Controller):
    """Who works here."""

    path = "/people"
    include_in_schema = False

    @get(name="web.people")
    async def people(
        self,
        request: HTMXRequest,
        actor: NamedDependency[Actor],
        directory: NamedDependency[DirectoryService],
        q: FromQuery[str] = "",
        left: FromQuery[str] = "",
    ) -> Template:
        """List people; to htmx only the list, while somebody types."""
        found = await directory.people(actor, q, include_inactive=left == "yes")
        return Template(
            "people/_list.html" if request.htmx else "people/page.html",
            context={"people": found, "q": q, "left": left == "yes", "may_keep": _may_keep(actor)},
        )

    @get("/new")
    async def new(
        self, actor: NamedDependency[Actor], directory: NamedDependency[DirectoryService]
    ) -> Template:
        """Ask who is to be added. Whoever may not add is told before they type."""
        _only_keepers(actor)
        return await self._form(actor, directory, Form.of(active=True))

    @post("/new")
    async def add(
        self,
        request: AnyRequest,
        actor: NamedDependency[Actor],
        directory: NamedDependency[DirectoryService],
    ) -> Template | Redirect:
        """Add somebody, then show them with the button that invites."""
        form = await Form.sent(request)
        form.values["active"] = "yes"
        try:
            person = await directory.add_person(actor, person_fields(form))
        except CoachError as error:
            return await self._form(actor, directory, form.refused(error, BELONGS_TO))
        return go(f"/people/{person.id}", "person-added")

    @get("/{person_id:uuid}", name="web.person")
    async def person(
        self,
        person_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        directory: NamedDependency[DirectoryService],
    ) -> Template:
        """Show one person."""
        return await self._person(actor, directory, person_id)

    @get("/{person_id:uuid}/edit")
    async def edit(
        self,
        person_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        directory: NamedDependency[DirectoryService],
    ) -> Template:
        """Show what is stored of somebody, to be changed."""
        _only_keepers(actor)
        return await self._form(actor, directory, None, person_id)

    @post("/{person_id:uuid}/edit")
    async def change(
        self,
        request: AnyRequest,
        person_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        directory: NamedDependency[DirectoryService],
    ) -> Template | Redirect:
        """Keep the changes."""
        form = await Form.sent(request)
        try:
            await directory.change_person(actor, person_id, person_fields(form))
        except CoachError as error:
            return await self._form(actor, directory, form.refused(error, BELONGS_TO), person_id)
        return go(f"/people/{person_id}", "person-changed")

    @post("/{person_id:uuid}/roles")
    async def set_roles(
        self,
        request: AnyRequest,
        person_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        directory: NamedDependency[DirectoryService],
    ) -> Template | Redirect:
        """Grant exactly the roles that are ticked."""
        form = await Form.sent(request)
        try:
            await directory.set_roles(actor, person_id, roles_of(form))
        except CoachError as error:
            return await self._person(actor, directory, person_id, roles=form.refused(error))
        return go(f"/people/{person_id}", "roles-changed")

    @post("/{person_id:uuid}/invite", status_code=HTTPStatus.OK)
    async def invite(
        self,
        person_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        access: NamedDependency[AccessService],
        directory: NamedDependency[DirectoryService],
    ) -> Template | Redirect:
        """Send an invitation; where no mail is sent, show the link to hand over."""
        invited = await access.invite(actor, person_id)
        if invited.mailed:
            return go(f"/people/{person_id}", "invited")
        return await self._person(actor, directory, person_id, invited=invited)

    @staticmethod
    async def _form(
        actor: Actor, directory: DirectoryService, form: Form | None, person_id: UUID | None = None
    ) -> Template:
        everyone = await directory.people(actor, include_inactive=True)
        person = next((one for one in everyone if one.id == person_id), None)
        if person_id and person is None:
            raise PersonNotFound("There is no such person in your organisation.")
        form = form or form_of(person)
        return Template(
            "people/form.html",
            context={
                "form": form,
                "person": person,
                "managers": [
                    (one.id, one.name) for one in everyone if one.active and one.id != person_id
                ],
            },
            status_code=form.status,
        )

    @staticmethod
    async def _person(
        actor: Actor,
        directory: DirectoryService,
        person_id: UUID,
        *,
        roles: Form | None = None,
        invited: Invited | None = None,
    ) -> Template:
        person = await directory.person(actor, person_id)
        teams = {team.id: team for team in await directory.teams(actor)}
        form = roles or Form.of(roles=person.roles)
        return Template(
            "people/person.html",
            context={
                "person": person,
                "reports": await directory.reports(actor, person_id),
                "teams": [teams[one.team_id] for one in person.memberships if one.team_id in teams],
                "form": form,
                "roles": ROLES,
                "invited": invited,
                "may_keep": _may_keep(actor),
                "may_grant": actor.has(Role.ADMIN),
            },
            status_code=form.status,
        )


def _only_keepers(actor: Actor) -> None:
    if not _may_keep(actor):
        raise NotAllowed("Only administrators and HR change people. Ask one of them.")


def _may_keep(actor: Actor) -> bool:
    """Whether to show the buttons; the service decides whether they work."""
    return actor.has(Role.ADMIN, Role.HR)
