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
from typing import Any

import numpy as np

from taktvoll.understand.context import MODEL_LABELS, Array, context_features
from taktvoll.understand.features import gram_rows, piece_buckets, tokens_of, word_hash

WEIGHTS = Path(__file__).parent.parent / "weights" / "sentence_labels"
MAX_CACHED_WORDS = 1 << 16
"""Words whose pieces are remembered between letters: 3 MB."""


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
        self.table = arrays["table"]
        self.scale: Array = arrays["scale"].astype(np.float32)
        self.idf: Array = arrays["idf"].astype(np.float32)
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
        self._places: dict[str, int] = {}
        self._matrix: Array = np.zeros((1 << 12, len(MODEL_LABELS) + 1), np.float32)

    def probabilities(self, sentences: Sequence[str], evidence: Array, register: str) -> Array:
        """(sentences, labels) for the sentences of one letter, in order; `evidence` is (sentences, patterns)."""
        if not sentences:
            return np.zeros((0, len(MODEL_LABELS)), np.float32)
        logits = self.first_step(sentences) + evidence @ self.by_evidence + self.bias
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

    def first_step(self, sentences: Sequence[str]) -> Array:
        """Scores of sentences by their words alone, (sentences, labels)."""
        count = len(sentences)
        words: list[str] = []
        homes: list[int] = []
        for number, sentence in enumerate(sentences):
            tokens = tokens_of(sentence)
            words += tokens
            homes += [number] * len(tokens)
        scores = np.zeros((count, len(MODEL_LABELS)), np.float32)
        if not words:
            return scores
        home = np.array(homes, dtype=np.int64)
        if len(self._places) > MAX_CACHED_WORDS:
            self._places.clear()
        places = [self._word(word) for word in words]  # may let the matrix grow
        pieces = _summed(self._matrix[places], home, count)
        scores += pieces[:, :-1] / np.sqrt(np.maximum(pieces[:, -1:], 1e-6))
        rows, owners = gram_rows(np.array([word_hash(word) for word in words], dtype=np.int64), home)
        order = np.argsort(owners, kind="stable")
        rows, owners = rows[order], owners[order]
        idf = self.idf[rows][:, None]
        grams = _summed(np.concatenate([idf * self.table[rows], idf * idf], axis=1), owners, count)
        scores += grams[:, :-1] / np.sqrt(np.maximum(grams[:, -1:], 1e-6))
        result: Array = scores * self.scale
        return result

    def _word(self, token: str) -> int:
        """Row of a word in the matrix of remembered words, which grows with them."""
        place = self._places.get(token)
        if place is None:
            if len(self._places) == len(self._matrix):
                self._matrix = np.concatenate([self._matrix, np.zeros_like(self._matrix)])
            rows = np.array(piece_buckets(token), dtype=np.int64)
            idf = self.idf[rows]
            place = self._places[token] = len(self._places)
            self._matrix[place, :-1] = idf @ self.table[rows]
            self._matrix[place, -1] = idf @ idf
        return place

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


def _summed(values: Array, home: "np.ndarray[Any, np.dtype[np.int64]]", count: int) -> Array:
    """Sums of the rows of `values` that have the same `home` (ascending), (count, columns)."""
    result = np.zeros((count, values.shape[1]), np.float32)
    starts = np.flatnonzero(np.diff(home, prepend=-1))
    result[home[starts]] = np.add.reduceat(values, starts, axis=0)
    return result


def _sigmoid(values: Array) -> Array:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(values, -30, 30))), np.float32)


@functools.cache
def sentence_classifier() -> SentenceClassifier | None:
    """The shipped model; None in a tree whose weights have not been trained yet."""
    return SentenceClassifier(WEIGHTS) if (WEIGHTS / "weights.npz").exists() else None
