"""Builds the application: the HTTP interface, with whatever a plugin adds to it."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import fields
from importlib.metadata import version

from litestar import Litestar, Router
from litestar.config.csrf import CSRFConfig
from litestar.datastructures import State
from litestar.di import Provide
from litestar.logging.config import StructLoggingConfig
from litestar.middleware import DefineMiddleware
from litestar.middleware.logging import LoggingMiddlewareConfig
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import Components, SecurityScheme
from litestar.plugins import InitPluginProtocol
from litestar.plugins.prometheus import PrometheusConfig, PrometheusController
from litestar.plugins.structlog import StructlogConfig, StructlogPlugin

from api.auth import PUBLIC, Doorkeeper, FormGuard, provide_actor
from api.checkins.controller import CheckInsController
from api.cycles.controller import CyclesController
from api.drafting.controller import DraftingController
from api.errors import PROBLEMS
from api.feedback.controller import FeedbackController
from api.health.controller import HealthController
from api.idempotency import Idempotency
from api.kpis.controller import KpisController
from api.okrs.controller import ObjectivesController
from api.okrs.goals import GoalsController
from api.okrs.key_results import KeyResultsController
from api.people.controller import PeopleController
from api.summaries.controller import SummariesController
from api.timing import ServerTiming
from coach.errors import CoachError
from coach.settings import Settings
from coach.wiring import Coach, open_coach

CONTROLLERS = (
    CheckInsController,
    CyclesController,
    DraftingController,
    FeedbackController,
    GoalsController,
    KeyResultsController,
    KpisController,
    ObjectivesController,
    PeopleController,
    SummariesController,
)
OpenCoach = Callable[[Settings], AbstractAsyncContextManager[Coach]]


def create_app(
    settings: Settings,
    plugins: Sequence[InitPluginProtocol] = (),
    *,
    open_services: OpenCoach = open_coach,
) -> Litestar:
    """Return an application whose handlers may ask for any service of the coach by its name.

    The services open when the server starts and close when it stops. ``open_services`` lets a
    test hand in services on its own database.
    """

    @asynccontextmanager
    async def lifespan(app: Litestar) -> AsyncIterator[None]:
        async with open_services(settings) as coach:
            app.state.coach = coach
            yield

    csrf = CSRFConfig(
        secret=settings.signing_secret().hex(),
        cookie_name="waymark_csrf",
        cookie_secure=settings.base_url.startswith("https:"),
        cookie_httponly=True,
        cookie_samesite="lax",
    )
    metrics = PrometheusConfig(app_name="waymark", prefix="waymark", group_path=True)
    return Litestar(
        route_handlers=[
            Router("/api/v1", route_handlers=list(CONTROLLERS), middleware=[Idempotency()]),
            HealthController,
            Metrics,
        ],
        lifespan=[lifespan],
        dependencies={
            "actor": Provide(provide_actor, sync_to_thread=False),
            **{field.name: _service(field.name) for field in fields(Coach)},
        },
        middleware=[
            *([ServerTiming()] if settings.server_timing else []),
            metrics.middleware,
            DefineMiddleware(FormGuard, config=csrf),
            DefineMiddleware(Doorkeeper, exclude="^/api/schema"),
        ],
        exception_handlers=PROBLEMS,
        request_max_body_size=5_000_000,
        openapi_config=_openapi(),
        plugins=[_logging(), *plugins],
    )


class Metrics(PrometheusController):
    """Counts for a Prometheus server: requests by route, never by person."""

    path = "/metrics"
    opt = PUBLIC
    include_in_schema = False


def _service(name: str) -> Provide:
    """Find a service when a handler asks for it by name."""

    def provide(state: State) -> object:
        return getattr(state.coach, name)

    return Provide(provide, sync_to_thread=False)


def _openapi() -> OpenAPIConfig:
    return OpenAPIConfig(
        title="Waymark",
        version=version("waymark"),
        description="Draft, lint and keep OKRs. Every call but the health checks needs a bearer "
        "token (`waymark token EMAIL`) or the cookie of a signed-in browser.",
        path="/api/schema",
        render_plugins=[JsonRenderPlugin(path="/openapi.json")],
        components=Components(
            security_schemes={"bearer": SecurityScheme(type="http", scheme="bearer")}
        ),
        security=[{"bearer": []}],
    )


def _logging() -> StructlogPlugin:
    """Log method, path and status. Bodies, cookies and headers hold people's words and secrets."""
    return StructlogPlugin(
        StructlogConfig(
            structlog_logging_config=StructLoggingConfig(
                log_exceptions="always",
                # what the caller got wrong is no fault of ours, and happens all day
                disable_stack_trace={CoachError, *range(400, 500)},
            ),
            middleware_logging_config=LoggingMiddlewareConfig(
                exclude="^/(healthz|readyz|metrics|assets)",
                request_log_fields=["method", "path"],
                response_log_fields=["status_code"],
            ),
        )
    )
