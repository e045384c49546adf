"""Endpoints for key results and initiatives."""

from uuid import UUID

from litestar import Controller, Response, delete, get, patch, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from litestar.status_codes import HTTP_201_CREATED

from api.etags import IfMatch, etag, seen_version, unless_stale
from api.okrs.parts import (
    InitiativeIn,
    InitiativeOut,
    KeyResultChange,
    KeyResultIn,
    KeyResultOut,
)
from coach.okrs import KeyResult
from coach.okrs.service.initiatives import InitiativeService
from coach.okrs.service.key_results import KeyResultService
from coach.people.values import Actor


class KeyResultsController(Controller):
    """What stands under objectives."""

    tags = ("key results",)

    @post("/objectives/{objective_id:uuid}/key-results", operation_id="add_key_result")
    async def add(
        self,
        objective_id: FromPath[UUID],
        data: JSONBody[KeyResultIn],
        actor: NamedDependency[Actor],
        key_results: NamedDependency[KeyResultService],
    ) -> Response[KeyResultOut]:
        """Add a key result; numbers that are not given are read from its title."""
        made = await key_results.add(actor, objective_id, data.fields())
        return _shown(made, key_results, HTTP_201_CREATED)

    @get("/key-results/{key_result_id:uuid}", operation_id="get_key_result")
    async def key_result(
        self,
        key_result_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        key_results: NamedDependency[KeyResultService],
    ) -> Response[KeyResultOut]:
        """Show one key result. The ETag is its version."""
        return _shown(await key_results.key_result(actor, key_result_id), key_results)

    @patch("/key-results/{key_result_id:uuid}", operation_id="change_key_result")
    async def change(
        self,
        key_result_id: FromPath[UUID],
        data: JSONBody[KeyResultChange],
        actor: NamedDependency[Actor],
        key_results: NamedDependency[KeyResultService],
        if_match: IfMatch = None,
    ) -> Response[KeyResultOut]:
        """Change a key result; what is left out stays. Wants its ETag in If-Match."""
        seen = seen_version(if_match)
        with unless_stale():
            found = await key_results.change(
                actor, key_result_id, data.edit(), seen=seen, why=data.why
            )
        return _shown(found, key_results)

    @delete("/key-results/{key_result_id:uuid}", operation_id="remove_key_result")
    async def remove(
        self,
        key_result_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        key_results: NamedDependency[KeyResultService],
        why: FromQuery[str] = "",
    ) -> None:
        """Remove a key result from its objective."""
        await key_results.remove(actor, key_result_id, why)

    @post("/objectives/{objective_id:uuid}/initiatives", operation_id="add_initiative")
    async def add_initiative(
        self,
        objective_id: FromPath[UUID],
        data: JSONBody[InitiativeIn],
        actor: NamedDependency[Actor],
        initiatives: NamedDependency[InitiativeService],
    ) -> InitiativeOut:
        """Add a piece of work towards an objective."""
        return InitiativeOut.of(await initiatives.add(actor, objective_id, data.fields()))

    @put("/initiatives/{initiative_id:uuid}", operation_id="change_initiative")
    async def change_initiative(
        self,
        initiative_id: FromPath[UUID],
        data: JSONBody[InitiativeIn],
        actor: NamedDependency[Actor],
        initiatives: NamedDependency[InitiativeService],
    ) -> InitiativeOut:
        """Say anew what a piece of work is and how far it is."""
        return InitiativeOut.of(await initiatives.change(actor, initiative_id, data.fields()))

    @delete("/initiatives/{initiative_id:uuid}", operation_id="remove_initiative")
    async def remove_initiative(
        self,
        initiative_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        initiatives: NamedDependency[InitiativeService],
    ) -> None:
        """Remove a piece of work."""
        await initiatives.remove(actor, initiative_id)


def _shown(
    found: KeyResult, key_results: KeyResultService, status: int = 200
) -> Response[KeyResultOut]:
    shown = KeyResultOut.of(found, found.objective, key_results.today())
    return Response(shown, status_code=status, headers=etag(found.version))
