"""Pages of a list on the wire: some items, and the cursor of the page that follows."""

from typing import Annotated, Generic, TypeVar

import msgspec
from litestar.params import QueryParameter

T = TypeVar("T")

Limit = Annotated[
    int, QueryParameter(name="limit", ge=1, le=200, description="Most items that a page may hold.")
]
DEFAULT_LIMIT = 50


class PageOut(msgspec.Struct, Generic[T], frozen=True):
    """A page. ``next_cursor`` is null at the end; otherwise ask again with it as ``cursor``."""

    items: list[T]
    next_cursor: str | None = None
