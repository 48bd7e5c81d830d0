"""The best tree for a sentence, given the score of each pair of word and head."""

from __future__ import annotations

import numpy as np

from taktvoll.pipeline.array import Array


def best_tree(scores: Array) -> list[int]:
    """Return a head for each word: 0 for the root, else the number of the head plus one.

    `scores` has a row a word and a column a head, the root first. Exactly one word hangs on the root.
    """
    heads = scores.argmax(axis=1)
    heads = heads if (heads == 0).sum() == 1 else _with_one_root(scores)
    if not is_tree(heads.tolist()):
        scores = scores.copy()
        root = int(np.flatnonzero(heads == 0)[0])
        scores[:, 0] = -np.inf
        scores[root] = -np.inf
        scores[root, 0] = 0.0
        heads = _maximum(np.vstack([np.full(len(scores) + 1, -np.inf), scores]))
    return [int(head) for head in heads]


def _with_one_root(scores: Array) -> Array:
    """Return the best head of each word if the word that gains most from it is the root."""
    others: Array = scores[:, 1:].argmax(axis=1) + 1
    best = scores[np.arange(len(scores)), others]
    others[int((scores[:, 0] - best).argmax())] = 0
    return others


def is_tree(heads: list[int]) -> bool:
    """Tell whether each word leads to the root, and only one directly."""
    if heads.count(0) != 1:
        return False
    safe = [False] * len(heads)
    for start in range(len(heads)):
        path: list[int] = []
        at = start
        while not safe[at]:
            path.append(at)
            if heads[at] == 0:
                break
            at = heads[at] - 1
            if at in path:
                return False
        for word in path:
            safe[word] = True
    return True


def _maximum(scores: Array) -> Array:
    """Return the heads of the best tree (Chu & Liu 1965, Edmonds 1967); row 0 is the root's own."""
    np.fill_diagonal(scores, -np.inf)
    size = len(scores)
    heads = np.zeros(size, dtype=np.int64)
    heads[1:] = scores[1:].argmax(axis=1)
    cycle = _find_cycle(heads)
    if not cycle:
        return heads[1:]
    inner = np.asarray(cycle)
    inside = np.zeros(size, dtype=bool)
    inside[cycle] = True
    outer = np.flatnonzero(~inside)
    kept = scores[cycle, heads[cycle]]
    merged = np.full((len(outer) + 1, len(outer) + 1), -np.inf)
    merged[:-1, :-1] = scores[np.ix_(outer, outer)]
    leaving = scores[np.ix_(outer, inner)]
    merged[:-1, -1] = leaving.max(axis=1)
    entering = scores[np.ix_(inner, outer)] - kept[:, None]
    merged[-1, :-1] = entering.max(axis=0)
    merged[0] = -np.inf
    chosen = _maximum(merged)
    for place, word in enumerate(outer[1:]):
        head = chosen[place]
        heads[word] = outer[head] if head < len(outer) else cycle[int(leaving[place + 1].argmax())]
    into = int(chosen[-1])
    broken = cycle[int(entering[:, into].argmax())]
    heads[broken] = outer[into]
    return heads[1:]


def _find_cycle(heads: Array) -> list[int]:
    """Return the words of one circle of `heads`, or none; node 0 is the root."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, at = [], start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if state[at] == 1:
            return path[path.index(at) :]
        for word in path:
            state[word] = 2
    return []
