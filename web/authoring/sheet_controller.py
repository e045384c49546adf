"""Changing the sheet: every button and every field of it is one of these."""

from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from types import MappingProxyType
from typing import cast, get_args
from uuid import UUID

import msgspec
from litestar import Controller, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from litestar.plugins.htmx import HTMXRequest
from litestar.response import Redirect, Template

from coach.authoring.errors import LineChanged
from coach.authoring.service.conversations import ConversationService
from coach.authoring.service.sheets import LONGEST_LINE, SheetService
from coach.authoring.sheet import (
    LISTS,
    Line,
    ListName,
    ObjectiveType,
    Rewriting,
    Sheet,
    SheetObjective,
)
from coach.errors import Invalid
from coach.people.values import Actor
from web.authoring.answering import Clash, Done, answer, desk_at, shown
from web.authoring.remarks import SheetRemarks, remarks_on
from web.forms import Form

Answer = Template | Redirect
MOVED: Mapping[str, str] = MappingProxyType(
    {
        "key_results": "It is a key result now.",
        "kpis": "Kept as a KPI.",
        "initiatives": "Kept as an initiative.",
    }
)


class Typed(msgspec.Struct, frozen=True):
    """A line as somebody types it, not yet saved."""

    line: str
    text: str


class SheetActions(Controller):
    """What can be done to a sheet. Every answer is the desk as it is then."""

    path = "/drafts/{draft_id:uuid}"
    include_in_schema = False

    @post("/lint", status_code=200)
    async def lint(
        self,
        draft_id: FromPath[UUID],
        data: JSONBody[Typed],
        actor: NamedDependency[Actor],
        conversations: NamedDependency[ConversationService],
    ) -> SheetRemarks:
        """Judge a line while it is typed, among the others of its sheet. Nothing is stored."""
        found = await conversations.conversation(actor, draft_id)
        sheet = Sheet.from_json(found.sheet)
        return remarks_on(sheet.with_text(data.line, data.text[:LONGEST_LINE]))

    @post("/lines/{line_id:str}/text", status_code=200)
    async def edit(
        self,
        request: HTMXRequest,
        draft_id: FromPath[UUID],
        line_id: FromPath[str],
        actor: NamedDependency[Actor],
        conversations: NamedDependency[ConversationService],
        sheets: NamedDependency[SheetService],
    ) -> Answer:
        """Keep what was typed into a line; show both texts when somebody else was faster."""
        form = await Form.sent(request)
        text = form.text("text")
        try:
            await sheets.edit_line(actor, draft_id, line_id, text, form.text("seen"))
        except LineChanged:
            return await _clash(request, conversations, actor, draft_id, Clash(line_id, text))
        return await answer(request, conversations, actor, draft_id, Done())

    @post("/lines/{line_id:str}/rewrite", status_code=200)
    async def rewrite(
        self,
        request: HTMXRequest,
        draft_id: FromPath[UUID],
        line_id: FromPath[str],
        actor: NamedDependency[Actor],
        conversations: NamedDependency[ConversationService],
        sheets: NamedDependency[SheetService],
    ) -> Answer:
        """Take a repair: other words, perhaps another list, perhaps several lines."""
        form = await Form.sent(request)
        where = _list(form.text("where")) if form.text("where") else None
        more = tuple(text for text in form.chosen.get("more", ()) if text.strip())
        rewriting = Rewriting(form.text("text"), where, more)
        try:
            await sheets.rewrite(actor, draft_id, line_id, rewriting, form.text("seen"))
        except LineChanged:
            clash = Clash(line_id, rewriting.text)
            return await _clash(request, conversations, actor, draft_id, clash)
        words = MOVED[where] if where else "Mended."
        done = Done(words, undo=True, line_id=line_id)
        return await answer(request, conversations, actor, draft_id, done)

    @post("/lines/{line_id:str}/move", status_code=200)
    async def move(
        self,
        request: HTMXRequest,
        draft_id: FromPath[UUID],
        line_id: FromPath[str],
        actor: NamedDependency[Actor],
        conversations: NamedDependency[ConversationService],
        sheets: NamedDependency[SheetService],
    ) -> Answer:
        """Make a line something else: a KPI, a key result, an initiative."""
        where = _list((await Form.sent(request)).text("where"))
        await sheets.move(actor, draft_id, line_id, where)
        done = Done(MOVED[where], undo=True)
        return await answer(request, conversations, actor, draft_id, done)

    @post("/lines/{line_id:str}/remove", status_code=200)
    async def remove(
        self,
        request: HTMXRequest,
        draft_id: FromPath[UUID],
        line_id: FromPath[str],
        actor: NamedDependency[Actor],
        conversations: NamedDependency[ConversationService],
        sheets: NamedDependency[SheetService],
    ) -> Answer:
        """Take a line, or an objective with all that stands under it, off the sheet."""
        await sheets.remove(actor, draft_id, line_id)
        return await answer(request, conversations, actor, draft_id, Done("Removed.", undo=True))

    @post("/objectives", status_code=200)
    async def add_objective(
        self,
        request: HTMXRequest,
        draft_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        conversations: NamedDependency[ConversationService],
        sheets: NamedDependency[SheetService],
    ) -> Answer:
        """Write an objective by hand."""
        form = await Form.sent(request)
        sheet = await sheets.add_objective(actor, draft_id, form.text("text"))
        done = Done(line_id=sheet.objectives[-1].id)
        return await answer(request, conversations, actor, draft_id, done)

    @post("/objectives/{objective_id:str}/type", status_code=200)
    async def set_type(
        self,
        request: HTMXRequest,
        draft_id: FromPath[UUID],
        objective_id: FromPath[str],
        actor: NamedDependency[Actor],
        conversations: NamedDependency[ConversationService],
        sheets: NamedDependency[SheetService],
    ) -> Answer:
        """Say whether an objective is committed, aspirational or learning."""
        kind = (await Form.sent(request)).text("kind")
        if kind not in get_args(ObjectiveType):
            raise Invalid("Choose committed, aspirational or learning.", field="kind")
        await sheets.set_type(actor, draft_id, objective_id, cast("ObjectiveType", kind))
        return await answer(request, conversations, actor, draft_id, Done())

    @post("/objectives/{objective_id:str}/lines", status_code=200)
    async def add_line(
        self,
        request: HTMXRequest,
        draft_id: FromPath[UUID],
        objective_id: FromPath[str],
        actor: NamedDependency[Actor],
        conversations: NamedDependency[ConversationService],
        sheets: NamedDependency[SheetService],
    ) -> Answer:
        """Add a key result, a KPI or an initiative, typed or suggested."""
        form = await Form.sent(request)
        where = _list(form.text("where"))
        line = Line("", form.text("text"), form.text("kpi") or None, form.text("why")[:500])
        await sheets.add_line(actor, draft_id, objective_id, where, line)
        words = "Added to the sheet." if line.kpi or line.why else ""
        return await answer(request, conversations, actor, draft_id, Done(words, undo=bool(words)))

    @post("/proposals/{proposal_id:uuid}/accept", status_code=200)
    async def accept(
        self,
        request: HTMXRequest,
        draft_id: FromPath[UUID],
        proposal_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        conversations: NamedDependency[ConversationService],
        sheets: NamedDependency[SheetService],
    ) -> Answer:
        """Take a proposal, as it is or as it was edited."""
        form = await Form.sent(request)
        edited = None
        if form.flag("edited"):
            found = await conversations.conversation(actor, draft_id)
            offered = next((one for one in found.proposals if one.id == proposal_id), None)
            after = SheetObjective.maybe_from_json(offered.after) if offered else None
            edited = _edited(after, form) if after else None
        sheet = await sheets.accept(actor, draft_id, proposal_id, edited)
        line_id = sheet.objectives[-1].id if sheet.objectives else ""
        done = Done("On the sheet.", undo=True, line_id=line_id)
        return await answer(request, conversations, actor, draft_id, done)

    @post("/proposals/{proposal_id:uuid}/reject", status_code=200)
    async def reject(
        self,
        request: HTMXRequest,
        draft_id: FromPath[UUID],
        proposal_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        conversations: NamedDependency[ConversationService],
        sheets: NamedDependency[SheetService],
    ) -> Answer:
        """Say no to a proposal."""
        await sheets.reject(actor, draft_id, proposal_id)
        return await answer(request, conversations, actor, draft_id, Done("Not taken."))

    @post("/undo", status_code=200)
    async def undo(
        self,
        request: HTMXRequest,
        draft_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        conversations: NamedDependency[ConversationService],
        sheets: NamedDependency[SheetService],
    ) -> Answer:
        """Go back one change."""
        await sheets.undo(actor, draft_id)
        return await answer(request, conversations, actor, draft_id, Done("Undone."))

    @post("/versions/{version:int}/restore", status_code=200)
    async def restore(
        self,
        request: HTMXRequest,
        draft_id: FromPath[UUID],
        version: FromPath[int],
        actor: NamedDependency[Actor],
        conversations: NamedDependency[ConversationService],
        sheets: NamedDependency[SheetService],
    ) -> Answer:
        """Make an earlier version of the sheet the newest."""
        await sheets.restore(actor, draft_id, version)
        return await answer(request, conversations, actor, draft_id, Done("Restored.", undo=True))


def _list(name: str) -> ListName:
    if name not in LISTS:
        raise Invalid("Choose key results, KPIs or initiatives.", field="where")
    return name


def _edited(after: SheetObjective, form: Form) -> SheetObjective:
    """Read a proposal as it was edited before it is taken; emptied lines are left out."""
    texts = {name: " ".join(text.split())[:LONGEST_LINE] for name, text in form.values.items()}
    edited = replace(after, text=texts.get("text") or after.text)
    for name in LISTS:
        lines = (
            replace(line, text=texts.get(f"line-{line.id}", line.text))
            for line in after.lines(name)
        )
        edited = edited.with_lines(name, tuple(line for line in lines if line.text))
    return edited


async def _clash(
    request: HTMXRequest,
    conversations: ConversationService,
    actor: Actor,
    draft_id: UUID,
    clash: Clash,
) -> Template:
    desk = await desk_at(conversations, actor, draft_id)
    return shown(request, desk, clash=clash, status=HTTPStatus.CONFLICT)
