"""Every SQL statement of the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.llm.models import LlmCall
from coach.llm.port import Caller


@dataclass(frozen=True, slots=True)
class Spent:
    """Tokens spent by an organisation, and by one person of it."""

    organisation: int
    person: int


async def spent_since(session: AsyncSession, caller: Caller, moment: datetime) -> Spent:
    """Sum the tokens that a caller's organisation, and the caller, spent since a moment."""
    tokens = LlmCall.input_tokens + LlmCall.output_tokens
    query = select(
        func.coalesce(func.sum(tokens), 0),
        func.coalesce(func.sum(tokens).filter(LlmCall.person_id == caller.person_id), 0),
    ).where(LlmCall.org_id == caller.org_id, LlmCall.at >= moment)
    organisation, person = (await session.execute(query)).one()
    return Spent(int(organisation), int(person))


async def calls(session: AsyncSession, org_id: UUID, *, limit: int) -> Sequence[LlmCall]:
    """List an organisation's latest calls, newest first."""
    query = (
        select(LlmCall)
        .where(LlmCall.org_id == org_id)
        .order_by(LlmCall.at.desc(), LlmCall.id.desc())
        .limit(limit)
    )
    return (await session.scalars(query)).all()
