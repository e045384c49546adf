"""Endpoints that find goals: the map, one objective, its explanation, history and comments."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from api.etags import etag
from api.okrs.explanation import ExplanationOut
from api.okrs.schemas import ChangeOut, CommentIn, CommentOut, GoalOut, ObjectiveOut
from api.paging import DEFAULT_LIMIT, Limit, PageOut
from coach.errors import Invalid
from coach.okrs.service.discussion import DiscussionService
from coach.okrs.service.okrs import OkrService
from coach.okrs.values import ObjectiveFilter, OwnerKind, Status
from coach.people.values import Actor

OwnerQuery = Annotated[
    str,
    QueryParameter(
        name="owner",
        description="A team's, a squad's or a person's id, or one of company, department, team, "
        "squad, person; department:NAME names one.",
    ),
]
Depth = Annotated[int, QueryParameter(name="depth", ge=1, le=6, description="Levels of the tree.")]


class GoalsController(Controller):
    """Goals as people look at them."""

    tags = ("goals",)

    @get("/goals", operation_id="list_goals")
    async def goals(
        self,
        actor: NamedDependency[Actor],
        okrs: NamedDependency[OkrService],
        cycle_id: FromQuery[UUID | None] = None,
        parent_id: FromQuery[UUID | None] = None,
        owner: OwnerQuery = "",
        status: FromQuery[Status | None] = None,
        q: FromQuery[str] = "",
        cursor: FromQuery[str | None] = None,
        limit: Limit = DEFAULT_LIMIT,
    ) -> PageOut[GoalOut]:
        """List one level of the map: what contributes to a parent, or the top of a cycle.

        With ``q`` or an owner and without a parent, every level is searched.
        """
        kind, owner_id, department = _owner(owner)
        chosen = ObjectiveFilter(
            cycle_id=cycle_id,
            parent_id=parent_id,
            top_only=parent_id is None and not q.strip() and not owner,
            owner_kind=kind,
            owner_id=owner_id,
            department=department,
            statuses=frozenset({status}) if status else frozenset(),
            query=q,
            cursor=cursor,
            limit=limit,
        )
        page = await okrs.goals(actor, chosen)
        return PageOut([GoalOut.of(goal) for goal in page.items], page.next_cursor)

    @get("/objectives/{objective_id:uuid}", operation_id="get_objective")
    async def objective(
        self,
        objective_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        okrs: NamedDependency[OkrService],
    ) -> Response[ObjectiveOut]:
        """Show one objective with everything under it. The ETag is its version."""
        goal = await okrs.goal(actor, objective_id)
        return Response(ObjectiveOut.of(goal), headers=etag(goal.objective.version))

    @get("/objectives/{objective_id:uuid}/explain", operation_id="explain_objective")
    async def explain(
        self,
        objective_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        discussion: NamedDependency[DiscussionService],
        depth: Depth = 3,
    ) -> ExplanationOut:
        """Show the formula tree behind an objective's progress."""
        return ExplanationOut.of(await discussion.explain(actor, objective_id, depth))

    @get("/objectives/{objective_id:uuid}/history", operation_id="objective_history")
    async def history(
        self,
        objective_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        discussion: NamedDependency[DiscussionService],
    ) -> list[ChangeOut]:
        """List what was done to an objective, the newest first."""
        return [ChangeOut.of(change) for change in await discussion.history(actor, objective_id)]

    @get("/objectives/{objective_id:uuid}/comments", operation_id="list_comments")
    async def comments(
        self,
        objective_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        discussion: NamedDependency[DiscussionService],
    ) -> list[CommentOut]:
        """List what was said about an objective, the oldest first."""
        found = await discussion.comments(actor, objective_id)
        return [CommentOut.of(comment) for comment in found]

    @post("/objectives/{objective_id:uuid}/comments", operation_id="add_comment")
    async def comment(
        self,
        objective_id: FromPath[UUID],
        data: JSONBody[CommentIn],
        actor: NamedDependency[Actor],
        discussion: NamedDependency[DiscussionService],
    ) -> CommentOut:
        """Say something about an objective."""
        return CommentOut.of(await discussion.comment(actor, objective_id, data.text))


def _owner(text: str) -> tuple[OwnerKind | None, UUID | None, str | None]:
    """Read which owner a list is about. Raises Invalid when it names none."""
    if not text:
        return None, None, None
    kind, _, name = text.partition(":")
    if kind == OwnerKind.DEPARTMENT.value and name:
        return OwnerKind.DEPARTMENT, None, name
    if text in {each.value for each in OwnerKind}:
        return OwnerKind(text), None, None
    try:
        return None, UUID(name or kind), None
    except ValueError:
        raise Invalid(
            "Give an id, or company, department, team, squad, person, or department:NAME.",
            field="owner",
        ) from None
