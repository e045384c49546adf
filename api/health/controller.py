"""``/healthz`` and ``/readyz``. They need no token and say nothing about anybody."""

import msgspec
from litestar import Controller, get
from litestar.di import NamedDependency

from api.auth import PUBLIC
from coach.people.service.organisations import OrganisationService


class HealthOut(msgspec.Struct, frozen=True):
    """An answer that a machine reads."""

    status: str


class HealthController(Controller):
    """Liveness and readiness."""

    tags = ("health",)
    opt = PUBLIC

    @get("/healthz", operation_id="alive")
    async def alive(self) -> HealthOut:
        """Say that the process answers."""
        return HealthOut("ok")

    @get("/readyz", operation_id="ready")
    async def ready(self, organisations: NamedDependency[OrganisationService]) -> HealthOut:
        """Say that the database answers too; otherwise the answer is a 5xx."""
        await organisations.organisations()
        return HealthOut("ready")
