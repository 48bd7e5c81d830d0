"""What the second step of the sentence model sees: the first step's scores of a sentence, its neighbours and the letter."""

from collections.abc import Sequence
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float32]]

MODEL_LABELS = (
    "thanks", "decision", "reschedule", "reason", "apology", "understanding", "goodwill", "negative", "private", "informal",
    "hedge",
)  # fmt: skip
"""Labels that a model decides; the others follow from the segments."""
OUTSIDE = -6.0
"""Log-odds of every label before the first and after the last sentence."""
_APART = 1e4
"""More than any two log-odds differ."""


def context_features(
    logits: Array, evidence: Array, sentences: Sequence[str], sizes: Sequence[int], registers: Sequence[str]
) -> Array:
    """Rows (sentence) by columns: own scores and those of sentences around it, of the letter; place; evidence.

    Around it: one, two and three sentences before, one and two behind, the first and the last one, the maximum of all before and of
    all behind; of the letter: maximum and mean. `logits` is (sentences, labels), `evidence` (sentences, patterns); `sizes` are the numbers of sentences of the letters in
    turn, `registers` their forms of address. The result is float32.
    """
    letters = [(size, register) for size, register in zip(sizes, registers, strict=True) if size]
    counts = np.array([size for size, _ in letters], np.int64)
    firsts = np.cumsum(counts) - counts
    index = np.arange(len(sentences)) - np.repeat(firsts, counts)
    size = np.repeat(counts, counts)
    labels = logits.shape[1]
    whole = np.zeros((len(letters), 2 * labels), np.float32)
    if letters:
        whole[:, :labels] = np.maximum.reduceat(logits, firsts, axis=0)
        whole[:, labels:] = np.add.reduceat(logits, firsts, axis=0) / counts[:, None]
    place = np.zeros((len(sentences), 10), dtype=np.float32)
    place[:, 0] = index / np.maximum(1, size)
    place[:, 1] = index == 0
    place[:, 2] = index == size - 1
    place[:, 3] = size / 10
    place[:, 4] = np.fromiter(map(len, sentences), np.float32, len(sentences)) / 120
    place[:, 5] = ["?" in sentence for sentence in sentences]
    place[:, 6] = ["!" in sentence for sentence in sentences]
    place[:, 7] = np.repeat([register == "sie" for _, register in letters], counts)
    place[:, 8] = np.repeat([register == "du" for _, register in letters], counts)
    place[:, 9] = [sentence[:1].islower() for sentence in sentences]
    owner = np.repeat(np.arange(len(counts)), counts)
    before = _highest(logits, owner)
    behind = _highest(logits[::-1], owner[::-1].max(initial=0) - owner[::-1])[::-1]
    return np.concatenate(
        [
            logits,
            _shifted(logits, 1, index >= 1),
            _shifted(logits, -1, index < size - 1),
            _shifted(logits, 2, index >= 2),
            np.repeat(whole, counts, axis=0),
            place,
            evidence,
            _shifted(logits, -2, index < size - 2),
            _shifted(logits, 3, index >= 3),
            logits[np.repeat(firsts, counts)],
            logits[np.repeat(firsts + counts - 1, counts)],
            _shifted(before, 1, index >= 1),
            _shifted(behind, -1, index < size - 1),
        ],
        axis=1,
        dtype=np.float32,
    )


def _highest(logits: Array, owner: "np.ndarray[Any, np.dtype[np.int64]]") -> Array:
    """The maximum of the scores of a letter up to each sentence; `owner` numbers the letters in rising order."""
    floor = owner[:, None] * _APART
    highest: Array = (np.maximum.accumulate(logits + floor, axis=0) - floor).astype(np.float32)
    return highest


def _shifted(logits: Array, rows: int, inside: "np.ndarray[Any, np.dtype[np.bool_]]") -> Array:
    """The scores of the sentence that stands `rows` before, `OUTSIDE` where that is another letter's."""
    shifted: Array = np.full(logits.shape, OUTSIDE, np.float32)
    shifted[inside] = logits[np.flatnonzero(inside) - rows]
    return shifted
