"""Folds that keep groups together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sklearn.model_selection import GroupKFold


def group_folds(
    count: int, groups: Sequence[object] | np.ndarray, seed: int = 0
) -> list[tuple[np.ndarray, np.ndarray]]:
    """Places inside and outside of each of COUNT folds; another SEED than 0 draws other folds, to know the spread."""
    splitter = GroupKFold(count, shuffle=True, random_state=seed) if seed else GroupKFold(count)
    return list(splitter.split(np.zeros(len(groups)), groups=np.asarray(groups)))
