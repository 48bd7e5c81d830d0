"""The tone model: polarity and formality of a sentence, two ridge regressions (Hoerl & Kennard 1970) on hashed features.

Formality is the mean of its ridge and of a kernel ridge on the states of the shipped encoder, approximated by sentences that
stand for all (Nyström method, Williams & Seeger 2001). Trained by ``models/tone``; NumPy alone runs it.
"""

import math
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from spacy import symbols
from spacy.tokens import Doc

from taktvoll.annotate.context_features import Array
from taktvoll.annotate.hashed_linear import HashedLinear, HashedSentences
from taktvoll.annotate.hashing import BUCKETS, MAX_PIECE, MIN_PIECE
from taktvoll.annotate.weights_file import read_weights
from taktvoll.pipeline.sentence_cache import SentenceRows
from taktvoll.shipped import TRAINED, fingerprint, fitting_manifest

FOLDER = TRAINED / "tone"
FEATURES = 1
"""Raised whenever the code computes other features for the same sentence (`tests/annotate/test_features.py` notices)."""
SHAPE_WEIGHT = 0.3
"""Weight of the shape features beside the hashed ones, whose rows have length 1 each."""
BLOCK = 1024
"""Sentences that are compared with the landmarks at once: a long text takes no more memory."""
PARTS = 10
"""Matrices into which the landmarks are cut, where their number allows."""
_WORD = re.compile(r"\w+")
_OFFICIAL = ("ung", "ungen", "heit", "keit", "ität", "tion", "tionen")
_FACE = re.compile(r"[:;]-?[)(DPp]|[\U0001F300-\U0001FAFF]")


def shape_of(sentence: str) -> list[float]:
    """Twelve numbers about the form of a sentence: lengths, capitals, marks."""
    words = _WORD.findall(sentence)
    count = max(1, len(words))
    lengths = [len(word) for word in words] or [0]
    return [
        min(count, 60) / 20,
        sum(lengths) / count / 6,
        max(lengths) / 15,
        sum(map(str.isupper, [word[0] for word in words])) / count,
        sum([word.endswith(_OFFICIAL) for word in words]) / count * 3,
        float("!" in sentence),
        float("?" in sentence),
        float(".." in sentence or "…" in sentence),
        float(sentence[:1].islower()),
        sentence.count(",") / count * 5,
        float((":" in sentence or ";" in sentence or not sentence.isascii()) and _FACE.search(sentence) is not None),
        float(sentence.rstrip()[-1:] in {".", "!", "?"}),
    ]


def sentence_states(doc: Doc, spans: Sequence[tuple[int, int]]) -> Array | None:
    """(spans, width): the mean of the encoder's states over the words of each of `spans`, sorted places in characters.

    None for a pipeline that leaves no states in ``doc.tensor``.
    """
    if not len(doc) or not spans or len(doc.tensor) != len(doc):
        return None
    starts = doc.to_array([symbols.IDX]).ravel()
    places = np.searchsorted(starts, np.array(spans, dtype=starts.dtype)).ravel()
    counts = np.maximum(places[1::2] - places[::2], 1)[:, None]
    tensor = doc.tensor[:, :-1]
    firsts = np.minimum(places[::2], len(doc) - 1)
    sums = np.empty((len(spans), tensor.shape[1]), tensor.dtype)
    for row, first, end in zip(sums, firsts.tolist(), places[1::2].tolist(), strict=True):
        tensor[first : max(end, first + 1)].sum(axis=0, out=row)
    means: Array = (sums / counts).astype(np.float32)
    return means


def _in_parts(landmarks: Array) -> Array:
    """(parts, width, landmarks of a part): OpenBLAS multiplies a few rows with a small matrix in a third of the time."""
    parts = math.gcd(len(landmarks), PARTS)
    return np.ascontiguousarray(landmarks.reshape(parts, -1, landmarks.shape[1]).swapaxes(1, 2))


