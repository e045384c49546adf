import numpy as np

from retrieval.dense import DenseIndex


def a_vector(*values: float) -> np.typing.NDArray[np.float32]:
    return np.array(values, dtype=np.float32)


def test_each_document_is_measured_by_its_own_vectors() -> None:
    rows = a_vector(1, 0, 0, 1, 1, 0, 0, 1, *(0, 1) * 5).reshape(9, 2)
    index = DenseIndex(rows, [4, 5])

    near = index.near(a_vector(1, 0))

    assert near.head.tolist() == [1, 0]
    assert near.label.tolist() == [0, 0]
    assert near.told.tolist() == [0.5, 0]
    assert near.best.tolist() == [1, 0]


def test_the_two_closest_tellings_count_and_the_others_do_not() -> None:
    rows = a_vector(0, 0, 0.9, -1, 0.7, -1).reshape(6, 1)

    assert np.isclose(DenseIndex(rows, [6]).near(a_vector(1)).told[0], 0.8)


def test_an_empty_index_answers_nothing() -> None:
    index = DenseIndex(np.zeros((0, 2), dtype=np.float32), [])

    assert index.near(a_vector(1, 0)).best.tolist() == []
