"""What each sentence of a letter does, as scores: the two steps of the sentence model.

The first is a linear model on hashed words and pieces of words (`hashing.py`) and on evidence, one output a label. The second
sees the first one's scores of the sentence, of its neighbours and of the whole letter, its place, and which patterns found
something (`context_features.py`); it is the sum of boosted trees and of the mean of a linear model and small perceptrons.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from taktvoll.annotate.boosted_trees import BoostedTrees
from taktvoll.annotate.context_features import Array, context_features
from taktvoll.annotate.hashed_linear import HashedLinear, HashedSentences
from taktvoll.annotate.letters import Letters
from taktvoll.pipeline.sentence_cache import SentenceRows


@dataclass(frozen=True, slots=True)
class Layer:
    """``x @ weight + bias``."""

    weight: Array
    bias: Array


class FirstStep:
    """From words to log-odds of each label."""

    def __init__(self, arrays: Mapping[str, Any]) -> None:
        """Read ``table``, ``scale``, ``idf`` (see `HashedLinear`), ``bias`` (labels) and ``evidence`` (patterns, labels)."""
        self.hashed = HashedLinear(arrays["table"], arrays["scale"], arrays["idf"])
        self.bias: Array = arrays["bias"].astype(np.float32)
        self.by_evidence: Array = arrays["evidence"].astype(np.float32)
        self._known: SentenceRows[tuple[str, bytes]] = SentenceRows()

    def scores(self, letters: Letters, evidence: Array) -> Array:
        """(sentences, labels) for the sentences of `letters` and their `evidence` (sentences, patterns)."""

        def read_at(places: list[int]) -> Array:
            chosen = np.zeros(len(letters.sentences), bool)
            chosen[places] = True
            return self.scores_of(letters.hashed.part(chosen), evidence[places])

        keys = list(zip(letters.sentences, map(np.ndarray.tobytes, evidence), strict=True))
        return self._known.rows_at(keys, read_at)

    def scores_of(self, hashed: HashedSentences, evidence: Array) -> Array:
        """(sentences, labels) for sentences by their words and their `evidence` (sentences, patterns)."""
        scores: Array = self.hashed.scores(hashed) + evidence @ self.by_evidence + self.bias
        return scores


class SecondStep:
    """From the first step's scores in their context to calibrated log-odds of each label."""

    def __init__(self, arrays: Mapping[str, Any], depths: Sequence[int]) -> None:
        """Read ``mean`` and ``deviation`` (columns), ``net{n}_w{k}`` and ``net{n}_b{k}``, ``sentence_tree_…``, ``calibration``.

        `depths` are the numbers of layers of the networks, ``calibration`` (2, labels) a factor and a summand.
        """
        self.mean: Array = arrays["mean"]
        self.deviation: Array = arrays["deviation"]
        self.networks = [
            tuple(Layer(arrays[f"net{n}_w{k}"].astype(np.float32), arrays[f"net{n}_b{k}"]) for k in range(depth))
            for n, depth in enumerate(depths)
        ]
        self.trees = BoostedTrees(arrays, "sentence_tree")
        self.calibration: Array = arrays["calibration"]

    def features(self, scores: Array, evidence: Array, letters: Letters) -> Array:
        """(sentences, columns): what the second step sees, standardised."""
        rows = context_features(scores, evidence, letters.sentences, letters.sizes, letters.registers)
        features: Array = (rows - self.mean) / self.deviation
        return features

    def features_alone(
        self, scores: Array, evidence: Array, sentences: Sequence[str], registers: Sequence[str]
    ) -> Array:
        """(sentences, columns): what it would see of each sentence if that were the whole letter."""
        rows = context_features(scores, evidence, sentences, [1] * len(sentences), registers)
        features: Array = (rows - self.mean) / self.deviation
        return features

    def scores(self, features: Array) -> Array:
        """(sentences, labels): log-odds."""
        total = np.zeros((len(features), self.calibration.shape[1]), np.float32)
        for layers in self.networks:
            values = features
            for layer in layers[:-1]:
                values = np.maximum(values @ layer.weight + layer.bias, 0.0)
            total += values @ layers[-1].weight + layers[-1].bias
        mean = total / len(self.networks) + self.trees.scores(features)
        scores: Array = mean * self.calibration[0] + self.calibration[1]
        return scores


def sigmoid(values: Array) -> Array:
    """Log-odds as probabilities."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(values, -30, 30))), np.float32)
