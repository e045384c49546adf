"""Who is called what, for hiding names from a model that is not on this machine."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.people.models import Person


async def everybodys_names(session: AsyncSession, org_id: UUID) -> Sequence[tuple[str, str]]:
    """Give name and mail address of everybody of an organisation, also of those who have left.

    For the program's own use: what it says is never shown, so there is no actor to ask about.
    """
    query = select(Person.name, Person.email).where(Person.org_id == org_id)
    return [(name, email) for name, email in (await session.execute(query)).all()]
