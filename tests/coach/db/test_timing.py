"""Statements are counted where they are awaited."""

import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from coach.db import Sessions
from coach.db.timing import counting


async def test_counts_the_statements_inside_and_only_those(connection: AsyncConnection) -> None:
    await connection.execute(text("SELECT 1"))
    with counting() as cost:
        await connection.execute(text("SELECT 2"))
        await connection.execute(text("SELECT pg_sleep(0.01)"))
    await connection.execute(text("SELECT 3"))

    assert cost.statements == 2
    assert cost.seconds >= 0.01


async def test_a_statement_that_fails_is_counted(connection: AsyncConnection) -> None:
    with counting() as cost, pytest.raises(DBAPIError):
        await connection.execute(text("SELECT nothing_of_that_name"))

    assert cost.statements == 1


async def test_two_requests_at_once_count_apart(committing_sessions: Sessions) -> None:
    async def request(statements: int) -> int:
        with counting() as cost:
            async with committing_sessions() as session:
                for _ in range(statements):
                    await session.execute(text("SELECT 1"))
        return cost.statements

    assert list(await asyncio.gather(request(1), request(5), request(3))) == [1, 5, 3]
