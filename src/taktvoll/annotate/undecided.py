"""What tells a letter that does not say no from one whose no was not understood."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from taktvoll.annotate.context_features import MODEL_LABELS, Array

NEAR = ("thanks", "reason", "apology", "understanding", "goodwill", "negative", "private", "hedge")
"""Labels of which it matters whether a sentence of the letter has them."""
COLUMNS = 3 + len(NEAR)
"""Of `undecided_signs`, before the occasions."""
NONE = -9.0
"""Log-odds of a sentence that is not there."""
_DECISION, _MOVE = (MODEL_LABELS.index(label) for label in ("decision", "reschedule"))
_NEAR = [MODEL_LABELS.index(label) for label in NEAR]


def undecided_signs(
    first: Array, held: "np.ndarray[Any, np.dtype[np.bool_]]", occasions: Array, sizes: Sequence[int]
) -> Array:
    """What speaks for and against a no, (letters, COLUMNS + occasions).

    By their own words (`first`, log-odds of the first step, (sentences, labels)) the likeliest and the second likeliest
    cancellation and the likeliest move; which of the labels NEAR some sentence has (`held`, (sentences, labels)); which occasion is the
    likeliest of `occasions` (letters, occasions). Each letter has as many sentences as `sizes` says.
    """
    signs = np.zeros((len(sizes), COLUMNS + occasions.shape[1]), np.float32)
    signs[:, :3] = NONE
    signs[np.arange(len(sizes)), COLUMNS + occasions.argmax(axis=1)] = 1
    start = 0
    for row, size in zip(signs, sizes, strict=True):
        part = slice(start, start + size)
        start += size
        if size:
            decisions = np.sort(first[part, _DECISION])[::-1][:2]
            row[: len(decisions)] = decisions
            row[2] = first[part, _MOVE].max()
            row[3:COLUMNS] = held[part][:, _NEAR].any(axis=0)
    return signs
