"""Pages of the gallery."""

import asyncio
from typing import Annotated

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, QueryParameter
from litestar.plugins.htmx import HTMXRequest
from litestar.response import Redirect, Template

from coach.errors import NotFound
from retrieval.memory import LibraryIndex
from web.gallery.browse import Choice, Kind, browse, kpi_of, kpis_of, okr_of, okrs_with
from web.notes import go

LONGEST_SEARCH = 500


class GalleryPages(Controller):
    """OKRs and KPIs to learn from."""

    path = "/gallery"
    include_in_schema = False

    @get(name="web.gallery")
    async def gallery(self) -> Redirect:
        """Begin with the OKRs."""
        return go("/gallery/okrs")

    @get(["/okrs", "/kpis"])
    async def shelf(
        self,
        request: HTMXRequest,
        library: NamedDependency[LibraryIndex],
        q: FromQuery[str] = "",
        function: FromQuery[str] = "",
        sort: FromQuery[str] = "",
        role: FromQuery[str] = "",
        page: Annotated[int, QueryParameter(ge=1, le=1000)] = 1,
    ) -> Template:
        """Show what fits; to htmx only the shelf, while somebody types or chooses."""
        kind: Kind = "kpis" if request.url.path.endswith("/kpis") else "okrs"
        choice = Choice(kind, q[:LONGEST_SEARCH], function, sort, role, page)
        shelf = await asyncio.to_thread(browse, library, choice)
        template = "gallery/page.html"
        if request.htmx:
            template = "gallery/_cards.html" if page > 1 else "gallery/_shelf.html"
        return Template(template, context={"choice": choice, "shelf": shelf})

    @get("/okrs/{okr_id:str}")
    async def okr(self, okr_id: FromPath[str]) -> Template:
        """Show one exemplary OKR, with the KPIs behind its key results."""
        found = okr_of(okr_id)
        if found is None:
            raise NotFound("The gallery has no such OKR. It may have been renamed.")
        linked = [result.kpi for result in found.key_results if result.kpi]
        return Template(
            "gallery/okr.html",
            context={
                "okr": found,
                "kpis": {kpi.id: kpi for kpi in kpis_of([*linked, *found.kpis])},
            },
        )

    @get("/kpis/{kpi_id:str}")
    async def kpi(self, kpi_id: FromPath[str]) -> Template:
        """Show one KPI, with its companions, its guardrail and the OKRs that use it."""
        found = kpi_of(kpi_id)
        if found is None:
            raise NotFound("The gallery has no such KPI. It may have been renamed.")
        return Template(
            "gallery/kpi.html",
            context={
                "kpi": found,
                "companions": kpis_of(found.companions),
                "guardrails": kpis_of([found.guardrail]),
                "okrs": okrs_with(kpi_id),
            },
        )
