"""Endpoints that change objectives and what they are linked with."""

from uuid import UUID

from litestar import Controller, Response, delete, patch, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from litestar.status_codes import HTTP_200_OK

from api.etags import IfMatch, etag, seen_version, unless_stale
from api.numbers import exact
from api.okrs.schemas import (
    CloseIn,
    ContributionIn,
    ContributionOut,
    LinkChange,
    ObjectiveChange,
    ObjectiveIn,
    ObjectiveOut,
    StatusIn,
)
from coach.okrs.service.links import LinkService
from coach.okrs.service.okrs import Goal, OkrService
from coach.okrs.values import Status
from coach.people.values import Actor


class ObjectivesController(Controller):
    """Objectives and their links."""

    tags = ("objectives",)

    @post("/objectives", operation_id="create_objective")
    async def create(
        self,
        data: JSONBody[ObjectiveIn],
        actor: NamedDependency[Actor],
        okrs: NamedDependency[OkrService],
    ) -> Response[ObjectiveOut]:
        """Start an objective as a draft."""
        return _shown(await okrs.create(actor, data.fields()), created=True)

    @patch("/objectives/{objective_id:uuid}", operation_id="change_objective")
    async def change(
        self,
        objective_id: FromPath[UUID],
        data: JSONBody[ObjectiveChange],
        actor: NamedDependency[Actor],
        okrs: NamedDependency[OkrService],
        if_match: IfMatch = None,
    ) -> Response[ObjectiveOut]:
        """Change an objective; what is left out stays. Wants its ETag in If-Match."""
        seen = seen_version(if_match)
        with unless_stale():
            goal = await okrs.change(actor, objective_id, data.edit(), seen=seen, why=data.why)
        return _shown(goal)

    @delete("/objectives/{objective_id:uuid}", operation_id="delete_objective")
    async def remove(
        self,
        objective_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        okrs: NamedDependency[OkrService],
        why: FromQuery[str] = "",
    ) -> None:
        """Remove an objective with everything under it; its children stay."""
        await okrs.delete(actor, objective_id, why)

    @post(
        "/objectives/{objective_id:uuid}/publish",
        operation_id="publish_objective",
        status_code=HTTP_200_OK,
    )
    async def publish(
        self,
        objective_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        okrs: NamedDependency[OkrService],
        data: JSONBody[StatusIn | None] = None,
    ) -> Response[ObjectiveOut]:
        """Show an objective to the whole organisation, or open a closed one again."""
        return _shown(await okrs.publish(actor, objective_id, data.why if data else ""))

    @post(
        "/objectives/{objective_id:uuid}/submit",
        operation_id="submit_objective",
        status_code=HTTP_200_OK,
    )
    async def submit(
        self,
        objective_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        okrs: NamedDependency[OkrService],
    ) -> Response[ObjectiveOut]:
        """Hand a draft in for review."""
        return _shown(await okrs.enter(actor, objective_id, Status.IN_REVIEW))

    @post(
        "/objectives/{objective_id:uuid}/close",
        operation_id="close_objective",
        status_code=HTTP_200_OK,
    )
    async def close(
        self,
        objective_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        okrs: NamedDependency[OkrService],
        data: JSONBody[CloseIn | None] = None,
    ) -> Response[ObjectiveOut]:
        """End an objective with a score, by default its progress. Another score needs a reason."""
        said = data or CloseIn()
        return _shown(await okrs.close(actor, objective_id, exact(said.score), said.reason))

    @post("/objectives/{objective_id:uuid}/links", operation_id="link_objective")
    async def link(
        self,
        objective_id: FromPath[UUID],
        data: JSONBody[ContributionIn],
        actor: NamedDependency[Actor],
        links: NamedDependency[LinkService],
    ) -> ContributionOut:
        """Let an objective contribute to another one, or to one of its key results."""
        return ContributionOut.of(await links.link(actor, objective_id, data.fields()))

    @patch("/links/{link_id:uuid}", operation_id="change_link", status_code=HTTP_200_OK)
    async def reweigh(
        self,
        link_id: FromPath[UUID],
        data: JSONBody[LinkChange],
        actor: NamedDependency[Actor],
        links: NamedDependency[LinkService],
    ) -> ContributionOut:
        """Change what a link weighs and whether it rolls up."""
        found = await links.change(
            actor, link_id, exact(data.weight), counts=data.counts, why=data.why
        )
        return ContributionOut.of(found)

    @delete("/links/{link_id:uuid}", operation_id="delete_link")
    async def unlink(
        self,
        link_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        links: NamedDependency[LinkService],
    ) -> None:
        """Let an objective no longer contribute."""
        await links.unlink(actor, link_id)


def _shown(goal: Goal, *, created: bool = False) -> Response[ObjectiveOut]:
    return Response(
        ObjectiveOut.of(goal),
        status_code=201 if created else 200,
        headers=etag(goal.objective.version),
    )
