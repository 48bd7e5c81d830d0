"""Learners of the tone model: ridge regressions on hashed features and shape, and a kernel ridge on the encoder's states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.kernel_approximation import Nystroem
from sklearn.linear_model import Ridge
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from taktvoll.annotate.hashed_linear import HashedSentences
from taktvoll.annotate.tone_model import SHAPE_WEIGHT, shape_of
from taktvoll_training.folds import group_folds
from taktvoll_training.sparse import BUCKETS, SentenceBlocks, rounded

Config = dict[str, Any]
Arrays = dict[str, np.ndarray]


class Features:
    """The features of the tone model: idf and the measure of shapes are those of all sentences that it learns from."""

    def __init__(self, sentences: Sequence[str], least: int) -> None:
        self.idf = SentenceBlocks.of(HashedSentences(sentences)).idf(least)
        shapes = np.array([shape_of(sentence) for sentence in sentences], np.float32)
        self.mean, self.deviation = shapes.mean(axis=0), shapes.std(axis=0) + 1e-3

    def shapes(self, sentences: Sequence[str]) -> np.ndarray:
        """(sentences, 12), standardised."""
        return (np.array([shape_of(sentence) for sentence in sentences], np.float32) - self.mean) / self.deviation

    def matrix(self, sentences: Sequence[str]) -> csr_matrix:
        """(sentences, buckets + 12)."""
        hashed = SentenceBlocks.of(HashedSentences(sentences)).matrix(self.idf)
        return hstack([hashed, csr_matrix(self.shapes(sentences) * SHAPE_WEIGHT)]).tocsr()


def ridge(matrix: csr_matrix, targets: np.ndarray, alpha: float) -> Ridge:
    """Ridge regression on sparse rows."""
    return Ridge(alpha=alpha, solver="sparse_cg").fit(matrix, targets)


def out_of_fold(matrix: csr_matrix, targets: np.ndarray, groups: np.ndarray, config: Config, seed: int) -> np.ndarray:
    """What ridges say of rows that they have not seen."""
    scores = np.zeros(len(targets))
    for inside, held in group_folds(config["folds"], groups, seed):
        scores[held] = ridge(matrix[inside], targets[inside], config["alpha"]).predict(matrix[held])
    return scores


def kernel_ridge(width: int, config: Config, seed: int) -> Pipeline:
    """Ridge on the likeness to some sentences that stand for all."""
    near = Nystroem(gamma=config["landmark_gamma"] / width, n_components=config["landmarks"], random_state=seed)
    return make_pipeline(StandardScaler(), near, Ridge(config["landmark_alpha"]))


@dataclass(frozen=True)
class Formality:
    """Sentences with their formality: those that people judged first, then those that the teachers did."""

    matrix: csr_matrix
    states: np.ndarray
    targets: np.ndarray
    """(judged,)"""
    scores: np.ndarray
    """(taught, folds + 1): what the teacher of each fold says, and one who has seen all."""
    config: Config
    seed: int = 0

    def fit(self, inside: np.ndarray, teacher: int) -> tuple[Ridge, Pipeline]:
        """Ridge and kernel ridge on the judged sentences INSIDE and on what one TEACHER says of the others."""
        rows = np.concatenate([inside, np.arange(len(self.targets), self.matrix.shape[0])])
        truth = np.concatenate([self.targets[inside], self.scores[:, teacher]])
        kernel = kernel_ridge(self.states.shape[1], self.config, self.seed)
        return ridge(self.matrix[rows], truth, self.config["alpha"]), kernel.fit(self.states[rows], truth)

    def out_of_fold(self, groups: np.ndarray) -> np.ndarray:
        """(judged, 2): what the two models say of sentences that neither they nor their teacher have seen.

        The folds are those of the teachers: with any of them there is no other seed than 0 for folds.
        """
        found = np.zeros((len(self.targets), 2))
        for fold, (inside, held) in enumerate(
            group_folds(self.config["folds"], groups, 0 if len(self.scores) else self.seed)
        ):
            by_words, by_states = self.fit(inside, fold)
            found[held] = np.stack([by_words.predict(self.matrix[held]), by_states.predict(self.states[held])], axis=1)
        return found


def tone_arrays(features: Features, polarity: Ridge, formality: Ridge, kernel: Pipeline) -> Arrays:
    """What was learned, as `ToneModel` reads it."""
    models = [polarity, formality]
    weights = np.stack([model.coef_ for model in models], axis=1)
    return {
        **rounded(weights[:BUCKETS]),
        "idf": features.idf.astype(np.float16),
        "shape": weights[BUCKETS:].astype(np.float32),
        "mean": features.mean,
        "deviation": features.deviation,
        "bias": np.array([model.intercept_ for model in models], np.float32),
        **kernel_arrays(kernel),
    }


def kernel_arrays(model: Pipeline) -> Arrays:
    """The trained kernel ridge as `StateKernel` reads it."""
    scaler, near, last = (step for _, step in model.steps)
    return {
        "landmarks": near.components_.astype(np.float16),
        "landmark_weights": (near.normalization_.T @ last.coef_).astype(np.float32),
        "state_mean": scaler.mean_.astype(np.float32),
        "state_deviation": scaler.scale_.astype(np.float32),
        "kernel": np.array([near.gamma, last.intercept_], np.float64),
    }


def pearson(one: np.ndarray, other: np.ndarray) -> float:
    """Pearson's correlation."""
    return round(float(np.corrcoef(one, other)[0, 1]), 4)
