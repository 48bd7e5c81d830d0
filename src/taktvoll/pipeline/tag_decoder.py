"""The best sequences of tags for many sentences at once, given a score for every tag of every word (Viterbi 1967)."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np

from taktvoll.pipeline.array import Array
from taktvoll.pipeline.lstm import make_plan


def best_sequences(scores: Sequence[Array], starts: Array, moves: Array, ends: Array) -> list[Array]:
    """Return the best tag of each word, one array a sentence.

    `scores` are (words, tags) for each sentence, none empty; `moves` (tags, tags) is added where a tag (row) is followed by
    another (column), `starts` and `ends` (tags) to the first and the last word.
    """
    if not scores:
        return []
    rows = np.concatenate(scores)
    likeliest = rows.argmax(axis=1)
    bounds = np.cumsum([0, *map(len, scores)])
    firsts, lasts = bounds[:-1], bounds[1:] - 1
    costly = np.append(moves[likeliest[:-1], likeliest[1:]] < moves.max(), False)
    costly[lasts] = ends[likeliest[lasts]] < ends.max()
    costly[firsts] |= starts[likeliest[firsts]] < starts.max()
    found = [likeliest[start:end] for start, end in itertools.pairwise(bounds.tolist())]
    rest = np.flatnonzero(np.logical_or.reduceat(costly, firsts)).tolist()
    for place, tags in zip(rest, _searched([scores[place] for place in rest], starts, moves, ends), strict=True):
        found[place] = tags
    return found


def _searched(scores: Sequence[Array], starts: Array, moves: Array, ends: Array) -> list[Array]:
    """As `best_sequences`, for sentences whose likeliest tags may not follow each other at no cost."""
    if not scores:
        return []
    plan = make_plan(np.asarray([len(rows) for rows in scores], dtype=np.int64))
    visited = np.concatenate(scores)[plan.order[0]].astype(np.float64)
    back = np.zeros(visited.shape, dtype=np.int64)
    best = visited[: plan.steps[0]] + starts
    firsts = np.cumsum([0, *plan.steps]).tolist()
    for first, count in zip(firsts[1:], plan.steps[1:], strict=False):
        paths = best[:count, :, None] + moves
        back[first : first + count] = paths.argmax(axis=1)
        best[:count] = paths.max(axis=1) + visited[first : first + count]
    tags = (best + ends).argmax(axis=1)
    found = np.empty(len(visited), dtype=np.int64)
    for first, count in zip(firsts[-2::-1], plan.steps[::-1], strict=True):
        found[plan.order[0, first : first + count]] = tags[:count]
        tags[:count] = back[np.arange(first, first + count), tags[:count]]
    return np.split(found, np.cumsum([len(rows) for rows in scores])[:-1])
