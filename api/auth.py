"""Who is asking: a browser by its cookie, a program by its bearer token.

Every route asks for one or the other unless it opts out with ``PUBLIC``. The cookie's token is
random and new at every sign-in; nothing that a browser sends can choose it.
"""

from typing import Any

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie
from litestar.exceptions import NotAuthorizedException
from litestar.middleware.authentication import (
    AbstractAuthenticationMiddleware,
    AuthenticationResult,
)
from litestar.middleware.csrf import CSRFMiddleware
from litestar.types import Receive, Scope, Send

from coach.people.service.access import SESSION_LASTS
from coach.people.values import Actor
from coach.wiring import Coach

PUBLIC = {"exclude_from_auth": True}
SESSION_COOKIE = "waymark_session"
_BEARER = "bearer "


class Doorkeeper(AbstractAuthenticationMiddleware):
    """Finds the actor of a request, or refuses it."""

    async def authenticate_request(
        self, connection: ASGIConnection[Any, Any, Any, Any]
    ) -> AuthenticationResult:
        """Return the actor behind the token or the cookie."""
        actor = await actor_of(connection)
        if actor is None:
            raise NotAuthorizedException(
                detail="Sign in, or send a bearer token (waymark token EMAIL prints one).",
                headers={"WWW-Authenticate": "Bearer"},
            )
        return AuthenticationResult(user=actor, auth=None)


async def actor_of(connection: ASGIConnection[Any, Any, Any, Any]) -> Actor | None:
    """Find who is asking, also on a public page. A bearer token decides when there is one."""
    coach: Coach = connection.app.state.coach
    header = connection.headers.get("authorization", "")
    if header:
        is_bearer = header[: len(_BEARER)].lower() == _BEARER
        return await coach.access.actor_of_token(header[len(_BEARER) :]) if is_bearer else None
    secret = connection.cookies.get(SESSION_COOKIE)
    return await coach.access.actor_of_session(secret) if secret else None


def provide_actor(request: Request[Actor, Any, Any]) -> Actor:
    """Hand the actor to a handler that asks for it."""
    return request.user


def session_cookie(secret: str, *, secure: bool) -> Cookie:
    """Make the cookie of a signed-in browser."""
    return Cookie(
        key=SESSION_COOKIE,
        value=secret,
        max_age=int(SESSION_LASTS.total_seconds()),
        path="/",
        httponly=True,
        secure=secure,
        samesite="lax",
    )


class FormGuard(CSRFMiddleware):
    """CSRF tokens for browsers. A bearer token proves intent by itself: no page can forge it."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check the token unless the request carries an Authorization header.

        A program that forgot its token has no cookie either: it is let through to the doorkeeper,
        who tells it how to get one.
        """
        headers = dict(scope.get("headers", ()))
        forgot = scope.get("path", "").startswith("/api/") and b"cookie" not in headers
        if b"authorization" in headers or forgot:
            await self.app(scope, receive, send)
            return
        await super().__call__(scope, receive, send)
