"""Endpoints for cycles."""

from uuid import UUID

from litestar import Controller, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from litestar.status_codes import HTTP_200_OK

from api.cycles.schemas import CycleIn, CycleOut
from coach.cycles.service import CycleService
from coach.cycles.values import Phase
from coach.people.values import Actor


class CyclesController(Controller):
    """The stretches of time for which goals are set."""

    path = "/cycles"
    tags = ("cycles",)

    @get("/", operation_id="list_cycles")
    async def cycles(
        self, actor: NamedDependency[Actor], cycles: NamedDependency[CycleService]
    ) -> list[CycleOut]:
        """List cycles, the latest first."""
        return [CycleOut.of(cycle) for cycle in await cycles.cycles(actor)]

    @post("/", operation_id="create_cycle")
    async def create(
        self,
        data: JSONBody[CycleIn],
        actor: NamedDependency[Actor],
        cycles: NamedDependency[CycleService],
    ) -> CycleOut:
        """Set up a cycle in its planning phase."""
        return CycleOut.of(await cycles.create(actor, data.fields()))

    @get("/{cycle_id:uuid}", operation_id="get_cycle")
    async def cycle(
        self,
        cycle_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        cycles: NamedDependency[CycleService],
    ) -> CycleOut:
        """Show one cycle."""
        return CycleOut.of(await cycles.cycle(actor, cycle_id))

    @put("/{cycle_id:uuid}", operation_id="change_cycle")
    async def change(
        self,
        cycle_id: FromPath[UUID],
        data: JSONBody[CycleIn],
        actor: NamedDependency[Actor],
        cycles: NamedDependency[CycleService],
    ) -> CycleOut:
        """Say anew what a cycle is called and when it is."""
        return CycleOut.of(await cycles.change(actor, cycle_id, data.fields()))

    @post("/{cycle_id:uuid}/activate", operation_id="activate_cycle", status_code=HTTP_200_OK)
    async def activate(
        self,
        cycle_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        cycles: NamedDependency[CycleService],
    ) -> CycleOut:
        """Start a cycle, or open it again."""
        return CycleOut.of(await cycles.enter(actor, cycle_id, Phase.ACTIVE))

    @post("/{cycle_id:uuid}/wrap-up", operation_id="wrap_up_cycle", status_code=HTTP_200_OK)
    async def wrap_up(
        self,
        cycle_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        cycles: NamedDependency[CycleService],
    ) -> CycleOut:
        """Begin to wrap a cycle up."""
        return CycleOut.of(await cycles.enter(actor, cycle_id, Phase.WRAP_UP))

    @post("/{cycle_id:uuid}/close", operation_id="close_cycle", status_code=HTTP_200_OK)
    async def close(
        self,
        cycle_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        cycles: NamedDependency[CycleService],
    ) -> CycleOut:
        """End a cycle; its goals take no more check-ins."""
        return CycleOut.of(await cycles.enter(actor, cycle_id, Phase.CLOSED))
