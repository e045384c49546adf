"""Endpoints for KPIs."""

from uuid import UUID

from litestar import Controller, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody

from api.kpis.schemas import KpiIn, KpiLinkIn, KpiOut, MeasurementIn, MeasurementOut, PromotionIn
from api.numbers import exact
from api.okrs.parts import KeyResultOut
from coach.kpis.promotion import PromotionService
from coach.kpis.service import KpiService
from coach.okrs.service.key_results import KeyResultService
from coach.people.values import Actor


class KpisController(Controller):
    """What an organisation keeps an eye on beyond any cycle."""

    tags = ("kpis",)

    @get("/kpis", operation_id="list_kpis")
    async def kpis(
        self,
        actor: NamedDependency[Actor],
        kpis: NamedDependency[KpiService],
        q: FromQuery[str] = "",
        team_id: FromQuery[UUID | None] = None,
    ) -> list[KpiOut]:
        """List KPIs by name; ``q`` looks in names and definitions."""
        return [KpiOut.of(kpi) for kpi in await kpis.kpis(actor, q, team_id)]

    @post("/kpis", operation_id="create_kpi")
    async def create(
        self,
        data: JSONBody[KpiIn],
        actor: NamedDependency[Actor],
        kpis: NamedDependency[KpiService],
    ) -> KpiOut:
        """Set up a KPI."""
        return KpiOut.of(await kpis.create(actor, data.fields()))

    @get("/kpis/{kpi_id:uuid}", operation_id="get_kpi")
    async def kpi(
        self,
        kpi_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        kpis: NamedDependency[KpiService],
    ) -> KpiOut:
        """Show one KPI."""
        return KpiOut.of(await kpis.kpi(actor, kpi_id))

    @put("/kpis/{kpi_id:uuid}", operation_id="change_kpi")
    async def change(
        self,
        kpi_id: FromPath[UUID],
        data: JSONBody[KpiIn],
        actor: NamedDependency[Actor],
        kpis: NamedDependency[KpiService],
    ) -> KpiOut:
        """Say anew what a KPI is."""
        return KpiOut.of(await kpis.change(actor, kpi_id, data.fields()))

    @post("/kpis/{kpi_id:uuid}/measurements", operation_id="measure_kpi")
    async def measure(
        self,
        kpi_id: FromPath[UUID],
        data: JSONBody[MeasurementIn],
        actor: NamedDependency[Actor],
        kpis: NamedDependency[KpiService],
    ) -> MeasurementOut:
        """Add a value; key results that the KPI stands behind move with the newest."""
        return MeasurementOut.of(await kpis.measure(actor, kpi_id, data.fields()))

    @get("/kpis/{kpi_id:uuid}/measurements", operation_id="list_measurements")
    async def series(
        self,
        kpi_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        kpis: NamedDependency[KpiService],
    ) -> list[MeasurementOut]:
        """List the newest values, the newest first."""
        return [MeasurementOut.of(found) for found in await kpis.series(actor, kpi_id)]

    @post("/key-results/{key_result_id:uuid}/kpi", operation_id="link_kpi")
    async def link(
        self,
        key_result_id: FromPath[UUID],
        data: JSONBody[KpiLinkIn],
        actor: NamedDependency[Actor],
        kpis: NamedDependency[KpiService],
    ) -> KpiOut:
        """Put a KPI behind a key result, which moves with its measurements from now on."""
        return KpiOut.of(await kpis.link(actor, key_result_id, data.kpi_id))

    @delete("/key-results/{key_result_id:uuid}/kpi", operation_id="unlink_kpi")
    async def unlink(
        self,
        key_result_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        kpis: NamedDependency[KpiService],
    ) -> None:
        """Let a key result be checked by hand again."""
        await kpis.unlink(actor, key_result_id)

    @post("/kpis/{kpi_id:uuid}/promotions", operation_id="promote_kpi")
    async def promote(
        self,
        kpi_id: FromPath[UUID],
        data: JSONBody[PromotionIn],
        actor: NamedDependency[Actor],
        promotions: NamedDependency[PromotionService],
        key_results: NamedDependency[KeyResultService],
    ) -> KeyResultOut:
        """Make a key result that takes a KPI from where it stands to a target."""
        made = await promotions.promote(actor, kpi_id, data.objective_id, exact(data.target))
        return KeyResultOut.of(made, made.objective, key_results.today())

    @post("/key-results/{key_result_id:uuid}/demotion", operation_id="demote_key_result")
    async def demote(
        self,
        key_result_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        promotions: NamedDependency[PromotionService],
    ) -> KpiOut:
        """Make a KPI that holds the level which a key result reached."""
        return KpiOut.of(await promotions.demote(actor, key_result_id))
