"""Learners of the sentence model: its two steps, as arrays that the product's classes read."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier

from taktvoll.annotate.sentence_model import SecondStep
from taktvoll_training.sparse import BUCKETS, SentenceBlocks, rounded
from taktvoll_training.trees import grow, tree_arrays

Arrays = dict[str, np.ndarray]
Config = dict[str, Any]


def linear(rows: Any, truth: np.ndarray, **options: Any) -> tuple[np.ndarray, float]:
    """Weights and bias of a logistic regression; where TRUTH has one class alone, only a bias."""
    if len(np.unique(truth)) == 1:
        return np.zeros(rows.shape[1]), 6.0 if truth[0] else -6.0
    model = LogisticRegression(**options).fit(rows, truth)
    return model.coef_[0], float(model.intercept_[0])


def fit_first_step(
    blocks: SentenceBlocks, evidence: np.ndarray, labels: np.ndarray, config: Config, seed: int
) -> Arrays:
    """One logistic regression a label on hashed features and EVIDENCE (sentences, patterns); LABELS are (sentences, labels)."""
    idf = blocks.idf(config["min_sentences"])
    rows = hstack([blocks.matrix(idf), csr_matrix(evidence * config["evidence_weight"])]).tocsr()
    options = {"C": config["C"], "solver": "liblinear", "max_iter": 300, "random_state": seed}
    models = [linear(rows, labels[:, index], **options) for index in range(labels.shape[1])]
    weights = np.stack([weight for weight, _ in models], axis=1)
    return {
        **rounded(weights[:BUCKETS]),
        "idf": idf.astype(np.float16),
        "bias": np.array([bias for _, bias in models], np.float32),
        "evidence": (weights[BUCKETS:] * config["evidence_weight"]).astype(np.float32),
    }


def standards(rows: np.ndarray) -> Arrays:
    """What the features of the second step are standardised by."""
    return {"mean": rows.mean(axis=0).astype(np.float32), "deviation": (rows.std(axis=0) + 0.05).astype(np.float32)}


def fit_second_step(features: np.ndarray, labels: np.ndarray, config: Config, seed: int) -> tuple[Arrays, list[int]]:
    """The mean of a linear model and some perceptrons, plus boosted trees; and the numbers of layers of the networks.

    FEATURES are (sentences, columns), standardised. It is not calibrated yet.
    """
    models = [
        linear(features, labels[:, index], C=config["context_C"], max_iter=500) for index in range(labels.shape[1])
    ]
    networks = [[(np.stack([weight for weight, _ in models], axis=1), np.array([bias for _, bias in models]))]]
    for number in range(config["perceptrons"]):
        model = MLPClassifier(
            (config["hidden"],),
            alpha=config["alpha"],
            learning_rate_init=0.002,
            early_stopping=config["early_stopping"],
            max_iter=config["epochs"],
            random_state=seed * 100 + number,
        ).fit(features, labels)
        networks.append(list(zip(model.coefs_, model.intercepts_, strict=True)))
    arrays = {"calibration": np.stack([np.ones(labels.shape[1]), np.zeros(labels.shape[1])]).astype(np.float32)}
    for number, layers in enumerate(networks):
        for depth, (weight, bias) in enumerate(layers):
            arrays[f"net{number}_w{depth}"] = weight.astype(np.float16)
            arrays[f"net{number}_b{depth}"] = bias.astype(np.float32)
    options = {"depth": config["tree_depth"], "rounds": config["sentence_trees"], "rate": config["sentence_tree_rate"]}
    trees = [grow(features, labels[:, index], seed=seed, **options) for index in range(labels.shape[1])]
    return arrays | tree_arrays("sentence_tree", trees), list(map(len, networks))


def second_step(arrays: Arrays, depths: list[int], standard: Arrays) -> SecondStep:
    """The second step as the product runs it."""
    return SecondStep(arrays | standard, depths)


def calibration_of(scores: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """(2, labels): Platt's factor and summand (1999) for SCORES of sentences that the model has not seen."""
    found = np.ones((2, labels.shape[1]), np.float32)
    for index in range(labels.shape[1]):
        weight, bias = linear(scores[:, [index]], labels[:, index], C=1e3)
        found[:, index] = weight[0], bias
    return found
