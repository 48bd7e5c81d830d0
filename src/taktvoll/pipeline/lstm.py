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

ROWS = 512
"""Tokens that are multiplied at once with the weights of all gates: they stay in the processor's cache."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """In which order the tokens of a batch of sentences are visited."""

    steps: tuple[int, ...]
    """How many sentences have a token at each step."""
    order: Array
    """Tokens by step and sentence: row 0 forwards, row 1 backwards."""


def make_plan(lengths: Array) -> Plan:
    """Plan the visit of sentences of `lengths` tokens, whose tokens follow each other."""
    ranked = np.argsort(-lengths, kind="stable")
    starts, lengths = (np.cumsum(lengths) - lengths)[ranked], lengths[ranked]
    inside = np.arange(lengths[0] if len(lengths) else 0)[:, None] < lengths
    step, sentence = inside.nonzero()
    first = starts[sentence]
    order = np.stack([first + step, first + lengths[sentence] - 1 - step])
    return Plan(steps=tuple(np.count_nonzero(inside, axis=1).tolist()), order=order)


def blocks(lengths: Array, size: int = BLOCK) -> Iterator[tuple[slice, slice]]:
    """Yield runs of sentences of `lengths` tokens, and their tokens, of about `size` tokens each."""
    ends = np.cumsum(lengths)
    first = token = 0
    while first < len(lengths):
        last = max(first + 1, int(np.searchsorted(ends, token + size, side="right")))
        end = int(ends[last - 1])
        yield slice(first, last), slice(token, end)
        first, token = last, end


def by_gate(weights: Array) -> Array:
    """Return `weights` (2, rows, 4 * width) with the gates first: (4, 2, rows, width).

    Each gate is then a matrix of its own. The products are the same to the last bit, but OpenBLAS multiplies a few rows with
    a matrix so small without packing it first, in half of the time.
    """
    directions, rows, columns = weights.shape
    return np.ascontiguousarray(weights.reshape(directions, rows, 4, columns // 4).transpose(2, 0, 1, 3))


def gates_of_words(gates: Array, words: Array, plan: Plan) -> Array:
    """Return the input to the gates (4, 2, tokens, width) in the order of the visit.

    `gates` (rows, 2, 4 * width) is the input of every word in both directions, `words` which row belongs to each token.
    """
    width = gates.shape[2] // 4
    visited = np.empty((4, 2, len(words), width), dtype=np.float32)
    pieces = gates.reshape(-1, width)
    rows = 8 * words[plan.order] + _FIRST_PIECE
    for gate in range(4):
        pieces.take(rows + gate, axis=0, out=visited[gate], mode="clip")
    return visited


_FIRST_PIECE = np.array([[0], [4]])
"""Where a word's gates forwards and backwards begin among its eight pieces."""


def gates_of_states(states: Array, weights: Array, bias: Array, plan: Plan) -> Array:
    """Return the input to the gates in the order of the visit, from the `states` (tokens, 2 * width) of the layer before.

    `weights` are (4, 2, 2 * width, width), `bias` (4, 2, 1, width), see `by_gate`.
    """
    tokens = len(states)
    visited = np.empty((4, 2, tokens, weights.shape[-1]), dtype=np.float32)
    for first in range(0, tokens, ROWS):
        rows = slice(first, first + ROWS)
        np.matmul(states[plan.order[:, rows]], weights, out=visited[:, :, rows])
    visited += bias
    return visited


def run(visited: Array, recurrent: Array, plan: Plan) -> Array:
    """Return the states (tokens, 2 * width).

    `visited` holds the input to the gates in the order of the visit, forwards and backwards (4, 2, tokens, width).
    `recurrent` are the weights from state to gates, halved (4, 2, width, width), see `by_gate`: the states are doubled until
    all of them are there.
    """
    tokens, width = visited.shape[2:]
    states = np.zeros((2, tokens + 1, width), dtype=np.float32)  # one more, for `_quick_count`
    memory = np.zeros((2, plan.steps[0] if plan.steps else 0, width), dtype=np.float32)
    before, size, done = states, 0, 0
    for number in plan.steps:
        if number != size:  # the views of as many sentences serve until one of them ends
            size, quick = number, _quick_count(number)
            product = np.empty((4, 2, quick, width), dtype=np.float32)
            gates = np.empty((5, 2, number, width), dtype=np.float32)
            gates[4] = memory[:, :number]
            gate, opened, leave, memory = gates[:4], gates[:3], gates[2], gates[4]
            factors, others = gates[:2], gates[3:]  # enter, forget; new, memory
            parts = np.empty_like(factors)
            entered, kept = parts
            raw = product[:, :, :number]
        now = visited[:, :, done : done + number]
        if done:
            np.matmul(before[:, :quick], recurrent, out=product)
            np.add(raw, now, out=gate)
            now = gate
        np.tanh(now, out=gate)
        np.add(opened, _ONE, out=opened)
        np.multiply(factors, others, out=parts)
        np.add(entered, kept, out=memory)
        np.multiply(memory, _HALF, out=memory)
        np.tanh(memory, out=kept)
        before = states[:, done:]
        np.multiply(leave, kept, out=before[:, :number])
        done += number
    states *= _HALF
    out = np.empty((tokens, 2 * width), dtype=np.float32)
    out[plan.order[0], :width] = states[0, :tokens]
    out[plan.order[1], width:] = states[1, :tokens]
    return out


_ONE, _HALF = np.array(1, dtype=np.float32), np.array(0.5, dtype=np.float32)
"""As arrays: a number of Python is converted at every call."""


def _quick_count(count: int) -> int:
    """How many rows are multiplied in place of `count`: OpenBLAS takes twice as long for three rows as for four."""
    return count + (count % 4 == 3)
