"""A layer of long short-term memory in both directions over many sentences at once, in NumPy.

The sentences are sorted by length, so that each step works on those that are long enough and no
time goes into padding. All four gates are one `tanh`: sigmoid(x) = (1 + tanh(x / 2)) / 2, the
halving being part of the stored weights.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """In which order the tokens of a batch of sentences are visited."""

    steps: tuple[int, ...]
    """How many sentences have a token at each step."""
    order: Array
    """Tokens by step and sentence: row 0 forwards, row 1 backwards."""


def make_plan(starts: Array, lengths: Array) -> Plan:
    """Plan the visit of sentences that begin at STARTS and have LENGTHS tokens."""
    ranked = np.argsort(-lengths, kind="stable")
    starts, lengths = starts[ranked], lengths[ranked]
    longest = int(lengths[0]) if len(lengths) else 0
    steps = tuple(int(n) for n in np.searchsorted(-lengths, -np.arange(longest), side="left"))
    ahead = [starts[:n] + t for t, n in enumerate(steps)]
    back = [starts[:n] + lengths[:n] - 1 - t for t, n in enumerate(steps)]
    empty = np.zeros(0, dtype=np.int64)
    return Plan(steps=steps, order=np.stack([np.concatenate([empty, *ahead]), np.concatenate([empty, *back])]))


def run(gates: Array, rows: Array, recurrent: Array, plan: Plan) -> Array:
    """Return the states (tokens, 2 * width).

    GATES holds the input to the gates, forwards and backwards (2, rows, 4 * width), ROWS which row
    belongs to each token, RECURRENT the weights from state to gates (2, width, 4 * width).
    """
    width = recurrent.shape[1]
    visited = np.empty((2, len(rows), 4 * width), dtype=np.float32)
    for direction in range(2):
        np.take(gates[direction], rows[plan.order[direction]], axis=0, out=visited[direction], mode="clip")
    out = np.empty((len(rows), 2 * width), dtype=np.float32)
    count = plan.steps[0] if plan.steps else 0
    state = np.zeros((2, count, width), dtype=np.float32)
    memory = np.zeros((2, count, width), dtype=np.float32)
    states = np.empty((2, visited.shape[1], width), dtype=np.float32)
    done = 0
    for number in plan.steps:
        gate = np.matmul(state[:, :number], recurrent)
        gate += visited[:, done : done + number]
        np.tanh(gate, out=gate)
        opened = gate[..., : 3 * width]
        opened += 1.0
        opened *= 0.5
        memory = memory[:, :number] * gate[..., width : 2 * width]
        memory += gate[..., :width] * gate[..., 3 * width :]
        state = gate[..., 2 * width : 3 * width] * np.tanh(memory)
        states[:, done : done + number] = state
        done += number
    out[plan.order[0], :width] = states[0]
    out[plan.order[1], width:] = states[1]
    return out
