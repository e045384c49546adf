"""Is a draft about its own brief rather than about another one?"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from evals.graders.reading import stems_in
from evals.grading import Grade, Grades

WELL_PLACED = 3


def topic_closeness(brief_id: str, draft_text: str, briefs: Mapping[str, str]) -> Grades:
    """Score the rank of a draft's own brief among all briefs, by the words they share.

    A rank needs no threshold: a short draft and a long one are judged alike, and padding that
    belongs to no brief moves nothing. ``own-topic`` is 1 when the own brief comes first;
    ``topic-rank`` is the reciprocal of the rank.
    """
    if not draft_text.strip():
        return {}
    rank = rank_of(brief_id, draft_text, briefs)
    ahead = f"rank {rank} of {len(briefs)}"
    return {
        "own-topic": Grade(
            1.0 if rank <= WELL_PLACED else 0.0, "" if rank <= WELL_PLACED else ahead
        ),
        "topic-rank": Grade(1 / rank, "" if rank == 1 else ahead),
    }


def rank_of(brief_id: str, text: str, briefs: Mapping[str, str]) -> int:
    """Return 1 when no other brief shares more with the text."""
    weights = _weights(tuple(briefs.values()))
    drafted = _vector(stems_in(text), weights)
    scores = {
        name: _cosine(drafted, _vector(stems_in(brief), weights)) for name, brief in briefs.items()
    }
    own = scores[brief_id]
    return 1 + sum(score > own for name, score in scores.items() if name != brief_id)


@lru_cache(maxsize=4)
def _weights(briefs: tuple[str, ...]) -> Mapping[str, float]:
    seen = Counter(stem for brief in briefs for stem in set(stems_in(brief)))
    return {stem: math.log((1 + len(briefs)) / (1 + count)) for stem, count in seen.items()}


def _vector(stems: Sequence[str], weights: Mapping[str, float]) -> dict[str, float]:
    # Presence, not frequency: saying a word ten times must not bring a draft nearer.
    return {stem: weights[stem] for stem in set(stems) if stem in weights}


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    shared = sum(weight * other[stem] for stem, weight in one.items() if stem in other)
    norms = math.sqrt(sum(w * w for w in one.values())) * math.sqrt(
        sum(w * w for w in other.values())
    )
    return shared / norms if norms else 0.0
