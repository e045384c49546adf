"""How many SQL statements a piece of work needs and how long the database took over them.

``with counting() as cost`` covers everything awaited inside, also in tasks started there. A
statement outside of any ``counting`` costs one look at a context variable.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncEngine


@dataclass(slots=True)
class SqlCost:
    """What has been spent so far."""

    statements: int = 0
    seconds: float = 0.0


_current: ContextVar[SqlCost | None] = ContextVar("sql_cost", default=None)
STARTED = "waymark_started"


@contextmanager
def counting() -> Iterator[SqlCost]:
    """Count the statements of everything inside. An inner count keeps to itself."""
    cost = SqlCost()
    token = _current.set(cost)
    try:
        yield cost
    finally:
        _current.reset(token)


def count_statements(engine: AsyncEngine) -> None:
    """Make an engine report each statement to the count it runs under."""
    event.listen(engine.sync_engine, "before_cursor_execute", _before)
    event.listen(engine.sync_engine, "after_cursor_execute", _after)


def _before(connection: Connection, *_: Any) -> None:
    if (cost := _current.get()) is not None:
        cost.statements += 1  # here, so that a statement that fails is counted too
        connection.info[STARTED] = time.perf_counter()


def _after(connection: Connection, *_: Any) -> None:
    started = connection.info.pop(STARTED, None)
    if started is not None and (cost := _current.get()) is not None:
        cost.seconds += time.perf_counter() - started
