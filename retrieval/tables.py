"""Where passages lie in PostgreSQL, on metadata of their own; one migration history has both.

A vector takes half precision: that halves the index and changes no order that matters. Which model
made it stands beside it, and only vectors of one model are compared.
"""

from pgvector.sqlalchemy import HALFVEC
from sqlalchemy import Column, Computed, DateTime, Index, MetaData, Table, Text, Uuid, func
from sqlalchemy.dialects.postgresql import TSVECTOR
from uuid_utils import compat

from retrieval.embedding import DIMENSIONS

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

passages = Table(
    "passages",
    metadata,
    Column("id", Uuid, primary_key=True, default=compat.uuid7),
    Column("scope", Text, nullable=False, comment="Who may find it; opaque here"),
    Column("kind", Text, nullable=False, comment="What it is: objective, key_result, note"),
    Column("key", Text, nullable=False, comment="Which one it is; the owner's id"),
    Column("text", Text, nullable=False),
    Column("words", TSVECTOR, Computed("to_tsvector('english', text)", persisted=True)),
    Column("embedding", HALFVEC(DIMENSIONS), comment="Null until embedded"),
    Column("model", Text, comment="What made the embedding"),
    Column("updated_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    Index(None, "scope", "kind", "key", unique=True),
    Index(None, "model"),
    Index("ix_passages_words", "words", postgresql_using="gin"),
    Index(
        "ix_passages_embedding",
        "embedding",
        postgresql_using="hnsw",
        postgresql_ops={"embedding": "halfvec_cosine_ops"},
        postgresql_with={"m": 16, "ef_construction": 128},
    ),
)
