"""What Alembic runs to reach the database: it is given a connection inside a transaction."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext


def _spell(kind: str, item: Any, drafting: AutogenContext) -> Literal[False]:
    """Add the import that a vector column's type needs; leave the spelling to Alembic."""
    if kind == "type" and type(item).__module__.startswith("pgvector."):
        drafting.imports.add("import pgvector.sqlalchemy")
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes["metadata"],
    include_object=context.config.attributes["wanted"],
    compare_server_default=True,
    render_item=_spell,
)
context.run_migrations()
