"""Full-text ranking in memory, for a few hundred short documents."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from retrieval.words import stems

SATURATION = 1.2  # how soon a repeated word stops counting
LENGTH = 0.6  # how much a long document is held back


@dataclass(frozen=True, slots=True)
class Hit:
    """How well a document answers a query by its words alone.

    ``strength`` is the BM25 sum; ``coverage`` is the share, by rarity, of the query's words that
    the document holds at all (0 to 1). A word that no document knows counts as the rarest.
    """

    strength: float
    coverage: float


NO_HIT = Hit(0.0, 0.0)


class LexicalIndex:
    """BM25 over documents whose parts weigh differently."""

    def __init__(self, documents: Sequence[Iterable[tuple[float, str]]]) -> None:
        counts = [_weighted_counts(parts) for parts in documents]
        lengths = [sum(count.values()) for count in counts]
        mean = (sum(lengths) / len(lengths) if lengths else 1.0) or 1.0
        size = len(counts)
        frequency = Counter(term for count in counts for term in count)
        self._rarity: Mapping[str, float] = {
            term: math.log(1 + (size - seen + 0.5) / (seen + 0.5))
            for term, seen in frequency.items()
        }
        self._unknown = math.log(1 + (size + 0.5) / 0.5)
        postings: dict[str, list[tuple[int, float]]] = {}
        for number, (count, length) in enumerate(zip(counts, lengths, strict=True)):
            room = SATURATION * (1 - LENGTH + LENGTH * length / mean)
            for term, weight in count.items():
                postings.setdefault(term, []).append((number, weight / (weight + room)))
        self._postings: Mapping[str, Sequence[tuple[int, float]]] = postings

    def search(self, text: str) -> dict[int, Hit]:
        """Every document that shares a stem with the text, by its number."""
        strength: dict[int, float] = {}
        covered: dict[int, float] = {}
        wanted = 0.0
        for term in set(stems(text)):
            rarity = self._rarity.get(term, self._unknown)
            wanted += rarity
            for number, share in self._postings.get(term, ()):
                strength[number] = strength.get(number, 0.0) + rarity * share
                covered[number] = covered.get(number, 0.0) + rarity
        return {
            number: Hit(total, min(covered[number] / wanted, 1.0))
            for number, total in strength.items()
        }


def _weighted_counts(parts: Iterable[tuple[float, str]]) -> dict[str, float]:
    counts: dict[str, float] = {}
    for weight, text in parts:
        for term in stems(text):
            counts[term] = counts.get(term, 0.0) + weight
    return counts
