"""What the search over an organisation's own words looks through."""

import pgvector.sqlalchemy
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "passages",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False, comment="Who may find it; opaque here"),
        sa.Column(
            "kind",
            sa.Text(),
            nullable=False,
            comment="What it is: objective, key_result, note",
        ),
        sa.Column("key", sa.Text(), nullable=False, comment="Which one it is; the owner's id"),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column(
            "words",
            postgresql.TSVECTOR(),
            sa.Computed("to_tsvector('english', text)", persisted=True),
        ),
        sa.Column(
            "embedding",
            pgvector.sqlalchemy.HALFVEC(384),
            nullable=True,
            comment="Null until embedded",
        ),
        sa.Column("model", sa.Text(), nullable=True, comment="What made the embedding"),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passages")),
    )
    op.create_index(
        op.f("ix_passages_scope_kind_key"), "passages", ["scope", "kind", "key"], unique=True
    )
    op.create_index(op.f("ix_passages_model"), "passages", ["model"], unique=False)
    op.create_index("ix_passages_words", "passages", ["words"], postgresql_using="gin")
    op.create_index(
        "ix_passages_embedding",
        "passages",
        ["embedding"],
        postgresql_using="hnsw",
        postgresql_ops={"embedding": "halfvec_cosine_ops"},
        postgresql_with={"m": 16, "ef_construction": 128},
    )
