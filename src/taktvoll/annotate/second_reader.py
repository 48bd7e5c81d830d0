"""A second reader of single sentences, for rewrites: other eyes than those of the sentence model, which sees hashed words and the letter around them.

It began as the n-gram network of Google's multilingual universal sentence encoder (Yang et al. 2020; CNN of Kim 2014 with residuals, a deep
averaging network behind it) and was trained further on the sentences of our letters: it knows from much other text what words have to do with
each other. It sees one sentence and no context. Trained by ``models/second_reader``; NumPy alone runs it, for a rewrite and never for a check.
"""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from taktvoll.annotate.context_features import MODEL_LABELS, Array
from taktvoll.annotate.weights_file import read_weights
from taktvoll.annotate.word_pieces import UNKNOWN, WordPieces
from taktvoll.mail.reading_text import one_line
from taktvoll.pipeline.sentence_cache import SentenceCache
from taktvoll.shipped import TRAINED, fingerprint, fitting_manifest

FOLDER = TRAINED / "second_reader"
FEATURES = 1
"""Raised whenever the code computes other scores with the same weights."""
ORDERS = ((2, 0), (3, 1), (5, 2))
"""Pieces that a network sees at once, and how many of them stand before the one it is about."""
FIRST, LAST, STRANGE = 0, 1, 2
"""Rows of the table before those of the pieces: the beginning, the end, and what no piece has."""
MAX_PIECES = 96
"""Of a sentence; the rest is not read, so that cost is bounded."""
_EPSILON = 1e-12
_AVERAGE = 0.1
"""Weight of the average beside the deep layer, before the labels."""


@dataclass(frozen=True, slots=True)
class Tower:
    """One n-gram network: two convolutions with residuals over normalised pieces."""

    order: int
    before: int
    arrays: Mapping[str, Array]

    def read(self, pieces: Array) -> Array:
        """(pieces, width of the table) → (pieces, channels)"""
        own = self.arrays
        start = _normalised(pieces @ own["proj"] + own["proj_b"], own["ln_g"], own["ln_b"])
        middle = np.maximum(self._convolved(start) @ own["w1_"] + own["b1_"], 0) + start
        read: Array = np.maximum(self._convolved(middle) @ own["w2_"] + own["b2_"], 0) + middle
        return read

    def _convolved(self, rows: Array) -> Array:
        padded = np.zeros((len(rows) + self.order - 1, rows.shape[1]), np.float32)
        padded[self.before : self.before + len(rows)] = rows
        windows = sliding_window_view(padded, self.order, axis=0)  # (pieces, channels, order)
        return windows.transpose(0, 2, 1).reshape(len(rows), -1)


class SecondReader:
    """Holds the weights; `probabilities` is pure, and a sentence is read once."""

    def __init__(self, arrays: Mapping[str, Any]) -> None:
        """Read ``pieces`` (UTF-8, one a line), ``piece_scores``, the ``table`` in 8 bits with ``scale`` and ``low`` a row, and the layers."""
        pieces = bytes(arrays["pieces"]).decode("utf-8").split("\n")
        self.pieces = WordPieces(dict(zip(pieces, arrays["piece_scores"].astype(float).tolist(), strict=True)))
        self.table, self.scale, self.low = arrays["table"], arrays["scale"], arrays["low"]
        layers = {
            name: arrays[name].astype(np.float32)
            for name in arrays.keys() - {"pieces", "piece_scores", "table", "scale", "low"}
        }
        names = ("proj", "proj_b", "ln_g", "ln_b", "w1_", "b1_", "w2_", "b2_")
        self.towers = [
            Tower(order, before, {name: layers[f"{name}{order}"] for name in names}) for order, before in ORDERS
        ]
        self.layers = {name: layers[name] for name in ("ln_g", "ln_b", "cnn_W", "cnn_b", "d0", "d1", "p1", "hW", "hb")}
        self._known: SentenceCache[str, tuple[float, ...]] = SentenceCache(self._read)

    @classmethod
    def load(cls, folder: Path = FOLDER) -> "SecondReader":
        """The model in `folder`; raises `ModelError` where it is missing, damaged or stale."""
        fitting_manifest(folder, features())
        return read_weights(folder, cls)

    def probabilities(self, sentence: str) -> dict[str, float]:
        """The probability of each label of `MODEL_LABELS` for a sentence read by itself."""
        return dict(zip(MODEL_LABELS, self._known[one_line(sentence)], strict=True))

    def _read(self, sentence: str) -> tuple[float, ...]:
        ids = [STRANGE if number == UNKNOWN else number + STRANGE + 1 for number in self.pieces.ids(sentence)]
        scores = self._scores([FIRST, *ids[: MAX_PIECES - 2], LAST])
        return tuple((1 / (1 + np.exp(-scores))).tolist())

    def _scores(self, ids: Sequence[int]) -> Array:
        own, chosen = self.layers, np.asarray(ids)
        rows = self.table[chosen] * self.scale[chosen, None] + self.low[chosen, None]
        read = np.concatenate([rows, *(tower.read(rows) for tower in self.towers)], axis=1)
        total = _normalised(read, own["ln_g"], own["ln_b"]).sum(axis=0)
        average = (total @ own["cnn_W"] + len(ids) * own["cnn_b"]) / np.sqrt(len(ids))
        deep = np.maximum(average @ own["p1"] + np.maximum(average @ own["d0"], 0) @ own["d1"], 0)
        scores: Array = np.concatenate([average * _AVERAGE, deep]) @ own["hW"] + own["hb"]
        return scores


def _normalised(rows: Array, gain: Array, shift: Array) -> Array:
    """Each row with mean 0 and deviation 1, times `gain`, plus `shift`."""
    centred = rows - rows.mean(axis=1, keepdims=True)
    variance = (centred**2).mean(axis=1, keepdims=True)
    found: Array = centred / np.sqrt(variance + _EPSILON) * gain + shift
    return found


def features() -> str:
    """The fingerprint of what the weights mean."""
    return fingerprint(version=FEATURES, labels=MODEL_LABELS, orders=[list(order) for order in ORDERS], most=MAX_PIECES)


@functools.cache
def shipped_second_reader() -> SecondReader:
    """The model that comes with the package; raises `ModelError` where it is missing, stale, or does not fit."""
    return SecondReader.load()
