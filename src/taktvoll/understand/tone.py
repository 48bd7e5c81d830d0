"""The tone model: polarity and formality of a sentence, two ridge regressions (Hoerl & Kennard 1970) on hashed features.

Trained by ``models/tone``; NumPy alone runs it.
"""

import functools
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from taktvoll.understand.context import Array
from taktvoll.understand.hashed import HashedLinear, HashedSentences

WEIGHTS = Path(__file__).parent.parent / "weights" / "tone"
SHAPE_WEIGHT = 0.3
"""Weight of the shape features beside the hashed ones, whose rows have length 1 each."""
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


class ToneModel:
    """Loads the weights once; `read` is pure."""

    def __init__(self, folder: Path) -> None:
        arrays = np.load(folder / "weights.npz")
        self.hashed = HashedLinear(arrays["table"], arrays["scale"], arrays["idf"])
        self.by_shape: Array = arrays["shape"]
        self.mean: Array = arrays["mean"]
        self.deviation: Array = arrays["deviation"]
        self.bias: Array = arrays["bias"]

    def read(self, sentences: Sequence[str], hashed: HashedSentences | None = None) -> Array:
        """(sentences, 2): polarity and formality, -1 to 1; `hashed` are the features of `sentences` where they are known."""
        if not sentences:
            return np.zeros((0, 2), np.float32)
        shapes = (np.array([shape_of(sentence) for sentence in sentences], np.float32) - self.mean) / self.deviation
        scores = self.hashed.scores(hashed or HashedSentences(sentences)) + shapes * SHAPE_WEIGHT @ self.by_shape
        return np.clip(scores + self.bias, -1.0, 1.0)


@functools.cache
def tone_model() -> ToneModel | None:
    """The shipped model; None in a tree whose weights have not been trained yet."""
    return ToneModel(WEIGHTS) if (WEIGHTS / "weights.npz").exists() else None
