"""What pages know of the door: who is in front of it, and where they wanted to go."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie

from coach.people.values import Actor

PUBLIC = {"exclude_from_auth": True}
HOME = "/"
SIGN_IN = "/sign-in"


@dataclass(frozen=True, slots=True)
class Door:
    """How the application that we are plugged into knows a signed-in browser.

    ``web.asgi`` fills it in, so that pages and programs share one cookie and pages need not
    import the programs' side.
    """

    cookie_name: str
    cookie: Callable[[str], Cookie]
    visitor: Callable[[ASGIConnection[Any, Any, Any, Any]], Awaitable[Actor | None]]

    def secret(self, request: Request[Any, Any, Any]) -> str | None:
        """Return the secret of the browser's session, if it sent one."""
        return request.cookies.get(self.cookie_name)


def safe_next(wanted: str) -> str:
    r"""Keep an address to go to after signing in, if it is a page of ours; else the first page.

    Anything with a host, a scheme, a backslash or a control character could lead elsewhere:
    browsers read ``//evil.example`` and ``/\\evil.example`` as other sites.
    """
    is_ours = wanted.startswith("/") and not wanted.startswith("//")
    is_plain = wanted.isprintable() and "\\" not in wanted and len(wanted) <= 2000  # noqa: PLR2004 - longer is no address
    leads_back = wanted.startswith((SIGN_IN, "/sign-out"))
    return wanted if is_ours and is_plain and not leads_back else HOME


def sign_in_address(request: Request[Any, Any, Any]) -> str:
    """Say where to sign in, and come back to the page that was asked for."""
    if request.method != "GET":
        return SIGN_IN
    path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    wanted = safe_next(path)
    return SIGN_IN if wanted == HOME else f"{SIGN_IN}?next={quote(wanted, safe='/')}"
