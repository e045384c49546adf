"""The list of OKRs, and one objective."""

from itertools import groupby
from typing import Annotated, Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, QueryParameter
from litestar.plugins.htmx import HTMXRequest
from litestar.response import Redirect, Template

from coach.cycles.service import CycleService
from coach.errors import CoachError, Invalid
from coach.okrs.service.discussion import DiscussionService
from coach.okrs.service.links import LinkService
from coach.okrs.service.okrs import OkrService
from coach.okrs.values import ObjectiveFilter, OwnerKind, Status
from coach.people.service.directory import DirectoryService
from coach.people.values import Actor, Role
from web.forms import Form
from web.notes import go
from web.okrs.choosing import Choice, chosen_cycle, team_kind
from web.okrs.linting import remarks_on

AnyRequest = Request[Any, Any, Any]
SHOWN = 20


class OkrPages(Controller):
    """OKRs in the store."""

    path = "/okrs"
    include_in_schema = False

    @get(name="web.okrs")
    async def okrs(
        self,
        request: HTMXRequest,
        actor: NamedDependency[Actor],
        okrs: NamedDependency[OkrService],
        cycles: NamedDependency[CycleService],
        directory: NamedDependency[DirectoryService],
        cycle: FromQuery[str] = "",
        team: FromQuery[str] = "",
        status: FromQuery[str] = "",
        q: FromQuery[str] = "",
        cursor: FromQuery[str] = "",
    ) -> Template:
        """List the objectives of a cycle, grouped by whose they are."""
        every_cycle = await cycles.cycles(actor)
        chosen = chosen_cycle(every_cycle, await cycles.current(actor), cycle)
        teams = await directory.teams(actor)
        choice = Choice(chosen.id if chosen else None, team, status, q[:200])
        page = await okrs.objectives(
            actor,
            ObjectiveFilter(
                cycle_id=choice.cycle_id,
                owner_kind=team_kind(teams, choice.team_id),
                owner_id=choice.team_id,
                statuses=choice.statuses,
                query=choice.q,
                cursor=cursor or None,
                limit=SHOWN,
            ),
        )
        groups = [list(found) for _, found in groupby(page.items, key=lambda one: one.owner)]
        template = "okrs/page.html"
        if request.htmx:
            template = "okrs/_groups.html" if cursor else "okrs/_list.html"
        return Template(
            template,
            context={
                "cycles": every_cycle,
                "cycle": chosen,
                "teams": teams,
                "choice": choice,
                "groups": [(found, remarks_on(found)) for found in groups],
                "next": choice.address(cursor=page.next_cursor) if page.next_cursor else "",
                "may_keep_cycles": actor.has(Role.ADMIN, Role.HR, Role.COACH),
            },
        )

    @get("/{objective_id:uuid}", name="web.okr")
    async def objective(
        self,
        objective_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        okrs: NamedDependency[OkrService],
        links: NamedDependency[LinkService],
        discussion: NamedDependency[DiscussionService],
    ) -> Template:
        """Show one objective with everything under it."""
        return await _objective(actor, okrs, links, discussion, objective_id, Form())

    @post("/{objective_id:uuid}/status")
    async def set_status(
        self,
        request: AnyRequest,
        objective_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        okrs: NamedDependency[OkrService],
        links: NamedDependency[LinkService],
        discussion: NamedDependency[DiscussionService],
    ) -> Template | Redirect:
        """Publish an objective, send it to review, or take it back to the drafts."""
        form = await Form.sent(request)
        try:
            await okrs.enter(actor, objective_id, _status(form.text("status")))
        except CoachError as error:
            refused = form.refused(error)
            return await _objective(actor, okrs, links, discussion, objective_id, refused)
        return go(f"/okrs/{objective_id}", f"okr-{form.text('status').replace('_', '-')}")

    @post("/{objective_id:uuid}/comments")
    async def comment(
        self,
        request: AnyRequest,
        objective_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        okrs: NamedDependency[OkrService],
        links: NamedDependency[LinkService],
        discussion: NamedDependency[DiscussionService],
    ) -> Template | Redirect:
        """Say something about an objective."""
        form = await Form.sent(request)
        try:
            await discussion.comment(actor, objective_id, form.text("text"))
        except Invalid as error:
            refused = form.refused(error)
            return await _objective(actor, okrs, links, discussion, objective_id, refused)
        return go(f"/okrs/{objective_id}#comments")

    @get("/{objective_id:uuid}/history")
    async def history(
        self,
        request: HTMXRequest,
        objective_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        okrs: NamedDependency[OkrService],
        discussion: NamedDependency[DiscussionService],
        full: Annotated[str, QueryParameter(name="page")] = "",
    ) -> Template:
        """Say who changed what, and when."""
        changes = await discussion.history(actor, objective_id)
        if request.htmx and not full:
            return Template("okrs/_history.html", context={"changes": changes})
        objective = await okrs.objective(actor, objective_id)
        return Template("okrs/history.html", context={"changes": changes, "objective": objective})


async def _objective(
    actor: Actor,
    okrs: OkrService,
    links: LinkService,
    discussion: DiscussionService,
    objective_id: UUID,
    form: Form,
) -> Template:
    found = await okrs.objective(actor, objective_id)
    mine = found.team_id in actor.team_ids or found.person_id == actor.person_id
    return Template(
        "okrs/objective.html",
        context={
            "objective": found,
            "remarks": remarks_on([found]).each[0],
            "parents": await links.parents(actor, objective_id),
            "comments": await discussion.comments(actor, objective_id),
            "form": form,
            # The service decides; this only saves people a button that cannot work.
            "may_change": mine or actor.has(Role.ADMIN, Role.HR, Role.COACH),
            "is_team": found.owner_kind in {OwnerKind.TEAM, OwnerKind.SQUAD},
        },
        status_code=form.status,
    )


def _status(text: str) -> Status:
    try:
        return Status(text)
    except ValueError:
        raise Invalid("Choose a status from the page.") from None
