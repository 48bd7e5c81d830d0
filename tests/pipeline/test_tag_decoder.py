import itertools

import numpy as np

from taktvoll.pipeline.tag_decoder import best_sequences

NEVER = -1e9


def slowly(scores, starts, moves, ends):
    """The best of all sequences, tried one by one."""
    return max(
        itertools.product(range(len(starts)), repeat=len(scores)),
        key=lambda tags: (
            starts[tags[0]]
            + ends[tags[-1]]
            + sum(scores[place][tag] for place, tag in enumerate(tags))
            + sum(moves[pair] for pair in itertools.pairwise(tags))
        ),
    )


def test_best_sequences_are_the_best_of_all():
    rng = np.random.default_rng(0)
    starts, ends, moves = rng.normal(size=3), rng.normal(size=3), rng.normal(size=(3, 3))
    moves[0, 2] = starts[1] = NEVER
    scores = [rng.normal(size=(length, 3)).astype(np.float32) for length in (2, 5, 1, 4, 5)]
    found = best_sequences(scores, starts, moves, ends)
    assert [tuple(tags) for tags in found] == [slowly(rows, starts, moves, ends) for rows in scores]


def test_best_sequences_are_the_best_where_most_tags_may_follow_each_other():
    rng = np.random.default_rng(1)
    starts, ends, moves = np.array([0, 0, NEVER]), np.array([0, NEVER, 0]), np.zeros((3, 3))
    moves[0, 2] = moves[1, 0] = NEVER
    scores = [rng.normal(size=(1 + place % 5, 3)).astype(np.float32) for place in range(40)]
    likeliest = [tuple(rows.argmax(axis=1)) for rows in scores]
    found = [tuple(tags) for tags in best_sequences(scores, starts, moves, ends)]
    assert found == [slowly(rows, starts, moves, ends) for rows in scores]
    assert 0 < sum(tags == most for tags, most in zip(found, likeliest, strict=True)) < len(scores)


def test_best_sequences_of_nothing_are_none():
    assert best_sequences([], np.zeros(2), np.zeros((2, 2)), np.zeros(2)) == []
