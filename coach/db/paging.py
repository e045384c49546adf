"""Pages of a long list, continued by a cursor instead of an offset.

A cursor holds the sort key of the last row shown, so a page costs the same however deep it lies,
and rows that come or go in between neither repeat nor vanish. It is opaque to its holder.
"""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from coach.errors import Invalid

T = TypeVar("T")
Key = list[str | int]


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows of a list, and the cursor of what follows; None at the end."""

    items: Sequence[T]
    next_cursor: str | None = None


def page_of(rows: Sequence[T], limit: int, key: Callable[[T], Key]) -> Page[T]:
    """Cut a page out of rows that were read one further than the page is long."""
    if len(rows) <= limit:
        return Page(rows)
    kept = rows[:limit]
    return Page(kept, written(key(kept[-1])))


def written(key: Key) -> str:
    """Write a sort key as a cursor."""
    return base64.urlsafe_b64encode(json.dumps(key, ensure_ascii=False).encode()).decode()


def read(cursor: str, like: Sequence[type]) -> Key:
    """Read a cursor back. Raises Invalid unless it holds values of these types in this order."""
    try:
        key = json.loads(base64.urlsafe_b64decode(cursor.encode()))
    except (ValueError, binascii.Error):
        key = None
    if not isinstance(key, list) or [type(part) for part in key] != list(like):
        raise Invalid("This cursor is not one of ours. Start without one.", field="cursor")
    return key
