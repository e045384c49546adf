"""Recognises an entry that a text calls by one of its names."""

from collections.abc import Iterable, Sequence

from retrieval.words import stems

LONGEST_NAME = 7  # words


class NameIndex:
    """Names and abbreviations, compared stem by stem: "DSO", "no-show rates"."""

    def __init__(self, names: Sequence[Iterable[str]]) -> None:
        """Take the names of every document, in the documents' order."""
        self._numbers: dict[tuple[str, ...], set[int]] = {}
        for number, some in enumerate(names):
            for name in some:
                if stemmed := tuple(stems(name)):
                    self._numbers.setdefault(stemmed, set()).add(number)

    def search(self, text: str) -> dict[int, float]:
        """Name every document that the text calls by name, and what share of the text the name is.

        The share tells a text that is the name from a long one in which the word also occurs.
        """
        spoken = tuple(stems(text))
        shares: dict[int, float] = {}
        for start in range(len(spoken)):
            for end in range(start + 1, min(start + LONGEST_NAME, len(spoken)) + 1):
                for number in self._numbers.get(spoken[start:end], ()):
                    share = (end - start) / len(spoken)
                    shares[number] = max(share, shares.get(number, 0.0))
        return shares
