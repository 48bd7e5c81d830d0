"""Cut Docs into the stretches that the encoder reads in one go: their sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from spacy import symbols
from spacy.tokens import Doc

from taktvoll.pipeline.array import Array

MAX_UNIT = 100
"""Tokens of a stretch; a longer sentence (a list, a table) is cut."""
SENTENCE_END = frozenset(".!?…:")
"""After these a stretch may end in a Doc without sentence boundaries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """The tokens of Docs in turn, and the stretches that their words form."""

    words: Array
    """(words,) uint64: the word forms by number; white space is left out."""
    is_space: Array
    """(tokens,) bool."""
    lengths: Array
    """(stretches,) int64: how many words each has, at least 1 and at most `MAX_UNIT`."""


def find_units(docs: Sequence[Doc]) -> Units:
    """Return the words of `docs` and their stretches; none crosses a sentence or a Doc."""
    none = np.zeros((0, 2), dtype=np.uint64)
    columns = np.concatenate([none, *(doc.to_array([symbols.ORTH, symbols.IS_SPACE]) for doc in docs if len(doc))])
    is_space = columns[:, 1] != 0
    starts = np.concatenate([np.zeros(0, dtype=bool), *(starts_of(doc) for doc in docs)])
    sentence_of = (np.cumsum(starts) - 1)[~is_space]
    counts = np.bincount(sentence_of) if len(sentence_of) else np.zeros(0, dtype=np.int64)
    counts = counts[counts > 0]
    whole, rest = np.divmod(counts, MAX_UNIT)
    parts = whole + (rest > 0)
    lengths = np.full(parts.sum(), MAX_UNIT, dtype=np.int64)
    lasts = np.cumsum(parts) - 1
    lengths[lasts[rest > 0]] = rest[rest > 0]
    return Units(words=columns[~is_space, 0], is_space=is_space, lengths=lengths)


def find_sentences(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the sentences of `doc` as token spans: those set before, else by their final marks."""
    places = np.flatnonzero(starts_of(doc)).tolist()
    yield from zip(places, [*places[1:], len(doc)][: len(places)], strict=True)


def starts_of(doc: Doc) -> Array:
    """Return for each token of `doc` whether a sentence begins with it."""
    if doc.has_annotation("SENT_START"):
        starts: Array = doc.to_array([symbols.SENT_START]).ravel().astype(np.int64) == 1
    else:
        starts = np.asarray([i > 0 and _begins(doc, i) for i in range(len(doc))], dtype=bool)
    starts[:1] = True
    return starts


def _begins(doc: Doc, i: int) -> bool:
    """Tell whether a sentence begins at token `i` of a Doc that has no boundaries."""
    before = doc[i - 1]
    if before.is_space:
        return before.text.count("\n") > 1
    return before.text in SENTENCE_END and not doc[i].is_punct and not doc[i].is_lower
