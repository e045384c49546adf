"""The process entry point: the application for programs, with the pages plugged in.

``uvicorn --factory web.asgi:create_app``, or ``waymark serve``.
"""

from functools import partial

from litestar import Litestar

from api.app import OpenCoach
from api.app import create_app as create_api
from api.auth import SESSION_COOKIE, actor_of, session_cookie
from coach.settings import Settings, read_settings
from coach.wiring import open_coach
from web.auth import Door
from web.plugin import WebUI


def create_app(
    settings: Settings | None = None, *, open_services: OpenCoach = open_coach
) -> Litestar:
    """Build the whole application. Raises SettingInvalid and AssetsMissing.

    ``open_services`` lets a test hand in services on its own database.
    """
    settings = settings or read_settings()
    secure = settings.base_url.startswith("https:")
    door = Door(
        cookie_name=SESSION_COOKIE,
        cookie=partial(session_cookie, secure=secure),
        visitor=actor_of,
    )
    return create_api(settings, [WebUI(door)], open_services=open_services)
