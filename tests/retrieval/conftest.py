"""The shipped library, indexed once for all tests that search it."""

import pytest

from retrieval.embedding import MiniLmEmbedder
from retrieval.memory import LibraryIndex


@pytest.fixture(scope="session")
def embedder() -> MiniLmEmbedder:
    """The real embedding model."""
    return MiniLmEmbedder()


@pytest.fixture(scope="session")
def library(embedder: MiniLmEmbedder) -> LibraryIndex:
    """The library as people search it."""
    return LibraryIndex.shipped(embedder)
