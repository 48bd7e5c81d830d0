from itertools import product

import numpy as np
import pytest

from taktvoll.pipeline.tree_decoder import best_tree, is_tree


def test_is_tree_wants_one_root_and_no_circle():
    assert is_tree([0])
    assert is_tree([2, 0, 2])
    assert not is_tree([0, 0])
    assert not is_tree([2, 1, 0])
    assert not is_tree([1])


@pytest.mark.parametrize("seed", range(60))
def test_best_tree_equals_trying_all(seed):
    rng = np.random.default_rng(seed)
    size = int(rng.integers(1, 6))
    scores = rng.normal(size=(size, size + 1)).astype(np.float32)
    scores[np.arange(size), np.arange(1, size + 1)] -= 100.0
    found = best_tree(scores)
    assert is_tree(found)
    rows = np.arange(size)
    total = {
        heads: scores[rows, list(heads)].sum()
        for heads in product(range(size + 1), repeat=size)
        if is_tree(list(heads))
    }
    if is_tree(scores.argmax(axis=1).tolist()):
        assert scores[rows, found].sum() == pytest.approx(max(total.values()), abs=1e-4)
    else:
        roots = {heads: value for heads, value in total.items() if heads.index(0) == found.index(0)}
        assert scores[rows, found].sum() == pytest.approx(max(roots.values()), abs=1e-4)
