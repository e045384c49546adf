import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.dense import Nearness
from retrieval.fusion import KPIS, OKRS, Signs, Weighing, scores
from retrieval.lexical import NO_HIT, Hit

HITS = st.builds(Hit, strength=st.floats(0, 50), coverage=st.floats(0, 1))


def the_score(
    similarity: float, hit: Hit = NO_HIT, named: float = 0.0, weighing: Weighing = KPIS
) -> float:
    near = np.array([similarity], dtype=np.float32)
    signs = Signs({0: hit}, {0: named}, Nearness(near, near, near, near))
    return dict(scores(signs, weighing)).get(0, 0.0)


@pytest.mark.parametrize("weighing", [KPIS, OKRS])
@given(similarity=st.floats(-1, 1), hit=HITS, named=st.floats(0, 1))
def test_a_score_lies_between_nothing_and_everything(
    weighing: Weighing, similarity: float, hit: Hit, named: float
) -> None:
    assert 0 <= the_score(similarity, hit, named, weighing) < 1


def test_nearer_better_covered_and_named_each_raise_the_score() -> None:
    plain = the_score(0.4)

    assert the_score(0.6) > plain > 0
    assert the_score(0.4, Hit(4.0, 0.5)) > plain
    assert the_score(0.4, named=1.0) > plain


def test_without_vectors_only_documents_with_a_word_in_common_are_scored() -> None:
    signs = Signs({7: Hit(5.0, 1.0)}, {}, None)

    assert [number for number, _ in scores(signs, KPIS)] == [7]


def test_what_neither_words_nor_meaning_bring_up_is_not_scored() -> None:
    assert the_score(0.0) == 0
