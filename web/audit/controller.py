"""What was done, by whom, to what."""

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.response import Template

from coach.people.service.directory import DirectoryService
from coach.people.values import Actor

SHOWN = 200


class AuditPages(Controller):
    """The audit trail."""

    path = "/audit"
    include_in_schema = False

    @get(name="web.audit")
    async def audit(
        self, actor: NamedDependency[Actor], directory: NamedDependency[DirectoryService]
    ) -> Template:
        """List the newest events with the names that their ids stand for today."""
        events = await directory.audit_trail(actor, SHOWN)
        people = await directory.people(actor, include_inactive=True)
        teams = await directory.teams(actor)
        known = {
            **{one.id: (one.name, f"/people/{one.id}") for one in people},
            **{one.id: (one.name, f"/teams/{one.id}") for one in teams},
        }
        return Template(
            "audit/page.html",
            context={
                "events": events,
                "known": known,
                "shown": SHOWN,
            },
        )
