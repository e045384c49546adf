"""Writes a slice's next migration: what its models declare and the migrations do not yet make.

For developers: ``python -m coach.db.migrations.draft coach.reviews "reviews: templates"``. It works
on a throw-away database. Read the result before you keep it: Alembic cannot see a renamed column.
Where one step needs the tables of several packages, name them with commas.
"""

import re
import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.script import Script
from sqlalchemy import Table, create_engine

from coach.db.embedded import EmbeddedPostgres
from coach.db.schema import alembic_config, declared, migrate, newest_version

CHATTER = re.compile(r"^ *# #+ (commands auto generated|end Alembic).*\n", re.MULTILINE)


def draft(packages: tuple[str, ...], message: str) -> Path:
    """Write the next migration for the tables of some packages; return its file."""
    number = f"{int(newest_version()) + 1:04}"
    metadata = declared()
    tables = _tables_of(packages)

    def wanted(_: object, name: str | None, kind: str, *__: object) -> bool:
        return kind != "table" or name in tables

    with (
        tempfile.TemporaryDirectory() as folder,
        EmbeddedPostgres(Path(folder), durable=False) as server,
    ):
        engine = create_engine(server.url())
        with engine.begin() as connection:
            migrate(connection)
            script = command.revision(
                alembic_config(connection, metadata, wanted),
                message=message,
                autogenerate=True,
                rev_id=number,
            )
        engine.dispose()
    if not isinstance(script, Script):
        raise TypeError(f"one migration was expected, not {script!r}")
    path = Path(script.path)
    path.write_text(CHATTER.sub("", path.read_text()))
    return path


def _tables_of(packages: tuple[str, ...]) -> set[str]:
    """Name the tables that the packages declare, as classes or plainly. They are imported."""
    return {
        declaration.name if isinstance(declaration, Table) else declaration.__table__.name
        for name, module in list(sys.modules.items())
        if name.startswith(tuple(f"{package}." for package in packages))
        for declaration in vars(module).values()
        if isinstance(declaration, Table)
        or (hasattr(declaration, "__table__") and declaration.__module__ == name)
    }


if __name__ == "__main__":
    draft(tuple(sys.argv[1].split(",")), sys.argv[2])  # Alembic says which file it writes
