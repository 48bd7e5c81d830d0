"""Gradient-boosted decision trees (Friedman 2001) that were trained elsewhere, run with NumPy."""

from typing import Any

import numpy as np

from taktvoll.annotate.context_features import Array

BLOCK = 256
"""Rows that go down the trees at once: what is looked up stays in the processor's cache."""


class BoostedTrees:
    """Some trees for each output, whose leaves are added up.

    `feature`, `threshold`, `value` are (trees, nodes), `children` (trees, nodes, 2); a leaf is its own child. Node 0 is the root;
    a row goes to the first child where its feature is at most the threshold. `output` (trees), in rising order, says what a tree
    adds to, `base` (outputs) what is there before.
    """

    def __init__(self, arrays: Any, name: str) -> None:
        """Read what stands in `arrays` under ``{name}_feature`` and so on."""
        feature, children = arrays[f"{name}_feature"], arrays[f"{name}_children"]
        trees, nodes = feature.shape
        self.roots = np.arange(trees) * nodes * 2
        """Places of the roots among all nodes. Each node has two places, one for each of its children."""
        self.feature = np.repeat(feature.astype(np.intp).ravel(), 2)
        self.threshold: Array = np.repeat(arrays[f"{name}_threshold"].ravel(), 2)
        self.children = (children.astype(np.intp) * 2 + self.roots[:, None, None]).ravel()
        """Places of the children of all nodes."""
        self.value: Array = np.repeat(arrays[f"{name}_value"].ravel(), 2)
        self.starts = np.searchsorted(arrays[f"{name}_output"], np.arange(len(arrays[f"{name}_base"])))
        self.base: Array = arrays[f"{name}_base"]
        self.depth = max(1, int(arrays[f"{name}_depth"]))  # at a leaf a step goes nowhere

    def scores(self, rows: Array) -> Array:
        """(rows, outputs) for `rows` (rows, features)."""
        parts = (rows[start : start + BLOCK] for start in range(0, len(rows), BLOCK))
        nothing = np.zeros((0, len(self.base)), np.float32)
        return np.concatenate([nothing, *map(self._scores, parts)])

    def _scores(self, rows: Array) -> Array:
        flat = np.ascontiguousarray(rows).ravel()
        firsts = np.arange(len(rows))[:, None] * rows.shape[1]
        nodes = self.roots  # the same for all rows
        for _ in range(self.depth):
            beyond = flat.take(firsts + self.feature.take(nodes)) > self.threshold.take(nodes)
            nodes = self.children.take(nodes + beyond)
        total: Array = np.add.reduceat(self.value.take(nodes), self.starts, axis=1) + self.base
        return total
