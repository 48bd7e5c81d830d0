"""Reading a long Doc part by part, so that memory stays that of a part: the encoder keeps more than a kilobyte a token.

A text of a megabyte would else take 250 MB for the states alone, and as much again wherever they are copied.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from spacy import symbols
from spacy.tokens import Doc, Span

from taktvoll.annotate.tone_model import sentence_states
from taktvoll.pipeline.array import Array

LONG = 20_000
"""Tokens from which on a Doc is long."""
PART = 8_000
"""Tokens of a part, about: it ends where a sentence does."""

Pipe = Callable[[Doc], Doc]


def read_long(doc: Doc, split: Pipe, pipes: Sequence[Pipe]) -> Doc:
    """`doc` with sentences by `split`, tags and entities by `pipes`, and the states of its spans in ``taktvoll_states``.

    What the pipes say of a sentence does not depend on other sentences, so parts of whole sentences give the same.
    """
    split(doc)
    columns = doc.to_array([symbols.ORTH, symbols.SPACY, symbols.SENT_START, symbols.IDX])
    starts = columns[:, 3]
    spans: list[tuple[int, int, str]] = doc._.taktvoll_spans
    firsts = np.searchsorted(starts, [start for start, _, _ in spans])
    tags: Any = np.zeros((len(doc), 1), np.uint64)  # spaCy declares thinc's narrower type
    entities: list[Span] = []
    states: list[Any] = []
    place = 0
    for first, last in _parts(columns[:, 2] == 1, len(doc)):
        part = _part_of(doc, columns[first:last])
        for pipe in pipes:
            part = pipe(part)
        tags[first:last] = part.to_array([symbols.TAG]).reshape(-1, 1)
        entities += [Span(doc, first + ent.start, first + ent.end, label=ent.label) for ent in part.ents]
        end = int(np.searchsorted(firsts, last)) if last < len(doc) else len(spans)
        moved = int(starts[first])
        states.append(sentence_states(part, [(start - moved, stop - moved) for start, stop, _ in spans[place:end]]))
        place = end
    doc.from_array([symbols.TAG], tags)
    doc.set_ents(entities, default="outside")
    found = [rows for rows in states if rows is not None]
    doc._.taktvoll_states = np.concatenate(found) if sum(map(len, found)) == len(spans) else None
    return doc


def _parts(begins: Array, count: int) -> Iterator[tuple[int, int]]:
    """Tokens (first, end) of each part of `count` tokens; a sentence that is longer than a part is one of its own."""
    places = np.flatnonzero(begins).tolist()
    first = 0
    for begin, end in zip(places, [*places[1:], count], strict=True):
        if end - first > PART and begin > first:
            yield first, begin
            first = begin
    yield first, count


def _part_of(doc: Doc, columns: Array) -> Doc:
    """A Doc of the tokens whose `columns` these are; `Span.as_doc` would work out the vector of each, too."""
    word = doc.vocab.strings.__getitem__
    return Doc(
        doc.vocab,
        words=[word(orth) for orth in columns[:, 0].tolist()],
        spaces=(columns[:, 1] != 0).tolist(),
        sent_starts=(columns[:, 2] == 1).tolist(),
    )
