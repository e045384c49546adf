"""The tables that the code declares, the version the database is at, and the way between them.

Tables are found by where they lie, ``coach/<slice>/models.py`` and ``retrieval/tables.py``: the
file names are the registry, so a slice cannot be forgotten, and the store needs to know no slice.
"""

import importlib
import importlib.util
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from psycopg.errors import InsufficientPrivilege
from sqlalchemy import Connection, MetaData, text
from sqlalchemy.exc import ProgrammingError

from coach.db.base import Base
from coach.db.errors import DatabaseUnavailable, SchemaAhead

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).with_name("migrations")
MIGRATION_LOCK = 0x57415950  # any number, as long as every Waymark asks for the same


def newest_version() -> str:
    """Return the version that this program's tables have."""
    return max(path.name[:4] for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def version(connection: Connection) -> str | None:
    """Return the version of the database's tables; None when there are none yet."""
    if connection.scalar(text("SELECT to_regclass('alembic_version')")) is None:
        return None
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return None if found is None else str(found)


def migrate(connection: Connection) -> tuple[str | None, str]:
    """Bring the tables to the newest version; return the version before and after.

    Everything happens in the caller's transaction. Of several processes that start at once, one
    works and the others wait, then find nothing to do. Raises SchemaAhead, and
    DatabaseUnavailable when this user may not make the tables.
    """
    from alembic import command  # noqa: PLC0415 - 0.2 s, and a start without news needs none of it

    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
    before, newest = version(connection), newest_version()
    if before is not None and before > newest:
        raise SchemaAhead(before, newest)
    if before != newest:
        try:
            command.upgrade(alembic_config(connection), "head")
        except ProgrammingError as error:
            if not isinstance(error.orig, InsufficientPrivilege):
                raise
            raise DatabaseUnavailable(
                f"the database's user may not make the tables ({error.orig.diag.message_primary}); "
                "let an administrator make it the owner of the database, and run in the database: "
                "CREATE EXTENSION vector"
            ) from error
    return before, newest


def alembic_config(
    connection: Connection,
    metadata: Sequence[MetaData] = (),
    wanted: Callable[..., bool] | None = None,
) -> "Config":
    """Configure Alembic to work on a connection.

    To draft a migration it compares the database with ``metadata``, looking only at what
    ``wanted`` agrees to (Alembic's ``include_object``).
    """
    from alembic.config import Config  # noqa: PLC0415 - as in migrate

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes.update(connection=connection, metadata=list(metadata), wanted=wanted)
    return config


def declared() -> tuple[MetaData, ...]:
    """Import every file of tables; return what they declare.

    For tests and for writing migrations. A running program imports the slices that it uses.
    """
    coach = MIGRATIONS.parents[1]
    for path in sorted(coach.glob("*/models.py")):
        importlib.import_module(f"coach.{path.parent.name}.models")
    if importlib.util.find_spec("retrieval.tables") is None:
        return (Base.metadata,)
    return (Base.metadata, importlib.import_module("retrieval.tables").metadata)