class StateKernel:
    """Formality by how near a sentence's states and shape are to those of known sentences (Gaussian kernel)."""

    def __init__(self, arrays: Mapping[str, Any]) -> None:
        self.landmarks: Array = arrays["landmarks"].astype(np.float32)
        self.weights: Array = arrays["landmark_weights"]
        self.mean: Array = arrays["state_mean"]
        self.deviation: Array = arrays["state_deviation"]
        self.gamma, self.bias = arrays["kernel"].tolist()
        self._squares: Array = (self.landmarks**2).sum(axis=1)
        self._doubled = _in_parts(2 * self.landmarks)

    def read(self, states: Array, shapes: Array) -> Array | None:
        """(sentences,): formality; None for states that are not those of the shipped encoder."""
        if states.shape[1] + shapes.shape[1] != self.landmarks.shape[1]:
            return None
        rows = (np.concatenate([states, shapes], axis=1) - self.mean) / self.deviation
        parts = (rows[start : start + BLOCK] for start in range(0, len(rows), BLOCK))
        return np.concatenate([np.zeros(0, np.float32), *map(self._scores, parts)])

    def _scores(self, rows: Array) -> Array:
        values = (rows**2).sum(axis=1)[:, None] + self._squares
        products = np.empty_like(values)
        np.matmul(rows, self._doubled, out=products.reshape(len(rows), len(self._doubled), -1).swapaxes(0, 1))
        values -= products
        values *= -self.gamma
        scores: Array = np.exp(values, out=values) @ self.weights + self.bias
        return scores


class ToneModel:
    """Holds the weights; `read` is pure."""

    def __init__(self, arrays: Mapping[str, Any]) -> None:
        self.kernel = StateKernel(arrays)
        self.hashed = HashedLinear(arrays["table"], arrays["scale"], arrays["idf"])
        self.by_shape: Array = arrays["shape"]
        self.mean: Array = arrays["mean"]
        self.deviation: Array = arrays["deviation"]
        self.bias: Array = arrays["bias"]
        self._known: SentenceRows[tuple[str, bytes]] = SentenceRows()

    @classmethod
    def load(cls, folder: Path = FOLDER) -> "ToneModel":
        """The model in `folder`; raises `ModelError` where it is missing, damaged or stale."""
        fitting_manifest(folder, features_of_tone())
        return read_weights(folder, cls)

    def read(
        self, sentences: Sequence[str], hashed: HashedSentences | None = None, states: Array | None = None
    ) -> Array:
        """(sentences, 2): polarity and formality, -1 to 1.

        `hashed` are the features of `sentences` where they are known, `states` what `sentence_states` says of them.
        """
        if not sentences:
            return np.zeros((0, 2), np.float32)
        if states is None:
            return self._read(sentences, hashed or HashedSentences(sentences))
        features, rows = hashed or HashedSentences(sentences), states

        def read_at(places: list[int]) -> Array:
            chosen = np.zeros(len(sentences), bool)
            chosen[places] = True
            return self._read([sentences[place] for place in places], features.part(chosen), rows[places])

        return self._known.rows_at(list(zip(sentences, map(np.ndarray.tobytes, rows), strict=True)), read_at)

    def _read(self, sentences: Sequence[str], hashed: HashedSentences, states: Array | None = None) -> Array:
        shapes = (np.array([shape_of(sentence) for sentence in sentences], np.float32) - self.mean) / self.deviation
        scores = self.hashed.scores(hashed) + shapes * SHAPE_WEIGHT @ self.by_shape
        scores += self.bias
        by_states = None if states is None else self.kernel.read(states, shapes)
        if by_states is not None:
            scores[:, 1] = (scores[:, 1] + by_states) / 2
        return np.clip(scores, -1.0, 1.0)


def features_of_tone() -> str:
    """The fingerprint of what the model sees of a sentence, its states apart."""
    return fingerprint(version=FEATURES, hashing=[BUCKETS, MIN_PIECE, MAX_PIECE], shape=SHAPE_WEIGHT)
