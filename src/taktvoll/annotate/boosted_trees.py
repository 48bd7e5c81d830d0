"""Gradient-boosted decision trees (Friedman 2001) that were trained elsewhere, run with NumPy."""

from typing import Any

import numpy as np

from taktvoll.annotate.context_features import Array


class BoostedTrees:
    """Some trees for each output, whose leaves are added up.

    `feature`, `threshold`, `value` are (trees, nodes), `children` (trees, nodes, 2); a leaf is its own child. Node 0 is the root;
    a row goes to the first child where its feature is at most the threshold. `output` (trees), in rising order, says what a tree
    adds to, `base` (outputs) what is there before.
    """

    def __init__(self, arrays: Any, name: str) -> None:
        """Read what stands in `arrays` under ``{name}_feature`` and so on."""
        self.feature = arrays[f"{name}_feature"].astype(np.int64)
        self.threshold: Array = arrays[f"{name}_threshold"]
        self.children = arrays[f"{name}_children"].astype(np.int64)
        self.value: Array = arrays[f"{name}_value"]
        self.starts = np.searchsorted(arrays[f"{name}_output"], np.arange(len(arrays[f"{name}_base"])))
        self.base: Array = arrays[f"{name}_base"]
        self.depth = int(arrays[f"{name}_depth"])

    def scores(self, rows: Array) -> Array:
        """(rows, outputs) for `rows` (rows, features)."""
        trees = np.arange(len(self.feature))
        places = np.arange(len(rows))[:, None]
        nodes = np.zeros((len(rows), len(trees)), np.int64)
        for _ in range(self.depth):
            beyond = rows[places, self.feature[trees, nodes]] > self.threshold[trees, nodes]
            nodes = self.children[trees, nodes, beyond.astype(np.int64)]
        total: Array = np.add.reduceat(self.value[trees, nodes], self.starts, axis=1) + self.base
        return total
