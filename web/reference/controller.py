"""The reference of the HTTP interface."""

from typing import Any

from litestar import Controller, Request, get
from litestar.di import NamedDependency
from litestar.response import Template

from web.auth import PUBLIC, Door

SCHEMA = "/api/schema/openapi.json"


class ReferencePages(Controller):
    """What programs may call."""

    path = "/api/reference"
    include_in_schema = False
    opt = PUBLIC

    @get(name="web.reference")
    async def reference(
        self, request: Request[Any, Any, Any], door: NamedDependency[Door]
    ) -> Template:
        """Show the calls with their fields. The schema is public, and so is this page."""
        request.scope["user"] = await door.visitor(request)
        return Template("reference/page.html", context={"schema": SCHEMA})
