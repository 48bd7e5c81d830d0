"""Entities for the slots of a letter: person, company, position, date, time.

A small sentence encoder of its own and one row of scores a token; the best sequence of beginning,
inside, last, unit and outside tags that makes whole entities wins. Names come without
„Frau“, „Herr“ and titles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import srsly
from spacy import symbols
from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.scorer import get_ner_prf
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.vocab import Vocab
from thinc.api import Model

from taktvoll.pipeline import weights
from taktvoll.pipeline.array import Array
from taktvoll.pipeline.sentences import starts_of
from taktvoll.pipeline.tag_decoder import best_sequences
from taktvoll.pipeline.threads import in_one_thread

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
MAX_SENTENCES = 1 << 11
"""Sentences whose tags are remembered between documents."""


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
        self._starts = self._ends = np.zeros(0, dtype=np.float32)
        self._known: dict[bytes, Array] = {}

    @property
    def labels(self) -> tuple[str, ...]:
        """The kinds of entities."""
        return tuple(sorted({tag[2:] for tag in self._tags if tag != "O"}))

    @in_one_thread
    def predict(self, docs: list[Doc]) -> list[list[tuple[int, int, str]]]:
        """Return the entities of each of `docs` as token spans."""
        if not self.arrays:
            raise ValueError(f"The pipe {self.name} has no weights: load a trained pipeline.")
        states = self.model.predict(docs)
        return self.decode(docs, [rows[:, :-1] @ self.arrays["W"] + self.arrays["b"] for rows in states])

    def decode(self, docs: Sequence[Doc], scores: Sequence[Array]) -> list[list[tuple[int, int, str]]]:
        """Return the entities of each of `docs`, given the `scores` (tokens, tags) of its tags."""
        outside = self._tags.index("O")
        chosen: list[tuple[int, Array]] = []
        for place, (doc, rows) in enumerate(zip(docs, scores, strict=True)):
            inside = rows.argmax(axis=1) != outside
            if not inside.any():
                continue
            words = np.flatnonzero(doc.to_array([symbols.IS_SPACE]).ravel() == 0)
            sentence_of = np.cumsum(starts_of(doc))[words]
            for sentence in np.unique(sentence_of[inside[words]]).tolist():
                first, last = np.searchsorted(sentence_of, (sentence, sentence + 1)).tolist()
                chosen.append((place, words[first:last]))
        found: list[list[tuple[int, int, str]]] = [[] for _ in docs]
        sequences = self._sequences([scores[place][words] for place, words in chosen])
        for (place, words), tags in zip(chosen, sequences, strict=True):
            found[place] += self._spans(words, tags, outside)
        return found

    def _sequences(self, scores: list[Array]) -> list[Array]:
        """Return the best tags of sentences by the `scores` (words, tags) of each; those of the same scores are the same."""
        keys = [rows.tobytes() for rows in scores]
        known = self._known
        new = {key: rows for key, rows in zip(keys, scores, strict=True) if key not in known}
        made = best_sequences(list(new.values()), self._starts, self._moves, self._ends)
        found = dict(zip(new, made, strict=True))
        if len(known) + len(found) > MAX_SENTENCES:
            self._known = {}
        self._known.update(found)
        return [found[key] if key in found else known[key] for key in keys]

    def _spans(self, words: Array, tags: Array, outside: int) -> Iterator[tuple[int, int, str]]:
        """Yield the entities of a sentence whose `words`, by place in the Doc, have these `tags`."""
        first = 0
        for place in np.flatnonzero(tags != outside).tolist():
            tag = self._tags[tags[place]]
            if tag[0] in "BU":
                first = place
            if tag[0] in "LU":
                yield int(words[first]), int(words[place]) + 1, tag[2:]

    def set_annotations(self, doc: Doc, spans: list[tuple[int, int, str]]) -> None:
        """Write the entities into `doc`; those that other pipes set before stay."""
        given = list(doc.ents)
        taken = {i for span in given for i in range(span.start, span.end)}
        new = [Span(doc, a, b, label) for a, b, label in spans if taken.isdisjoint(range(a, b))]
        doc.set_ents(given + new, default="outside")

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of `doc`."""
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
        """Return precision, recall and F over `examples`."""
        scores: dict[str, Any] = get_ner_prf(examples)
        return scores

    def to_bytes(self, **_: object) -> bytes:
        """Return the weights."""
        own = weights.to_bytes(self.arrays, self._tags)
        packed: bytes = srsly.msgpack_dumps({"own": own, "model": self.model.to_bytes()})
        return packed

    def from_bytes(self, packed: bytes, **_: object) -> EntityTagger:
        """Take the weights from `packed`."""
        data = srsly.msgpack_loads(packed)
        self.model.from_bytes(data["model"])
        self.set_weights(*weights.from_bytes(data["own"]))
        return self

    def set_weights(self, arrays: dict[str, Array], tags: list[str]) -> None:
        """Use `arrays` to score `tags`."""
        self.arrays, self._tags, self._known = arrays, tags, {}
        self._starts = np.asarray([FORBIDDEN if tag[0] in "IL" else 0.0 for tag in tags])
        self._ends = np.asarray([FORBIDDEN if tag[0] in "BI" else 0.0 for tag in tags])
        self._moves = np.asarray([[0.0 if _follows(a, b) else FORBIDDEN for b in tags] for a in tags])

    def to_disk(self, path: Path | str, **_: object) -> None:
        """Write the weights to the folder `path`."""
        weights.write(path, self.to_bytes())

    def from_disk(self, path: Path | str, **_: object) -> EntityTagger:
        """Read the weights from the folder `path`."""
        return self.from_bytes(weights.read(path))


def _follows(tag: str, after: str) -> bool:
    """Tell whether `after` may follow `tag`."""
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
