"""The sentence model: what each sentence of a letter does, as calibrated probabilities.

Two steps. The first is a linear model on hashed words and pieces of words (`features.py`), one output a label. The second
sees the first one's scores of the sentence, of its neighbours and of the whole letter, its place, and which patterns found
something (`context.py`), and averages a linear model and small perceptrons. The letter as a whole is read from these scores
and from its words; one that is about something else than an interview is told apart by its words alone. Trained by ``models/sentence_labels``; here
NumPy alone runs it.
"""

import functools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from taktvoll.understand.context import MODEL_LABELS, Array, context_features
from taktvoll.understand.hashed import HashedLinear, HashedSentences, LetterText

WEIGHTS = Path(__file__).parent.parent / "weights" / "sentence_labels"


@dataclass(frozen=True, slots=True)
class Layer:
    """``x @ weight + bias``."""

    weight: Array
    bias: Array


class SentenceClassifier:
    """Loads the weights once; `read` is pure."""

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
        self.letter_text = LetterText(arrays["letter_table"], arrays["letter_scale"], arrays["letter_idf"])
        """One column an occasion, the last for letters about something else than an interview."""
        self.foreign: Array = arrays["foreign_b"]
        self.passing = Layer(arrays["passing_w"], arrays["passing_b"])
        thresholds = settings["thresholds"]
        self.limits = np.array([[thresholds[label + mark] for label in MODEL_LABELS] for mark in ("", "+")], np.float32)
        """Probabilities from which a label holds: without and with a pattern behind it, (2, labels)."""
        self.occasions: list[str] = settings["occasions"]
        kinds = [name.partition(".")[0] for name in settings["evidence"]]
        self.kinds = np.array([[kind == label for label in MODEL_LABELS] for kind in kinds], np.float32)
        """Which patterns speak for which label, (patterns, labels)."""

    def read(
        self,
        sentences: Sequence[str],
        evidence: Array,
        sizes: Sequence[int],
        registers: Sequence[str],
        hashed: HashedSentences | None = None,
    ) -> tuple[Array, Array, Array]:
        """Probabilities of `MODEL_LABELS` (sentences, labels), of `occasions` (letters, occasions), and of a passing obstacle.

        The last (letters) says whether something passing keeps a writer away who is still interested; from 0.5 it is likely.

        `sentences` are those of the bodies of some letters, `sizes` how many belong to each, `registers` the letters' forms
        of address; `evidence` is (sentences, patterns). `hashed` are the features of `sentences` where they are known.
        """
        probabilities = np.zeros((0, len(MODEL_LABELS)), np.float32)
        hashed = hashed or HashedSentences(sentences)
        if sentences:
            logits = self.first_step.scores(hashed) + evidence @ self.by_evidence + self.bias
            features = context_features(logits, evidence, sentences, sizes, registers)
            features = (features - self.mean) / self.deviation
            total = np.zeros_like(logits)
            for layers in self.networks:
                values = features
                for layer in layers[:-1]:
                    values = np.maximum(values @ layer.weight + layer.bias, 0.0)
                total += values @ layers[-1].weight + layers[-1].bias
            mean = total / len(self.networks)
            probabilities = _sigmoid(mean * self.calibration[0] + self.calibration[1])
        letters = letter_features(probabilities, evidence, sizes)
        text = self.letter_text.scores(hashed, sizes)
        values = letters @ self.occasion.weight + self.occasion.bias + text[:, :-1]
        shifted = np.exp(values - values.max(axis=1, keepdims=True))
        occasions = shifted / shifted.sum(axis=1, keepdims=True)
        foreign = _sigmoid(text[:, -1:] + self.foreign)
        foreign[foreign < 0.5] = 0.0
        occasions *= 1 - foreign
        occasions[:, [self.occasions.index("other")]] += foreign
        passing = _sigmoid(letters @ self.passing.weight + self.passing.bias)[:, 0]
        return probabilities, occasions, passing

    def decide(self, probabilities: Array, evidence: Array) -> list[dict[str, float]]:
        """The labels of each sentence with their probabilities, by the thresholds with and without a pattern behind them."""
        limits = np.where(evidence @ self.kinds > 0, self.limits[1], self.limits[0])
        found: list[dict[str, float]] = [{} for _ in range(len(probabilities))]
        for row, column in zip(*(places.tolist() for places in np.nonzero(probabilities >= limits)), strict=True):
            found[row][MODEL_LABELS[column]] = float(probabilities[row, column])
        return found


def letter_features(probabilities: Array, evidence: Array, sizes: Sequence[int]) -> Array:
    """What each letter as a whole shows: maximum, sum, last and first value of each label, and which patterns found something."""
    counts = np.array(sizes, np.int64)
    labels = len(MODEL_LABELS)
    features = np.zeros((len(counts), 4 * labels + 1 + evidence.shape[1]), np.float32)
    filled = counts > 0
    if filled.any():
        ends = np.cumsum(counts)[filled]
        firsts = ends - counts[filled]
        features[filled] = np.concatenate(
            [
                np.maximum.reduceat(probabilities, firsts, axis=0),
                np.minimum(np.add.reduceat(probabilities, firsts, axis=0), 4.0) / 2,
                probabilities[ends - 1],
                probabilities[firsts],
                np.minimum(counts[filled], 12)[:, None] / 6,
                np.maximum.reduceat(evidence, firsts, axis=0),
            ],
            axis=1,
        )
    return features


def _sigmoid(values: Array) -> Array:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(values, -30, 30))), np.float32)


@functools.cache
def sentence_classifier() -> SentenceClassifier | None:
    """The shipped model; None in a tree whose weights have not been trained yet."""
    return SentenceClassifier(WEIGHTS) if (WEIGHTS / "weights.npz").exists() else None
