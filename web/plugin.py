"""The pages as one plugin of the application."""

from pathlib import Path

from litestar.config.app import AppConfig
from litestar.datastructures import CacheControlHeader
from litestar.di import Provide
from litestar.plugins import InitPluginProtocol
from litestar.plugins.htmx import HTMXPlugin
from litestar.static_files import create_static_files_router
from litestar.template import TemplateConfig

from web.access.controller import AccessPages
from web.account.controller import AccountPages
from web.audit.controller import AuditPages
from web.auth import PUBLIC, Door
from web.authoring.controller import DraftPages
from web.authoring.ideas_controller import IdeaPages
from web.authoring.sheet_controller import SheetActions
from web.bundle import DIST, PREFIX, Bundle
from web.cycles.controller import CyclePages
from web.errors import with_pages
from web.gallery.controller import GalleryPages
from web.headers import ONE_YEAR, secure
from web.home.controller import HomePages
from web.okrs.controller import OkrPages
from web.organisation.controller import OrganisationPages
from web.people.controller import PeoplePages
from web.reference.controller import ReferencePages
from web.rules.controller import RulePages
from web.teams.controller import TeamPages
from web.templates import template_engine

CONTROLLERS = (
    AccessPages,
    HomePages,
    PeoplePages,
    TeamPages,
    OrganisationPages,
    GalleryPages,
    OkrPages,
    CyclePages,
    ReferencePages,
    DraftPages,
    SheetActions,
    IdeaPages,
    RulePages,
    AccountPages,
    AuditPages,
)


class WebUI(InitPluginProtocol):
    """Adds pages, templates, assets, error pages and security headers to an application."""

    def __init__(self, door: Door, dist: Path = DIST) -> None:
        """Read the manifest of the built assets. Raises AssetsMissing."""
        self._door = door
        self._dist = dist
        self._bundle = Bundle.read(dist)

    def on_app_init(self, app_config: AppConfig) -> AppConfig:
        """Register everything the browser needs."""
        assets = create_static_files_router(
            path=PREFIX,
            directories=[self._dist],
            opt={**PUBLIC, "exclude_from_csrf": True},
            include_in_schema=False,
            cache_control=CacheControlHeader(max_age=ONE_YEAR, public=True, immutable=True),
        )
        app_config.route_handlers.extend([*CONTROLLERS, assets])
        app_config.dependencies["door"] = Provide(lambda: self._door, sync_to_thread=False)
        app_config.template_config = TemplateConfig(instance=template_engine(self._bundle))
        app_config.exception_handlers = with_pages(app_config.exception_handlers)
        app_config.before_send.append(secure)
        app_config.plugins.append(HTMXPlugin())
        return app_config
