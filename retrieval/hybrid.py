"""Searches an organisation's own passages by words and by meaning at once, inside PostgreSQL.

Each way ranks on its own, and the ranks are joined: a passage gets 1 / (60 + rank) from each way
that found it (reciprocal rank fusion), since the two scores have no common scale. A passage that
only one way found must also fit well enough by itself, so that a search about something else
answers nothing instead of the least bad.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ARRAY, Float, Integer, Text, bindparam, text
from sqlalchemy.ext.asyncio import AsyncSession

from retrieval.embedding import Embedder, EmbedderMissing
from retrieval.queries import LONGEST

POOL = 60  # candidates of each way
EF_SEARCH = 200  # how many neighbours the graph search keeps in sight
NEAR_ENOUGH = 0.3  # cosine similarity under which meaning alone finds nothing
WORDS_ENOUGH = 0.34  # share of the query's words without which words alone find nothing
RARE = 0.01  # of passages: the rarest words whose shares come to this are asked for, one at least
READ = 2000  # passages that are ranked by words at most: ranking reads each of them


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that answers. ``score`` orders one answer; ``similarity`` compares across them.

    ``similarity`` is the cosine of meaning, and None when only words found it.
    """

    scope: str
    kind: str
    key: str
    text: str
    score: float
    similarity: float | None


@dataclass(frozen=True, slots=True)
class HybridSearch:
    """Finds passages. Without the embedding model it searches by words alone."""

    embedder: Embedder

    async def search(
        self,
        session: AsyncSession,
        words: str,
        *,
        scopes: Sequence[str],
        kinds: Sequence[str] | None = None,
        limit: int = 10,
    ) -> tuple[Found, ...]:
        """Find passages about the text within the scopes, best first; none when nothing fits.

        ``kinds`` of None means every kind. The model works before the session is first used, so a
        fresh session holds no connection meanwhile.
        """
        asked = words[:LONGEST].replace("\x00", " ").strip()
        if not asked or not scopes or limit < 1:
            return ()
        vector = await self._vector(asked)
        await session.execute(_SETTINGS)
        rows = await session.execute(
            _SEARCH,
            {
                "asked": asked,
                "vector": vector,
                "model": self.embedder.model,
                "scopes": list(scopes),
                "kinds": None if kinds is None else list(kinds),
                "pool": max(POOL, limit),
                "limit": limit,
                "near_enough": NEAR_ENOUGH,
                "words_enough": WORDS_ENOUGH,
                "rare": RARE,
                "read": READ,
            },
        )
        return tuple(Found(*row) for row in rows)

    async def _vector(self, asked: str) -> str | None:
        try:
            (vector,) = await asyncio.to_thread(self.embedder.embed, [asked])
        except EmbedderMissing:
            return None
        return f"[{','.join(f'{number:.6g}' for number in vector.tolist())}]"


# The graph yields neighbours until the filters have let enough of them through. A plan is made for
# the scopes at hand: one that serves a whole organisation is wrong for a single person's few notes.
_SETTINGS = text(
    "SELECT set_config('hnsw.iterative_scan', 'relaxed_order', true),"
    f" set_config('hnsw.ef_search', '{EF_SEARCH}', true),"
    " set_config('plan_cache_mode', 'force_custom_plan', true)"
)

_SEARCH = text(
    """
    WITH lexemes AS MATERIALIZED (
        SELECT lexeme, coalesce(share, 0) AS share
        FROM unnest(to_tsvector('english', :asked))
        LEFT JOIN (
            SELECT unnest(most_common_elems::text::text[]) AS lexeme,
                   unnest(most_common_elem_freqs) AS share
            FROM pg_stats
            WHERE schemaname = current_schema() AND tablename = 'passages' AND attname = 'words'
        ) AS known USING (lexeme)
    ),
    question AS MATERIALIZED (
        SELECT string_agg(
                   concat('''', replace(replace(lexeme, '\\', '\\\\'), '''', ''''''), ''''), ' | '
               )::tsquery AS query
        FROM (
            SELECT lexeme, share,
                   coalesce(sum(share) OVER (
                       ORDER BY share, lexeme ROWS UNBOUNDED PRECEDING EXCLUDE CURRENT ROW
                   ), 0) AS rarer
            FROM lexemes
        ) AS by_rarity
        WHERE rarer + share <= :rare OR rarer = 0
    ),
    holding AS MATERIALIZED (
        SELECT passages.id, passages.words, question.query
        FROM passages, question
        WHERE passages.words @@ question.query
          AND passages.scope = ANY(:scopes)
          AND (:kinds IS NULL OR passages.kind = ANY(:kinds))
        LIMIT :read
    ),
    by_words AS MATERIALIZED (
        SELECT id, words, row_number() OVER (ORDER BY rank DESC, id) AS place
        FROM (SELECT id, words, ts_rank(words, query, 1) AS rank FROM holding) AS ranked
        ORDER BY rank DESC, id
        LIMIT :pool
    ),
    nearest AS MATERIALIZED (
        SELECT id, embedding <=> CAST(:vector AS halfvec(384)) AS distance
        FROM passages
        WHERE :vector IS NOT NULL
          AND model = :model
          AND scope = ANY(:scopes)
          AND (:kinds IS NULL OR kind = ANY(:kinds))
        ORDER BY embedding <=> CAST(:vector AS halfvec(384))
        LIMIT :pool
    ),
    by_meaning AS (
        SELECT id, 1 - distance AS similarity, row_number() OVER (ORDER BY distance, id) AS place
        FROM nearest
    ),
    joined AS (
        SELECT id, by_meaning.similarity,
               coalesce(1.0 / (60 + by_words.place), 0)
               + CASE WHEN by_meaning.similarity >= :near_enough
                      THEN 1.0 / (60 + by_meaning.place) ELSE 0 END AS score
        FROM by_words FULL JOIN by_meaning USING (id)
        WHERE by_meaning.similarity >= :near_enough
           OR (SELECT avg((lexemes.lexeme = ANY(tsvector_to_array(by_words.words)))::int)
               FROM lexemes) >= :words_enough
    )
    SELECT passages.scope, passages.kind, passages.key, passages.text,
           joined.score::float8, joined.similarity::float8
    FROM joined JOIN passages USING (id)
    ORDER BY joined.score DESC, passages.id
    LIMIT :limit
    """
).bindparams(
    bindparam("asked", type_=Text),
    bindparam("vector", type_=Text),
    bindparam("model", type_=Text),
    bindparam("scopes", type_=ARRAY(Text)),
    bindparam("kinds", type_=ARRAY(Text)),
    bindparam("pool", type_=Integer),
    bindparam("limit", type_=Integer),
    bindparam("near_enough", type_=Float),
    bindparam("words_enough", type_=Float),
    bindparam("rare", type_=Float),
    bindparam("read", type_=Integer),
)
