"""Headers that every answer carries: what a browser may load, and what it must not guess."""

from litestar.datastructures import MutableScopeHeaders
from litestar.types import Message, Scope

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}
ONE_YEAR = 31_536_000


async def secure(message: Message, scope: Scope) -> None:
    """Add the headers to an answer of any kind, errors and files included."""
    if message["type"] != "http.response.start":
        return
    headers = MutableScopeHeaders.from_message(message)
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    if scope.get("scheme") == "https":
        headers.setdefault("strict-transport-security", f"max-age={ONE_YEAR}")
    if headers.get("content-type", "").startswith("text/html"):
        headers.setdefault("cache-control", "no-store")
        headers.add("vary", "HX-Request")
