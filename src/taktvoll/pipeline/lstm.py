"""A layer of long short-term memory in both directions over many sentences at once, in NumPy.

The sentences are sorted by length, so that each step works on those that are long enough and no
time goes into padding. All four gates are one `tanh`: sigmoid(x) = (1 + tanh(x / 2)) / 2, the
halving being part of the stored weights.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from taktvoll.pipeline.array import Array

BLOCK = 4096
"""Tokens that are worked on at once: more take more memory and no less time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """In which order the tokens of a batch of sentences are visited."""

    steps: tuple[int, ...]
    """How many sentences have a token at each step."""
    order: Array
    """Tokens by step and sentence: row 0 forwards, row 1 backwards."""


def make_plan(lengths: Array) -> Plan:
    """Plan the visit of sentences of `lengths` tokens, whose tokens follow each other."""
    starts = np.cumsum(lengths) - lengths
    ranked = np.argsort(-lengths, kind="stable")
    starts, lengths = starts[ranked], lengths[ranked]
    longest = int(lengths[0]) if len(lengths) else 0
    steps = tuple(int(n) for n in np.searchsorted(-lengths, -np.arange(longest), side="left"))
    ahead = [starts[:n] + t for t, n in enumerate(steps)]
    back = [starts[:n] + lengths[:n] - 1 - t for t, n in enumerate(steps)]
    empty = np.zeros(0, dtype=np.int64)
    return Plan(steps=steps, order=np.stack([np.concatenate([empty, *ahead]), np.concatenate([empty, *back])]))


def blocks(lengths: Array, size: int = BLOCK) -> Iterator[tuple[slice, slice]]:
    """Yield runs of sentences of `lengths` tokens, and their tokens, of about `size` tokens each."""
    ends = np.cumsum(lengths)
    first = token = 0
    while first < len(lengths):
        last = max(first + 1, int(np.searchsorted(ends, token + size, side="right")))
        end = int(ends[last - 1])
        yield slice(first, last), slice(token, end)
        first, token = last, end


def gates_of_words(gates: Array, words: Array, plan: Plan) -> Array:
    """Return the input to the gates (2, tokens, 4 * width) in the order of the visit.

    `gates` (rows, 2, 4 * width) is the input of every word in both directions, `words` which row belongs to each token.
    """
    visited = np.empty((2, len(words), gates.shape[2]), dtype=np.float32)
    by_direction = gates.reshape(-1, gates.shape[2])
    for direction in range(2):
        rows = 2 * words[plan.order[direction]] + direction
        by_direction.take(rows, axis=0, out=visited[direction], mode="clip")
    return visited


def gates_of_states(states: Array, weights: Array, bias: Array, plan: Plan) -> Array:
    """Return the input to the gates in the order of the visit, from the `states` (tokens, 2 * width) of the layer before.

    `weights` are (2, 2 * width, 4 * width), `bias` (2, 1, 4 * width).
    """
    visited = np.empty((2, len(states), weights.shape[2]), dtype=np.float32)
    for direction in range(2):
        np.matmul(states[plan.order[direction]], weights[direction], out=visited[direction])
        visited[direction] += bias[direction]
    return visited


def run(visited: Array, recurrent: Array, plan: Plan) -> Array:
    """Return the states (tokens, 2 * width).

    `visited` holds the input to the gates in the order of the visit, forwards and backwards (2, tokens, 4 * width).
    `recurrent` are the weights from state to gates (2, width, 4 * width).
    """
    width, tokens = recurrent.shape[1], visited.shape[1]
    count = plan.steps[0] if plan.steps else 0
    states = np.zeros((2, tokens + 1, width), dtype=np.float32)  # one more, for `_quick_count`
    memory = np.zeros((2, count, width), dtype=np.float32)
    before, size, done = states, 0, 0
    for number in plan.steps:
        if number != size:  # the views of as many sentences serve until one of them ends
            size, quick = number, _quick_count(number)
            product = np.empty((2, quick, 4 * width), dtype=np.float32)
            gate, opened, memory = product[:, :number], product[:, :number, : 3 * width], memory[:, :number]
            enter, forget = opened[..., :width], opened[..., width : 2 * width]
            leave, new = opened[..., 2 * width :], gate[..., 3 * width :]
            change = np.empty_like(memory)
        if done:
            np.matmul(before[:, :quick], recurrent, out=product)
            gate += visited[:, done : done + number]
            np.tanh(gate, out=gate)
        else:
            np.tanh(visited[:, :number], out=gate)
        opened += 1.0
        memory *= forget
        memory += np.multiply(enter, new, out=change)
        memory *= 0.5
        before = states[:, done:]
        now = before[:, :number]
        np.multiply(leave, np.tanh(memory, out=change), out=now)
        now *= 0.5
        done += number
    out = np.empty((tokens, 2 * width), dtype=np.float32)
    out[plan.order[0], :width] = states[0, :tokens]
    out[plan.order[1], width:] = states[1, :tokens]
    return out


def _quick_count(count: int) -> int:
    """How many rows are multiplied in place of `count`: OpenBLAS takes twice as long for three rows as for four."""
    return count + (count % 4 == 3)
