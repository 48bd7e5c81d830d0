"""Where to put a threshold: F1, and the values at which it is best."""

from __future__ import annotations

import numpy as np


def f1(truth: np.ndarray, guess: np.ndarray) -> float:
    """F1 of two masks."""
    return float(2 * (truth & guess).sum() / max(1, truth.sum() + guess.sum()))


def best_threshold(truth: np.ndarray, scores: np.ndarray) -> float:
    """The probability at which F1 is best, the middle of the best stretch."""
    grid = np.arange(0.15, 0.86, 0.01)
    values = np.array([f1(truth, scores >= t) for t in grid])
    good = grid[values >= values.max() - 0.002]
    return round(float(np.median(good)), 2)


def two_thresholds(truth: np.ndarray, scores: np.ndarray, backed: np.ndarray, sure: np.ndarray) -> tuple[float, float]:
    """Thresholds without and with a pattern behind the label, chosen together for the best F1.

    All arguments are (sentences,); where `sure`, the label holds whatever the score.
    """
    plain = best_threshold(truth, np.where(sure, 1.0, scores))
    grid = np.arange(0.1, 0.86, 0.02)
    for _ in range(3):
        values = [f1(truth, sure | np.where(backed, scores >= t, scores >= plain)) for t in grid]
        with_pattern = float(grid[int(np.argmax(values))])
        values = [f1(truth, sure | np.where(backed, scores >= with_pattern, scores >= t)) for t in grid]
        plain = float(grid[int(np.argmax(values))])
    return round(plain, 2), round(with_pattern, 2)


def best_limit(truth: np.ndarray, scores: np.ndarray) -> float:
    """The score at which F1 is best, the middle of the best stretch."""
    grid = np.quantile(scores, np.linspace(0.5, 0.999, 300))
    values = np.array([f1(truth, scores >= limit) for limit in grid])
    return float(np.median(grid[values >= values.max() - 0.005]))
