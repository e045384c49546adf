from pathlib import Path

import numpy as np
import pytest

from retrieval.embedding import MiniLmEmbedder
from retrieval.library import vectors
from retrieval.library.build_vectors import every_text
from retrieval.library.vectors import StoredVectors


@pytest.fixture(scope="module")
def shipped() -> StoredVectors:
    return StoredVectors.read()


def test_the_shipped_file_has_a_vector_for_every_text_of_the_library(
    shipped: StoredVectors,
) -> None:
    stale = shipped.missing(every_text())

    assert not stale, f"run: make vectors ({len(stale)} texts are new, such as {stale[0]!r})"


def test_the_shipped_file_keeps_nothing_that_the_library_no_longer_says(
    shipped: StoredVectors,
) -> None:
    assert shipped.unused(every_text()) == 0, "run: make vectors"


def test_a_stored_vector_is_the_model_s_own_but_for_rounding(
    shipped: StoredVectors, embedder: MiniLmEmbedder
) -> None:
    texts = every_text()[::400]

    stored, fresh = shipped.of(texts, embedder), embedder.embed(texts)

    assert np.all(np.sum(stored * fresh, axis=1) > 0.999)


def test_writing_the_same_texts_again_changes_no_byte(
    tmp_path: Path, embedder: MiniLmEmbedder
) -> None:
    one, other = tmp_path / "one.npz", tmp_path / "other.npz"

    assert vectors.write(["patients wait", "invoices age"], embedder, one) == 2
    vectors.write(["invoices age", "patients wait", "invoices age"], embedder, other)

    assert one.read_bytes() == other.read_bytes()


def test_a_text_that_is_not_stored_is_embedded_when_needed(
    tmp_path: Path, embedder: MiniLmEmbedder
) -> None:
    file = tmp_path / "vectors.npz"
    vectors.write(["patients wait"], embedder, file)
    stored = StoredVectors.read(file)

    rows = stored.of(["invoices age", "patients wait", "invoices age"], embedder)

    assert stored.missing(["invoices age", "patients wait"]) == ("invoices age",)
    assert np.allclose(rows[0], embedder.embed(["invoices age"])[0], atol=1e-5)
    assert np.array_equal(rows[0], rows[2])


def test_vectors_of_another_model_are_not_used(tmp_path: Path, embedder: MiniLmEmbedder) -> None:
    class OtherEmbedder(MiniLmEmbedder):
        model = "another"

    file = tmp_path / "vectors.npz"
    vectors.write(["patients wait"], OtherEmbedder(), file)

    assert StoredVectors.read(file).missing(["patients wait"]) == ("patients wait",)
