"""The sentence model: what each sentence of a letter does, as calibrated probabilities.

Two steps. The first is a linear model on hashed words and pieces of words (`features.py`), one output a label. The second
sees the first one's scores of the sentence, of its neighbours and of the whole letter, its place, and which patterns found
something (`context.py`), and averages a linear model and small perceptrons. Trained by ``models/sentence_labels``; here
NumPy alone runs it.
"""

import functools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from taktvoll.understand.context import MODEL_LABELS, Array, context_features
from taktvoll.understand.hashed import HashedLinear

WEIGHTS = Path(__file__).parent.parent / "weights" / "sentence_labels"


@dataclass(frozen=True, slots=True)
class Layer:
    """``x @ weight + bias``."""

    weight: Array
    bias: Array


class SentenceClassifier:
    """Loads the weights once; `probabilities` is pure."""

    def __init__(self, folder: Path) -> None:
        arrays = np.load(folder / "weights.npz")
        settings = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
        self.first_step = HashedLinear(arrays["table"], arrays["scale"], arrays["idf"])
        self.bias: Array = arrays["bias"].astype(np.float32)
        self.by_evidence: Array = arrays["evidence"].astype(np.float32)
        self.mean: Array = arrays["mean"]
        self.deviation: Array = arrays["deviation"]
        self.networks = [
            tuple(Layer(arrays[f"net{n}_w{k}"].astype(np.float32), arrays[f"net{n}_b{k}"]) for k in range(depth))
            for n, depth in enumerate(settings["networks"])
        ]
        self.calibration: Array = arrays["calibration"]
        self.occasion = Layer(arrays["occasion_w"], arrays["occasion_b"])
        self.thresholds: dict[str, float] = settings["thresholds"]
        self.occasions: list[str] = settings["occasions"]
        self.evidence_names: list[str] = settings["evidence"]

    def probabilities(self, sentences: Sequence[str], evidence: Array, register: str) -> Array:
        """(sentences, labels) for the sentences of one letter, in order; `evidence` is (sentences, patterns)."""
        if not sentences:
            return np.zeros((0, len(MODEL_LABELS)), np.float32)
        logits = self.first_step.scores(sentences) + evidence @ self.by_evidence + self.bias
        features = (context_features(logits, evidence, sentences, register) - self.mean) / self.deviation
        total = np.zeros_like(logits)
        for layers in self.networks:
            values = features
            for layer in layers[:-1]:
                values = np.maximum(values @ layer.weight + layer.bias, 0.0)
            total += values @ layers[-1].weight + layers[-1].bias
        mean = total / len(self.networks)
        return _sigmoid(mean * self.calibration[0] + self.calibration[1])

    def read(
        self, sentences: Sequence[str], evidence: Sequence[Sequence[float]], register: str
    ) -> tuple[list[dict[str, float]], dict[str, float]]:
        """Probabilities of the labels for each sentence, and of the occasions for the letter, by name."""
        found = np.array(evidence, dtype=np.float32).reshape(len(sentences), len(self.evidence_names))
        probabilities = self.probabilities(sentences, found, register)
        occasions = self.occasion_scores(probabilities, found)
        rows = [dict(zip(MODEL_LABELS, row, strict=True)) for row in probabilities.tolist()]
        return rows, dict(zip(self.occasions, occasions.tolist(), strict=True))

    def occasion_scores(self, probabilities: Array, evidence: Array) -> Array:
        """Probability of each of `occasions` for a letter."""
        values = occasion_features(probabilities, evidence) @ self.occasion.weight + self.occasion.bias
        shifted = np.exp(values - values.max())
        result: Array = shifted / shifted.sum()
        return result


def occasion_features(probabilities: Array, evidence: Array) -> Array:
    """What the letter as a whole shows: maximum, sum and last value of each label, and which patterns found something."""
    if not len(probabilities):
        return np.zeros(4 * len(MODEL_LABELS) + 1 + evidence.shape[1], np.float32)
    top = probabilities.max(axis=0)
    return np.concatenate(
        [
            top,
            np.minimum(probabilities.sum(axis=0), 4.0) / 2,
            probabilities[-1],
            probabilities[0],
            [min(len(probabilities), 12) / 6],
            evidence.max(axis=0),
        ]
    ).astype(np.float32)


def _sigmoid(values: Array) -> Array:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(values, -30, 30))), np.float32)


@functools.cache
def sentence_classifier() -> SentenceClassifier | None:
    """The shipped model; None in a tree whose weights have not been trained yet."""
    return SentenceClassifier(WEIGHTS) if (WEIGHTS / "weights.npz").exists() else None
