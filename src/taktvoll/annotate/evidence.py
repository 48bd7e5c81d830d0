"""What patterns and word lists find in a sentence, and the columns that a model sees of it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from taktvoll.annotate.patterns import match_patterns
from taktvoll.annotate.word_lists import listed_words

if TYPE_CHECKING:
    from taktvoll.annotate.context_features import Array

EvidenceRow = tuple[str, int, int, str, float]
"""(kind, start, end, source, confidence); offsets into the draft, or into the sentence where that is said."""

def evidence_in(quote: str) -> list[EvidenceRow]:
    """What patterns and word lists find in a sentence; offsets count from its beginning."""
    marks = [(pattern.kind, first, last, pattern.name, 1.0) for pattern, first, last in match_patterns(quote)]
    marks += ((entry.kind, first, last, entry.name, 1.0) for first, last, entry in listed_words(quote))
    return marks


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
