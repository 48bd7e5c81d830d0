"""Boosted trees as scikit-learn grows them, and as the product reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier


@dataclass(frozen=True)
class Grown:
    """The trees of one or several outputs: (output, nodes) in the order of growth, and what is there before the first."""

    trees: list[tuple[int, np.ndarray]]
    base: list[float]
    column: int = 0
    """Place of the first of their columns among those that the product sees."""


def grow(
    rows: np.ndarray,
    truth: np.ndarray,
    *,
    depth: int,
    rounds: int,
    rate: float,
    seed: int = 0,
    weights: np.ndarray | None = None,
    column: int = 0,
) -> Grown:
    """Trees that tell the classes TRUTH (0, 1 or more) apart; of one class alone nothing but the base is learned."""
    classes = np.unique(truth)
    if len(classes) == 1:
        return Grown([(0, _leaf())], [6.0 if classes[0] else -6.0], column)
    model = HistGradientBoostingClassifier(
        max_depth=depth, max_iter=rounds, learning_rate=rate, l2_regularization=1.0, random_state=seed
    ).fit(rows, truth, sample_weight=weights)
    trees = [(output, predictor.nodes) for step in model._predictors for output, predictor in enumerate(step)]
    return Grown(trees, np.ravel(model._baseline_prediction).tolist(), column)


def _leaf() -> np.ndarray:
    node = np.zeros(1, [("is_leaf", "u1"), ("feature_idx", "i4"), ("num_threshold", "f8"), ("left", "i4"), ("right", "i4"),
                        ("value", "f8"), ("depth", "i4")])  # fmt: skip
    node["is_leaf"] = 1
    return node


def tree_arrays(name: str, models: Sequence[Grown]) -> dict[str, np.ndarray]:
    """The trees of models, outputs side by side, as `BoostedTrees` reads them."""
    trees: list[np.ndarray] = []
    outputs: list[int] = []
    base: list[float] = []
    columns: list[int] = []
    for model in models:
        trees += [nodes for _, nodes in model.trees]
        outputs += [len(base) + output for output, _ in model.trees]
        columns += [model.column] * len(model.trees)
        base += model.base
    order = np.argsort(outputs, kind="stable")
    most = max(len(nodes) for nodes in trees)
    feature, threshold = np.zeros((len(trees), most), np.int16), np.zeros((len(trees), most), np.float32)
    children, value = np.zeros((len(trees), most, 2), np.int8), np.zeros((len(trees), most), np.float32)
    for row, number in enumerate(order):
        nodes = trees[number]
        leaf, itself = nodes["is_leaf"].astype(bool), np.arange(len(nodes))
        count = len(nodes)
        feature[row, :count] = np.where(leaf, 0, nodes["feature_idx"] + columns[number])
        threshold[row, :count] = np.where(leaf, 0, nodes["num_threshold"])
        children[row, :count, 0] = np.where(leaf, itself, nodes["left"])
        children[row, :count, 1] = np.where(leaf, itself, nodes["right"])
        value[row, :count] = np.where(leaf, nodes["value"], 0)
    found = {
        "feature": feature, "threshold": threshold, "children": children, "value": value,
        "output": np.array(outputs, np.int16)[order], "base": np.array(base, np.float32),
        "depth": np.array(max(1, *(int(nodes["depth"].max()) for nodes in trees)), np.int16),
    }  # fmt: skip
    return {f"{name}_{part}": array for part, array in found.items()}
