"""Entities for the slots of a letter: person, company, position, date, time.

A small sentence encoder of its own and one row of scores a token; the best sequence of beginning,
inside, last, unit and outside tags that makes whole entities wins (Viterbi). Names come without
„Frau“, „Herr“ and titles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import srsly
from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.scorer import get_ner_prf
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.vocab import Vocab
from thinc.api import Model

from taktvoll.pipeline import weights
from taktvoll.pipeline.sentences import find_sentences
from taktvoll.pipeline.threads import in_one_thread
from taktvoll.pipeline.weights import Array

ENCODER: dict[str, Any] = {
    "@architectures": "taktvoll.SentenceEncoder.v1",
    "rows": [3000, 1000, 1000, 2000, 3000, 300, 600, 900, 900],
    "word": 48,
    "column": 16,
    "vector": 64,
    "hidden": 96,
    "layers": 1,
}
FORBIDDEN = -1e9


class EntityTagger(Pipe):
    """Sets `doc.ents`."""

    def __init__(self, name: str, vocab: Vocab, model: Model[list[Doc], list[Array]]) -> None:
        """Start without weights; `from_disk` brings them."""
        self.name = name
        self.vocab = vocab
        self.model = model
        self.arrays: dict[str, Array] = {}
        self._tags: list[str] = []
        self._moves: Array = np.zeros((0, 0), dtype=np.float32)

    @property
    def labels(self) -> tuple[str, ...]:
        """The kinds of entities."""
        return tuple(sorted({tag[2:] for tag in self._tags if tag != "O"}))

    @in_one_thread
    def predict(self, docs: list[Doc]) -> list[list[tuple[int, int, str]]]:
        """Return the entities of each of DOCS as token spans."""
        if not self.arrays:
            raise ValueError(f"The pipe {self.name} has no weights: load a trained pipeline.")
        states = self.model.predict(docs)
        return [list(self._spans(doc, rows[:, :-1])) for doc, rows in zip(docs, states, strict=True)]

    def _spans(self, doc: Doc, states: Array) -> Iterator[tuple[int, int, str]]:
        scores = states @ self.arrays["W"] + self.arrays["b"]
        outside = self._tags.index("O")
        plain = scores.argmax(axis=1)
        for start, end in find_sentences(doc):
            words = [i for i in range(start, end) if not doc[i].is_space]
            if not words or (plain[words] == outside).all():
                continue
            tags = [self._tags[i] for i in self._best(scores[words])]
            first = 0
            for place, tag in enumerate(tags):
                if tag[0] in "BU":
                    first = place
                if tag[0] in "LU":
                    yield words[first], words[place] + 1, tag[2:]

    def _best(self, scores: Array) -> list[int]:
        """Return the best allowed sequence."""
        best = scores[0] + self._starts()
        back = []
        for row in scores[1:]:
            paths = best[:, None] + self._moves
            back.append(paths.argmax(axis=0))
            best = paths.max(axis=0) + row
        best = best + self._ends()
        path = [int(best.argmax())]
        for row in reversed(back):
            path.append(int(row[path[-1]]))
        return path[::-1]

    def _starts(self) -> Array:
        return np.asarray([FORBIDDEN if tag[0] in "IL" else 0.0 for tag in self._tags])

    def _ends(self) -> Array:
        return np.asarray([FORBIDDEN if tag[0] in "BI" else 0.0 for tag in self._tags])

    def set_annotations(self, doc: Doc, spans: list[tuple[int, int, str]]) -> None:
        """Write the entities into DOC; those that other pipes set before stay."""
        given = list(doc.ents)
        taken = {i for span in given for i in range(span.start, span.end)}
        new = [Span(doc, a, b, label) for a, b, label in spans if taken.isdisjoint(range(a, b))]
        doc.set_ents(given + new, default="outside")

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of DOC."""
        self.set_annotations(doc, self.predict([doc])[0])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Set the entities of many documents."""
        from spacy.util import minibatch

        for docs in minibatch(stream, size=batch_size):  # type: ignore[no-untyped-call]
            for doc, spans in zip(docs, self.predict(docs), strict=True):
                self.set_annotations(doc, spans)
                yield doc

    def score(self, examples: Iterable[Example], **_: object) -> dict[str, Any]:
        """Return precision, recall and F over EXAMPLES."""
        scores: dict[str, Any] = get_ner_prf(examples)
        return scores

    def to_bytes(self, **_: object) -> bytes:
        """Return the weights."""
        own = weights.to_bytes(self.arrays, self._tags)
        packed: bytes = srsly.msgpack_dumps({"own": own, "model": self.model.to_bytes()})
        return packed

    def from_bytes(self, packed: bytes, **_: object) -> EntityTagger:
        """Take the weights from PACKED."""
        data = srsly.msgpack_loads(packed)
        self.model.from_bytes(data["model"])
        self.set_weights(*weights.from_bytes(data["own"]))
        return self

    def set_weights(self, arrays: dict[str, Array], tags: list[str]) -> None:
        """Use ARRAYS to score TAGS."""
        self.arrays, self._tags = arrays, tags
        self._moves = np.asarray([[0.0 if _follows(a, b) else FORBIDDEN for b in tags] for a in tags])

    def to_disk(self, path: Path | str, **_: object) -> None:
        """Write the weights to the folder PATH."""
        weights.write(path, self.to_bytes())

    def from_disk(self, path: Path | str, **_: object) -> EntityTagger:
        """Read the weights from the folder PATH."""
        return self.from_bytes(weights.read(path))


def _follows(tag: str, after: str) -> bool:
    """Tell whether AFTER may follow TAG."""
    if tag[0] in "BI":
        return after[0] in "IL" and after[2:] == tag[2:]
    return after[0] in "OBU"


@Language.factory(
    "taktvoll_entities",
    assigns=["doc.ents", "token.ent_iob", "token.ent_type"],
    default_config={"model": ENCODER},
    default_score_weights={"ents_f": 1.0, "ents_p": None, "ents_r": None, "ents_per_type": None},
)
def make_entities(nlp: Language, name: str, model: Model[list[Doc], list[Any]]) -> EntityTagger:
    """Make the tagger of entities."""
    return EntityTagger(name, nlp.vocab, model)
