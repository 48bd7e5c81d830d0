"""The sentence model: what each sentence of a letter does, as calibrated probabilities.

Two steps. The first is a linear model on hashed words and pieces of words (`features.py`), one output a label. The second
sees the first one's scores of the sentence, of its neighbours and of the whole letter, its place, and which patterns found
something (`context.py`); it is the sum of boosted trees (`trees.py`) and of the mean of a linear model and small perceptrons. The letter as a whole is read from these scores
and from its words, by boosted trees; whether one is about something else than an interview, from a second reading of
its words and from the occasion found. Trained by ``models/sentence_labels``; here NumPy alone runs it.
"""

import functools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from taktvoll.annotate.boosted_trees import BoostedTrees
from taktvoll.annotate.context_features import MODEL_LABELS, Array, context_features
from taktvoll.annotate.hashed_linear import HashedLinear, HashedSentences, LetterText

LIKELIEST = 4
"""Sentences of a letter that count one by one as reasons."""
LEAST = float(np.log(1e-4))
"""Logarithm of the least probability of an occasion."""
REASONS = slice(0, 3 * LIKELIEST + 12)
"""Columns of `letter_rows` that are `reason_features`."""
_REASON, _DECISION, _MOVE, _NEGATIVE, _PRIVATE = (
    MODEL_LABELS.index(label) for label in ("reason", "decision", "reschedule", "negative", "private")
)
WEIGHTS = Path(__file__).parent.parent / "trained" / "sentence_labels"


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
        self.sentence_trees = BoostedTrees(arrays, "sentence_tree")
        self.calibration: Array = arrays["calibration"]
        self.letter_text = LetterText(arrays["letter_table"], arrays["letter_scale"], arrays["letter_idf"])
        """One column an occasion, one for a passing obstacle, the last for letters about something else than an interview."""
        self.by_words: Array = arrays["letter_b"]
        self.trees = BoostedTrees(arrays, "letter_tree")
        """One output an occasion, one for a passing obstacle, one for too much explanation."""
        self.elsewhere = Layer(arrays["elsewhere_w"], arrays["elsewhere_b"])
        """From the log-odds by words and the logarithms of the occasions' probabilities to one log-odds."""
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
    ) -> tuple[Array, Array, Array, Array]:
        """Probabilities of `MODEL_LABELS` (sentences, labels), `occasions` (letters, occasions), a passing obstacle, much explanation.

        The last two (letters) say whether something passing keeps a writer away who is still interested, and whether a letter
        explains more than its reader needs; from 0.5 it is likely.

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
            mean = total / len(self.networks) + self.sentence_trees.scores(features)
            probabilities = _sigmoid(mean * self.calibration[0] + self.calibration[1])
        by_words = self.letter_text.scores(hashed, sizes) + self.by_words
        found = self.trees.scores(letter_rows(probabilities, evidence, sentences, sizes, by_words[:, :-1]))
        logarithms = np.maximum(log_shares(found[:, :-2]), LEAST)
        occasions = np.exp(logarithms)
        occasions /= occasions.sum(axis=1, keepdims=True)
        signs = np.concatenate([by_words[:, -1:], logarithms], axis=1)
        foreign = _sigmoid(signs @ self.elsewhere.weight + self.elsewhere.bias)
        foreign[foreign < 0.5] = 0.0
        occasions *= 1 - foreign
        occasions[:, [self.occasions.index("other")]] += foreign
        return probabilities, occasions, _sigmoid(found[:, -2]), _sigmoid(found[:, -1])

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


def reason_features(probabilities: Array, sentences: Sequence[str], sizes: Sequence[int]) -> Array:
    """How much of each letter gives reasons, (letters, 24): the four likeliest sentences, their words, and sums."""
    words = np.fromiter((len(sentence.split()) for sentence in sentences), np.float32, len(sentences))
    rows = np.zeros((len(sizes), REASONS.stop), np.float32)
    start = 0
    for row, size in zip(rows, sizes, strict=True):
        part = slice(start, start + size)
        start += size
        reason, decision, reschedule = (
            probabilities[part, _REASON],
            probabilities[part, _DECISION],
            probabilities[part, _MOVE],
        )
        length = words[part]
        first = np.argsort(-reason, kind="stable")[:LIKELIEST]
        for place, values in enumerate((reason, length, decision)):
            row[place * LIKELIEST : place * LIKELIEST + len(first)] = values[first]
        likely = reason > 0.5
        row[3 * LIKELIEST :] = [
            reason.sum(),
            (reason * length).sum(),
            (reason * (1 - decision) * (1 - reschedule) * length).sum(),
            (reason > 0.3).sum(),
            likely.sum(),
            (reason > 0.65).sum(),
            length[likely].sum(),
            length[likely & (decision < 0.5)].sum(),
            length.sum(),
            size,
            probabilities[part, _NEGATIVE].sum(),
            probabilities[part, _PRIVATE].sum(),
        ]
    return rows


def letter_rows(
    probabilities: Array, evidence: Array, sentences: Sequence[str], sizes: Sequence[int], by_words: Array
) -> Array:
    """What the trees see of each letter: `reason_features`, `letter_features`, and what its words alone say.

    `by_words` (letters, occasions + 1) are log-odds of the occasions and of a passing obstacle.
    """
    return np.concatenate(
        [
            reason_features(probabilities, sentences, sizes),
            letter_features(probabilities, evidence, sizes),
            log_shares(by_words[:, :-1]),
            by_words[:, -1:],
        ],
        axis=1,
        dtype=np.float32,
    )


def log_shares(scores: Array) -> Array:
    """Logarithms of the softmax of each row."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    shares: Array = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return shares


def _sigmoid(values: Array) -> Array:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(values, -30, 30))), np.float32)


@functools.cache
def sentence_classifier() -> SentenceClassifier | None:
    """The shipped model; None in a tree whose weights have not been trained yet."""
    return SentenceClassifier(WEIGHTS) if (WEIGHTS / "weights.npz").exists() else None
