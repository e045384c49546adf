"""Errors as problem details (RFC 9457): the domain's five kinds and the framework's, one table."""

from http import HTTPStatus
from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.plugins.problem_details import ProblemDetailsException
from litestar.types import ExceptionHandlersMap

from coach.errors import CoachError, Conflict, Forbidden, Invalid, NotFound, Unavailable

STATUS: dict[type[CoachError], HTTPStatus] = {
    NotFound: HTTPStatus.NOT_FOUND,
    Forbidden: HTTPStatus.FORBIDDEN,
    Conflict: HTTPStatus.CONFLICT,
    Invalid: HTTPStatus.UNPROCESSABLE_ENTITY,
    Unavailable: HTTPStatus.SERVICE_UNAVAILABLE,
}


def status_of(error: CoachError) -> HTTPStatus:
    """Translate a kind of error into a status."""
    return next(
        (status for kind, status in STATUS.items() if isinstance(error, kind)),
        HTTPStatus.INTERNAL_SERVER_ERROR,
    )


def domain_problem(request: Request[Any, Any, Any], error: CoachError) -> Response[Any]:
    """Describe a domain error; an Invalid one names the field."""
    field = getattr(error, "field", None)
    return ProblemDetailsException(
        detail=str(error),
        status_code=status_of(error),
        type_=f"/problems/{error.code}",
        title=error.code.replace("_", " "),
        extra={"field": field} if field else None,
    ).to_response(request)


def http_problem(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    """Describe what the framework refused: a route, a method, a body that does not fit."""
    status = HTTPStatus(error.status_code)
    detail, extra = error.detail, None
    if isinstance(error, ValidationException) and isinstance(error.extra, list):
        extra = {"errors": [_fault(fault) for fault in error.extra]}
        detail = "; ".join(
            f"{fault['field']}: {fault['message']}" if fault["field"] else fault["message"]
            for fault in extra["errors"]
        )
    return ProblemDetailsException(
        detail=detail,
        status_code=status,
        headers=dict(error.headers or {}),
        type_=f"/problems/{status.phrase.lower().replace(' ', '_')}",
        title=status.phrase,
        extra=extra,
    ).to_response(request)


def _fault(fault: Any) -> dict[str, str]:
    if not isinstance(fault, dict):
        return {"field": "", "message": str(fault)}
    return {"field": str(fault.get("key", "")), "message": str(fault.get("message", ""))}


PROBLEMS: ExceptionHandlersMap = {CoachError: domain_problem, HTTPException: http_problem}
