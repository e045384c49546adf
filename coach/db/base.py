"""The base of every table, and the factory of sessions."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import DateTime, MetaData, func
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from uuid_utils import compat

Sessions = async_sessionmaker[AsyncSession]
"""Opens sessions: ``async with sessions.begin() as session`` is one transaction."""


def new_id() -> UUID:
    """Make an id that sorts by age (UUIDv7), so that new rows lie together in every index."""
    return compat.uuid7()


class Base(DeclarativeBase):
    """Every table of coach. Constraints are named, so that an error can name its cause."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {datetime: DateTime(timezone=True)}


class Identified:
    """A row with an id that sorts by age (UUIDv7) and the organisation it belongs to."""

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id, sort_order=-10)
    org_id: Mapped[UUID] = mapped_column(index=True, sort_order=-9)


class Stamped:
    """A row that knows when it was made and last changed, in UTC."""

    created_at: Mapped[datetime] = mapped_column(server_default=func.now(), sort_order=90)
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.now(), sort_order=91
    )
