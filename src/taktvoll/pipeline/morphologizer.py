"""Parts of speech and inflection from the states of the sentence encoder.

One row of scores a token for all pairs of part of speech and features that the training saw. The part
of speech is the one whose pairs are likeliest together, the features those of its best pair: a noun
whose case is in doubt is still a noun.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.symbols import IDS  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab
from thinc.types import Ints2d

from taktvoll.pipeline.array import Array
from taktvoll.pipeline.state_pipe import TensorPipe

SPACE = "SPACE"


class Morphologizer(TensorPipe):
    """Sets parts of speech and features."""

    def __init__(self, name: str, vocab: Vocab) -> None:
        """Start without weights; `from_disk` brings them."""
        super().__init__(name, vocab)
        self._rows: Array = np.zeros((0, 2), dtype=np.uint64)
        self._members: Array = np.zeros((0, 0), dtype=np.float32)

    def set_weights(self, arrays: dict[str, Array], labels: list[str]) -> None:
        """Use `arrays` (`W`, `b`) to score `labels`, pairs of part of speech and features: `NOUN|Case=Nom|Number=Sing`."""
        super().set_weights(arrays, labels)
        parts = [label.partition("|")[::2] for label in labels]
        kinds = sorted({pos for pos, _ in parts})
        self._members = np.asarray([[pos == kind for kind in kinds] for pos, _ in parts], dtype=np.float32)
        rows = [(IDS[pos], self.vocab.morphology.add(feats)) for pos, feats in parts]
        self._rows = np.asarray(rows, dtype=np.uint64).reshape(-1, 2)

    def predict(self, doc: Doc) -> Array:
        """Return part of speech and features of each token of `doc` as spaCy's numbers."""
        scores = doc.tensor[:, :-1] @ self.arrays["W"] + self.arrays["b"]
        likely = np.exp(scores - scores.max(axis=1, keepdims=True))
        kind = (likely @ self._members).argmax(axis=1)
        best = (likely * self._members[:, kind].T).argmax(axis=1)
        found: Array = self._rows[best]
        found[doc.tensor[:, -1] > 0] = (IDS[SPACE], self.vocab.morphology.add(""))
        return found

    def set_annotations(self, doc: Doc, rows: Array) -> None:
        """Write `rows` into `doc`."""
        doc.from_array(["POS", "MORPH"], cast("Ints2d", rows))

    def __call__(self, doc: Doc) -> Doc:
        """Set parts of speech and features of `doc`."""
        if not len(doc):
            return doc
        self.check_ready(doc)
        self.set_annotations(doc, self.predict(doc))
        return doc

    def score(self, examples: Iterable[Example], **_: object) -> dict[str, Any]:
        """Return the accuracies over `examples`."""
        scores: dict[str, Any] = Scorer.score_token_attr(examples, "pos")
        scores.update(Scorer.score_token_attr(examples, "morph", getter=lambda token, _: str(token.morph)))
        return scores


@Language.factory(
    "taktvoll_morphologizer",
    assigns=["token.pos", "token.morph"],
    requires=["doc.tensor"],
    default_score_weights={"pos_acc": 0.5, "morph_acc": 0.5},
)
def make_morphologizer(nlp: Language, name: str) -> Morphologizer:
    """Make the morphologizer."""
    return Morphologizer(name, nlp.vocab)
