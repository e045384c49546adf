"""How the vocabularies of the grammar are written down."""


def word_set(words: str) -> frozenset[str]:
    """Make a set of the words of a text, so that a long list stays readable and sorts freely."""
    return frozenset(words.split())
