"""Drafts: the list, a new one, the page with its conversation, and handing the set in."""

from typing import Annotated, Any
from uuid import UUID

from litestar import Controller, MediaType, Request, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, QueryParameter
from litestar.plugins.htmx import HTMXRequest
from litestar.response import Redirect, Template

from coach.authoring.service.conversations import ConversationService
from coach.authoring.service.sheets import SheetService
from coach.authoring.sheet import Sheet
from coach.cycles.service import CycleService
from coach.errors import CoachError, Forbidden, Invalid
from coach.people.service.directory import DirectoryService
from coach.people.values import Actor
from web.authoring.answering import Done, answer, desk_at, shown
from web.authoring.beginning import Beginning, brief_about, may_draft_for, template_of
from web.authoring.desk import Desk, stamp_of
from web.errors import status_of
from web.forms import Form
from web.notes import go

AnyRequest = Request[Any, Any, Any]
BELONGS_TO = {"not_your_team": "team"}


class DraftPages(Controller):
    """Conversations about OKRs in the making."""

    path = "/drafts"
    include_in_schema = False

    @get(name="web.drafts")
    async def drafts(
        self, actor: NamedDependency[Actor], conversations: NamedDependency[ConversationService]
    ) -> Template:
        """List the drafts that the person may see, the newest first."""
        found = await conversations.conversations(actor)
        listed = [(one, Sheet.from_json(one.sheet)) for one in found]
        return Template("authoring/list.html", context={"drafts": listed})

    @get("/new", name="web.draft.new")
    async def new(
        self,
        actor: NamedDependency[Actor],
        directory: NamedDependency[DirectoryService],
        cycles: NamedDependency[CycleService],
        team: FromQuery[str] = "",
        cycle: FromQuery[str] = "",
        template: Annotated[str, QueryParameter(name="from")] = "",
        kpi: FromQuery[str] = "",
    ) -> Template:
        """Ask for which team and cycle, and what the team struggles with."""
        form = Form.of(team=team, cycle=cycle, template=template, brief=brief_about(kpi))
        return await _new(actor, directory, cycles, form)

    @post("/new")
    async def start(
        self,
        request: AnyRequest,
        actor: NamedDependency[Actor],
        conversations: NamedDependency[ConversationService],
        directory: NamedDependency[DirectoryService],
        cycles: NamedDependency[CycleService],
    ) -> Template | Redirect:
        """Open the conversation, with the first message when there is one."""
        form = await Form.sent(request)
        try:
            beginning = Beginning.of(form)
            started = await conversations.start(
                actor, beginning.team_id, beginning.cycle_id, beginning.sheet
            )
        except (Invalid, Forbidden) as error:
            return await _new(actor, directory, cycles, form.refused(error, BELONGS_TO))
        if beginning.brief:
            try:
                await conversations.say(actor, started.id, beginning.brief)
            except Invalid as error:
                page = await desk_at(conversations, actor, started.id)
                return shown(
                    HTMXRequest(request.scope),
                    page,
                    said=beginning.brief,
                    problem=str(error),
                    status=status_of(error),
                )
        return go(f"/drafts/{started.id}")

    @get("/{draft_id:uuid}", name="web.draft")
    async def draft(
        self,
        request: HTMXRequest,
        draft_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        conversations: NamedDependency[ConversationService],
    ) -> Template:
        """Show the conversation beside its sheet; to the script only what stands on the desk."""
        return shown(request, await desk_at(conversations, actor, draft_id))

    @get("/{draft_id:uuid}/stamp", media_type=MediaType.TEXT)
    async def stamp(
        self,
        draft_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        conversations: NamedDependency[ConversationService],
    ) -> str:
        """Say as which the desk stands now, so that a page can tell whether others changed it."""
        return stamp_of(await conversations.conversation(actor, draft_id))

    @post("/{draft_id:uuid}/say", status_code=200)
    async def say(
        self,
        request: HTMXRequest,
        draft_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        conversations: NamedDependency[ConversationService],
    ) -> Template | Redirect:
        """Take a message, and answer with what the co-author says and proposes."""
        form = await Form.sent(request)
        words = form.text("message")
        try:
            await conversations.say(actor, draft_id, words)
        except Invalid as error:
            page = await desk_at(conversations, actor, draft_id)
            return shown(request, page, said=words, problem=str(error), status=status_of(error))
        return await answer(request, conversations, actor, draft_id, Done())

    @get("/{draft_id:uuid}/history")
    async def history(
        self,
        draft_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        conversations: NamedDependency[ConversationService],
    ) -> Template:
        """List the versions of the sheet."""
        found = await conversations.conversation(actor, draft_id)
        versions = await conversations.versions(actor, draft_id)
        listed = [(one, Sheet.from_json(one.sheet)) for one in versions]
        context = {"conversation": found, "versions": listed}
        return Template("authoring/history.html", context=context)

    @get("/{draft_id:uuid}/submit")
    async def review(
        self,
        draft_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        conversations: NamedDependency[ConversationService],
    ) -> Template:
        """Show what would be handed in, and what is still open."""
        desk = await desk_at(conversations, actor, draft_id)
        return _review(desk, Form())

    @post("/{draft_id:uuid}/submit")
    async def submit(
        self,
        request: AnyRequest,
        draft_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        conversations: NamedDependency[ConversationService],
        sheets: NamedDependency[SheetService],
    ) -> Template | Redirect:
        """Hand the set in, once what is open was seen."""
        form = await Form.sent(request)
        desk = await desk_at(conversations, actor, draft_id)
        try:
            if desk.remarks.open and not form.flag("seen"):
                raise Invalid("Tick this to hand the set in as it is.", field="seen")
            await sheets.submit(actor, draft_id)
        except CoachError as error:
            return _review(desk, form.refused(error))
        return go(f"/drafts/{draft_id}", "submitted")


def _review(desk: Desk, form: Form) -> Template:
    return Template(
        "authoring/submit.html", context={"desk": desk, "form": form}, status_code=form.status
    )


async def _new(
    actor: Actor, directory: DirectoryService, cycles: CycleService, form: Form
) -> Template:
    teams = [team for team in await directory.teams(actor) if may_draft_for(actor, team.id)]
    open_ones = [one for one in await cycles.cycles(actor) if one.phase != "closed"]
    now = await cycles.current(actor) or next(iter(reversed(open_ones)), None)
    if not form.text("team") and len(teams) == 1:
        form.values["team"] = str(teams[0].id)
    if not form.text("cycle") and now is not None:
        form.values["cycle"] = str(now.id)
    return Template(
        "authoring/new.html",
        context={
            "form": form,
            "teams": [(team.id, team.name) for team in teams],
            "cycles": [(one.id, one.name) for one in open_ones],
            "template": template_of(form.text("template")),
        },
        status_code=form.status,
    )
