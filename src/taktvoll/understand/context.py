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


def context_features(logits: Array, evidence: Array, sentences: Sequence[str], register: str) -> Array:
    """Rows (sentence) by columns: own, previous, next, second previous scores; the letter's maximum and mean; place; evidence.

    `logits` is (sentences, labels), `evidence` (sentences, patterns); the result is float32.
    """
    count, labels = logits.shape
    padded = np.full((count + 3, labels), OUTSIDE, dtype=np.float32)
    padded[2:-1] = logits
    letter = np.concatenate([logits.max(axis=0), logits.mean(axis=0)]) if count else np.zeros(2 * labels, np.float32)
    place = np.zeros((count, 10), dtype=np.float32)
    index = np.arange(count)
    place[:, 0] = index / max(1, count)
    place[:, 1] = index == 0
    place[:, 2] = index == count - 1
    place[:, 3] = count / 10
    place[:, 4] = [len(sentence) / 120 for sentence in sentences]
    place[:, 5] = ["?" in sentence for sentence in sentences]
    place[:, 6] = ["!" in sentence for sentence in sentences]
    place[:, 7] = register == "sie"
    place[:, 8] = register == "du"
    place[:, 9] = [sentence[:1].islower() for sentence in sentences]
    return np.concatenate(
        [
            padded[2:-1],
            padded[1:-2],
            padded[3:],
            padded[:-3],
            np.broadcast_to(letter, (count, 2 * labels)),
            place,
            evidence,
        ],
        axis=1,
    ).astype(np.float32)
