"""What patterns and word lists find in a sentence, and the columns that a model sees of it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from taktvoll.annotate.patterns import DENIED, OTHER_WORD, denials, match_patterns
from taktvoll.annotate.word_lists import listed_words

if TYPE_CHECKING:
    from taktvoll.annotate.context_features import Array

EvidenceRow = tuple[str, int, int, str, float]
"""(kind, start, end, source, confidence); offsets into the draft, or into the sentence where that is said."""


def evidence_in(quote: str) -> list[EvidenceRow]:
    """What patterns and word lists find in a sentence; offsets count from its beginning.

    What lies in a denial of its label is none: „abgeschreckt“ in „nicht abgeschreckt“.
    """
    marks = [(pattern.kind, first, last, pattern.name, 1.0) for pattern, first, last in match_patterns(quote)]
    denied = [(first, last, denials()[name].labels) for kind, first, last, name, _ in marks if kind == DENIED]
    if denied:
        marks = [mark for mark in marks if not _is_denied(mark, denied)]
    for first, last, entry in listed_words(quote):
        kind, name = (DENIED, OTHER_WORD) if entry is None else (entry.kind, entry.name)
        marks.append((kind, first, last, name, 1.0))
    return marks


def _is_denied(mark: EvidenceRow, denied: Sequence[tuple[int, int, frozenset[str]]]) -> bool:
    kind, start, end, *_ = mark
    return any(kind in labels and start < last and first < end for first, last, labels in denied)


def evidence_matrix(found: Sequence[Sequence[EvidenceRow]], columns: Mapping[str, int]) -> "Array":
    """1.0 where what a column is named after is among the marks of a sentence, (sentences, columns), float32.

    `columns` are the places of the names that a model knows; other evidence is none of its features.
    """
    import numpy as np

    matrix = np.zeros((len(found), len(columns)), np.float32)
    places = [(row, columns[mark[3]]) for row, marks in enumerate(found) for mark in marks if mark[3] in columns]
    if places:
        matrix[tuple(zip(*places, strict=True))] = 1.0
    return matrix
