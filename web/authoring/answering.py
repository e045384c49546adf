"""How a change to a sheet is answered: the desk anew for the script, a redirect for plain forms."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from uuid import UUID

from litestar.plugins.htmx import HTMXRequest
from litestar.response import Redirect, Template

from coach.authoring.service.conversations import ConversationService
from coach.people.values import Actor
from web.authoring.desk import Desk, desk_of
from web.notes import go

DONE = "waymark:done"  # the event in which the page's script learns what was done
ANCHOR = "line-"


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, in words for a toast; ``undo`` offers the way back. The line gets focus."""

    words: str = ""
    undo: bool = False
    line_id: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """Words that somebody typed into a line that somebody else changed meanwhile."""

    line_id: str
    mine: str


async def desk_at(conversations: ConversationService, actor: Actor, conversation_id: UUID) -> Desk:
    """Load a conversation and put its page together."""
    found = await conversations.conversation(actor, conversation_id)
    return await asyncio.to_thread(desk_of, found, actor)


async def answer(
    request: HTMXRequest,
    conversations: ConversationService,
    actor: Actor,
    conversation_id: UUID,
    done: Done,
) -> Template | Redirect:
    """Show the sheet after a change."""
    if not request.htmx:
        anchor = f"#{ANCHOR}{done.line_id}" if done.line_id else ""
        return go(f"/drafts/{conversation_id}{anchor}")
    event = {"words": done.words, "undo": done.undo, "line": done.line_id}
    return shown(
        request,
        await desk_at(conversations, actor, conversation_id),
        headers={"HX-Trigger-After-Settle": json.dumps({DONE: event})},
    )


def shown(
    request: HTMXRequest,
    desk: Desk,
    *,
    clash: Clash | None = None,
    said: str = "",
    problem: str = "",
    status: HTTPStatus = HTTPStatus.OK,
    headers: Mapping[str, str] | None = None,
) -> Template:
    """Render the desk: alone for the script, inside its page for a browser.

    ``said`` is a message that could not be taken, and ``problem`` why.
    """
    context: dict[str, Any] = {"desk": desk, "clash": clash, "said": said, "problem": problem}
    return Template(
        "authoring/_desk.html" if request.htmx else "authoring/page.html",
        context=context,
        status_code=status,
        headers={"Waymark-Stamp": desk.stamp, **(headers or {})},
    )
