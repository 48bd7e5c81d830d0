"""The word vectors of the shipped pipeline, read as they lie.

spaCy reads the file and then notes, row by row, that no key points there: floret vectors have no keys. The library's own
pipeline, which nobody saves, names this reader in its config instead, as it does with the tokenizer.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
import srsly
from spacy.util import registry
from spacy.vectors import Vectors  # type: ignore[import-not-found]  # compiled, without types

from taktvoll.shipped import TRAINED

if TYPE_CHECKING:
    from spacy.vocab import Vocab

NAME = "taktvoll.SavedVectors.v1"
FOLDER = TRAINED / "de_taktvoll" / "vocab"


@registry.vectors(NAME)  # type: ignore[untyped-decorator]
def saved_vectors() -> "Callable[[Vocab], Vectors]":
    """What makes the vectors saved in `FOLDER`; raises OSError or ValueError where they are missing or broken."""
    settings: dict[str, Any] = srsly.read_json(FOLDER / "vectors.cfg")
    if settings["mode"] != "floret":
        raise ValueError("vectors of the shipped pipeline are not floret's")

    def make(vocab: "Vocab") -> Vectors:
        return Vectors(strings=vocab.strings, data=np.load(FOLDER / "vectors"), **settings)

    return make
