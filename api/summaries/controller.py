"""Endpoints for review summaries."""

from uuid import UUID

from litestar import Controller, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from api.summaries.schemas import KeptSummaryOut, SummaryIn, TextIn, WordingOut
from coach.feedback.values import Period
from coach.people.values import Actor
from coach.summaries.service import SummaryService
from coach.summaries.wording import check_wording


class SummariesController(Controller):
    """What a record says about somebody's work, with the records behind every sentence."""

    tags = ("summaries",)

    @post("/people/{person_id:uuid}/summaries", operation_id="summarize")
    async def summarize(
        self,
        person_id: FromPath[UUID],
        data: JSONBody[SummaryIn],
        actor: NamedDependency[Actor],
        summaries: NamedDependency[SummaryService],
    ) -> KeptSummaryOut:
        """Summarise what you may see of somebody's record in a period."""
        made = await summaries.summarize(
            actor,
            person_id,
            Period(data.first, data.last),
            engine=data.engine,
            left_out=frozenset(data.left_out),
        )
        return KeptSummaryOut.of(made)

    @get("/people/{person_id:uuid}/summaries", operation_id="list_summaries")
    async def summaries_of(
        self,
        person_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        summaries: NamedDependency[SummaryService],
    ) -> list[KeptSummaryOut]:
        """List your own summaries about somebody, the newest first."""
        return [KeptSummaryOut.of(found) for found in await summaries.summaries(actor, person_id)]

    @get("/summaries/{summary_id:uuid}", operation_id="get_summary")
    async def summary(
        self,
        summary_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        summaries: NamedDependency[SummaryService],
    ) -> KeptSummaryOut:
        """Show one of your summaries."""
        return KeptSummaryOut.of(await summaries.summary(actor, summary_id))

    @put("/summaries/{summary_id:uuid}/text", operation_id="edit_summary")
    async def edit(
        self,
        summary_id: FromPath[UUID],
        data: JSONBody[TextIn],
        actor: NamedDependency[Actor],
        summaries: NamedDependency[SummaryService],
    ) -> KeptSummaryOut:
        """Put it in your own words. What the engine wrote stays beside them."""
        return KeptSummaryOut.of(await summaries.edit(actor, summary_id, data.text))

    @post("/wording", operation_id="check_wording", status_code=200)
    async def wording(self, data: JSONBody[TextIn]) -> list[WordingOut]:
        """Remark on vague, loaded, gendered or judging words. Nothing is stored."""
        return [WordingOut.of(note) for note in check_wording(data.text)]
