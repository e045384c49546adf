"""Writes the next migration from what the models declare and the migrations do not yet make.

For developers: ``python -m coach.db.migrations.draft "reviews"``. It works on a throw-away
database. Read the result before you keep it: Alembic cannot see a renamed column.
"""

import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.script import Script
from sqlalchemy import create_engine

from coach.db.embedded import EmbeddedPostgres
from coach.db.schema import alembic_config, declared, migrate, newest_version


def draft(message: str) -> Path:
    """Write the next migration; return its file."""
    number = f"{int(newest_version()) + 1:04}"
    with (
        tempfile.TemporaryDirectory() as folder,
        EmbeddedPostgres(Path(folder), durable=False) as server,
    ):
        engine = create_engine(server.url())
        with engine.begin() as connection:
            migrate(connection)
            script = command.revision(
                alembic_config(connection, declared()),
                message=message,
                autogenerate=True,
                rev_id=number,
            )
        engine.dispose()
    if not isinstance(script, Script):
        raise TypeError(f"one migration was expected, not {script!r}")
    return Path(script.path)


if __name__ == "__main__":
    sys.stdout.write(f"{draft(' '.join(sys.argv[1:]))}\n")
