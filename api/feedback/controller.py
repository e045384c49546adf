"""Endpoints for feedback."""

from datetime import date
from typing import Annotated
from uuid import UUID

from litestar import Controller, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from api.feedback.schemas import (
    FeedbackIn,
    FeedbackOut,
    PolicyIn,
    PolicyOut,
    RequestIn,
    RequestOut,
)
from api.paging import DEFAULT_LIMIT, Limit, PageOut
from coach.feedback.service import FeedbackService
from coach.feedback.values import ALL_TIME, EXPLAINED, Kind, Period, Perspective, TimelineFilter
from coach.people.values import Actor

First = Annotated[date | None, QueryParameter(name="from", description="First day of a period.")]
Last = Annotated[date | None, QueryParameter(name="to", description="Last day of the period.")]


class FeedbackController(Controller):
    """What people say of each other's work, and who reads it."""

    tags = ("feedback",)

    @post("/feedback", operation_id="give_feedback")
    async def give(
        self,
        data: JSONBody[FeedbackIn],
        actor: NamedDependency[Actor],
        feedback: NamedDependency[FeedbackService],
    ) -> FeedbackOut:
        """Say something of somebody's work."""
        return FeedbackOut.of(await feedback.give(actor, data.fields()))

    @get("/feedback", operation_id="list_given_feedback")
    async def given(
        self, actor: NamedDependency[Actor], feedback: NamedDependency[FeedbackService]
    ) -> list[FeedbackOut]:
        """List what you wrote, the newest first."""
        return [FeedbackOut.of(entry) for entry in await feedback.given(actor)]

    @get("/people/{person_id:uuid}/timeline", operation_id="timeline")
    async def timeline(
        self,
        person_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        feedback: NamedDependency[FeedbackService],
        first: First = None,
        last: Last = None,
        kind: FromQuery[list[Kind] | None] = None,
        relationship: FromQuery[list[Perspective] | None] = None,
        cursor: FromQuery[str | None] = None,
        limit: Limit = DEFAULT_LIMIT,
    ) -> PageOut[FeedbackOut]:
        """List what is on record about somebody and you may see, the newest first."""
        wanted = TimelineFilter(
            Period(first or ALL_TIME.first, last or ALL_TIME.last),
            frozenset(kind or ()),
            frozenset(relationship or ()),
        )
        page = await feedback.timeline(actor, person_id, wanted, limit=limit, cursor=cursor)
        return PageOut([FeedbackOut.of(entry) for entry in page.items], page.next_cursor)

    @post("/feedback-requests", operation_id="ask_for_feedback")
    async def ask(
        self,
        data: JSONBody[RequestIn],
        actor: NamedDependency[Actor],
        feedback: NamedDependency[FeedbackService],
    ) -> list[RequestOut]:
        """Ask people for feedback about yourself, or about somebody you manage."""
        asked = await feedback.ask(actor, data.about_id, data.giver_ids, data.question, data.due_on)
        return [RequestOut.of(found) for found in asked]

    @get("/feedback-requests", operation_id="list_feedback_requests")
    async def waiting(
        self, actor: NamedDependency[Actor], feedback: NamedDependency[FeedbackService]
    ) -> list[RequestOut]:
        """List the requests that wait for your answer."""
        return [RequestOut.of(found) for found in await feedback.waiting(actor)]

    @get("/feedback-policy", operation_id="feedback_policy")
    async def policy(
        self, actor: NamedDependency[Actor], feedback: NamedDependency[FeedbackService]
    ) -> PolicyOut:
        """Say who reads what, and when anonymity holds."""
        return PolicyOut.of(await feedback.policy(actor), EXPLAINED)

    @put("/feedback-policy", operation_id="set_feedback_policy")
    async def set_policy(
        self,
        data: JSONBody[PolicyIn],
        actor: NamedDependency[Actor],
        feedback: NamedDependency[FeedbackService],
    ) -> PolicyOut:
        """Change it; for HR and administrators."""
        found = await feedback.set_policy(actor, data.fewest_givers, data.company_values)
        return PolicyOut.of(found, EXPLAINED)
