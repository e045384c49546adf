"""What Alembic runs to reach the database: it is given a connection inside a transaction."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes.get("metadata"),
    compare_server_default=True,
)
context.run_migrations()
