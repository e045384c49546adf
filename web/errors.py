"""Errors as pages and fragments, in people's words. Programs keep their problem details."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException, NotAuthorizedException
from litestar.exceptions.responses import create_exception_response
from litestar.response import Redirect, Template
from litestar.types import ExceptionHandlersMap

from coach.errors import CoachError, Conflict, Forbidden, Invalid, NotFound, Unavailable
from web.auth import sign_in_address

AnyRequest = Request[Any, Any, Any]
Handler = Callable[[Request[Any, Any, Any], Any], Response[Any]]

STATUS: dict[type[CoachError], HTTPStatus] = {
    NotFound: HTTPStatus.NOT_FOUND,
    Forbidden: HTTPStatus.FORBIDDEN,
    Conflict: HTTPStatus.CONFLICT,
    Invalid: HTTPStatus.UNPROCESSABLE_ENTITY,
    Unavailable: HTTPStatus.SERVICE_UNAVAILABLE,
}
TITLES = {
    HTTPStatus.BAD_REQUEST: "That did not fit",
    HTTPStatus.FORBIDDEN: "That is not open to you",
    HTTPStatus.NOT_FOUND: "There is nothing here",
    HTTPStatus.METHOD_NOT_ALLOWED: "There is nothing here",
    HTTPStatus.CONFLICT: "That does not work just now",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "That is too much at once",
    HTTPStatus.UNPROCESSABLE_ENTITY: "That did not fit",
    HTTPStatus.INTERNAL_SERVER_ERROR: "That went wrong on our side",
    HTTPStatus.SERVICE_UNAVAILABLE: "That cannot be answered just now",
}
WORDS = {
    HTTPStatus.BAD_REQUEST: "The address or the form held something that we could not read.",
    HTTPStatus.FORBIDDEN: "This form has expired, perhaps because you signed in or out elsewhere."
    " Go back, reload the page and try again.",
    HTTPStatus.NOT_FOUND: "The page may have moved, or the link may be incomplete.",
    HTTPStatus.METHOD_NOT_ALLOWED: "The page may have moved, or the link may be incomplete.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Send less text at a time.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Nothing you had saved is lost. Try again; if it stays"
    " so, tell whoever runs Waymark here, and at what time it happened.",
}
FOR_PROGRAMS = ("/api/", "/healthz", "/readyz", "/metrics", "/assets")
PAGES_AMONG = ("/api/reference",)


def status_of(error: CoachError) -> HTTPStatus:
    """Translate a kind of error into a status."""
    return next(
        (status for kind, status in STATUS.items() if isinstance(error, kind)),
        HTTPStatus.INTERNAL_SERVER_ERROR,
    )


def with_pages(for_programs: ExceptionHandlersMap) -> ExceptionHandlersMap:
    """Answer browsers with pages; leave programs to the handlers that are already there."""
    return {
        **for_programs,
        CoachError: _either(_of_the_domain, for_programs.get(CoachError)),
        HTTPException: _either(_of_the_framework, for_programs.get(HTTPException)),
        Exception: _either(_unforeseen, for_programs.get(Exception)),
    }


def _either(page: Handler, program: Any) -> Handler:
    otherwise: Handler = program or create_exception_response

    def handle(request: AnyRequest, error: Exception) -> Response[Any]:
        return (page if _is_page(request) else otherwise)(request, error)

    return handle


def _is_page(request: AnyRequest) -> bool:
    path = request.url.path
    return path.startswith(PAGES_AMONG) or not path.startswith(FOR_PROGRAMS)


def _of_the_domain(request: AnyRequest, error: CoachError) -> Response[Any]:
    return problem(request, status_of(error), str(error))


def _of_the_framework(request: AnyRequest, error: HTTPException) -> Response[Any]:
    if isinstance(error, NotAuthorizedException):
        address = sign_in_address(request)
        if _is_htmx(request):
            return Response(b"", status_code=HTTPStatus.OK, headers={"HX-Redirect": address})
        return Redirect(address, status_code=303)
    status = HTTPStatus(error.status_code)
    return problem(request, status, WORDS.get(status, "Go back and try again."))


def _unforeseen(request: AnyRequest, error: Exception) -> Response[Any]:
    del error  # it is in the log; here it could only say too much
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    return problem(request, status, WORDS[status])


def problem(request: AnyRequest, status: HTTPStatus, words: str) -> Template:
    """Show an error as a page or, to htmx, as a message over the page that asked."""
    title = TITLES.get(status, "That did not work")
    context = {"title": title, "words": words, "status": int(status)}
    if _is_htmx(request):
        return Template(
            "ui/_problem.html",
            context=context,
            status_code=status,
            headers={"HX-Retarget": "#toasts", "HX-Reswap": "beforeend"},
        )
    return Template("ui/problem.html", context=context, status_code=status)


def _is_htmx(request: AnyRequest) -> bool:
    return request.headers.get("hx-request") == "true"
