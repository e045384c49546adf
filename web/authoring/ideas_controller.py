"""The drawer with KPIs and initiatives for an objective."""

import asyncio
from uuid import UUID

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.plugins.htmx import HTMXRequest
from litestar.response import Template

from coach.authoring.service.conversations import ConversationService
from coach.authoring.sheet import Sheet
from coach.people.values import Actor
from retrieval.memory import LibraryIndex
from web.authoring.ideas import ideas_for


class IdeaPages(Controller):
    """What the library suggests."""

    path = "/drafts/{draft_id:uuid}/ideas"
    include_in_schema = False

    @get()
    async def ideas(
        self,
        request: HTMXRequest,
        draft_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        conversations: NamedDependency[ConversationService],
        library: NamedDependency[LibraryIndex],
        line: FromQuery[str] = "",
    ) -> Template:
        """Suggest for a line, or for the objective as a whole."""
        conversation = await conversations.conversation(actor, draft_id)
        sheet = Sheet.from_json(conversation.sheet)
        objective = sheet.containing(line)
        about = objective.text if line == objective.id else f"{sheet.text(line)}. {objective.text}"
        found = await asyncio.to_thread(ideas_for, library, objective, about)
        template = "authoring/_ideas.html" if request.htmx else "authoring/ideas.html"
        context = {
            "conversation": conversation,
            "objective": objective,
            "about": sheet.text(line),
            "ideas": found,
        }
        return Template(template, context=context)
