"""Cut a Doc into the stretches that the encoder reads in one go: its sentences."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

MAX_UNIT = 100
"""Tokens of a stretch; a longer sentence (a list, a table) is cut."""
SENTENCE_END = frozenset(".!?…:")
"""After these a stretch may end in a Doc without sentence boundaries."""


def find_units(doc: Doc) -> list[int]:
    """Return how many tokens, white space not counted, each stretch of DOC has."""
    lengths: list[int] = []
    for start, end in find_sentences(doc):
        count = sum(not token.is_space for token in doc[start:end])
        while count > MAX_UNIT:
            lengths.append(MAX_UNIT)
            count -= MAX_UNIT
        if count:
            lengths.append(count)
    return lengths


def find_sentences(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the sentences of DOC as token spans: those set before, else by their final marks."""
    given = doc.has_annotation("SENT_START")
    start = 0
    for i in range(1, len(doc)):
        if doc[i].is_sent_start if given else _begins(doc, i):
            yield start, i
            start = i
    if len(doc):
        yield start, len(doc)


def _begins(doc: Doc, i: int) -> bool:
    """Tell whether a sentence begins at token I of a Doc that has no boundaries."""
    before = doc[i - 1]
    if before.is_space:
        return before.text.count("\n") > 1
    return before.text in SENTENCE_END and not doc[i].is_punct and not doc[i].is_lower
