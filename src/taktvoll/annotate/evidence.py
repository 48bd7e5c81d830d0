"""What patterns and word lists find in a sentence, and the columns that a model sees of it."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from taktvoll.annotate.lexicons import words_and_stems
from taktvoll.annotate.patterns import match_patterns, word_lists
from taktvoll.pipeline.word_cache import WordCache

if TYPE_CHECKING:
    from taktvoll.annotate.context_features import Array

EvidenceRow = tuple[str, int, int, str, float]
"""(kind, start, end, source, confidence); offsets into the draft, or into the sentence where that is said."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def listed_as(word: str) -> tuple[str, str] | None:
    """Kind and name of the first word list that holds a lower-case word, or a stem of it."""
    for entry in word_lists():
        words, stems = words_and_stems(entry.lexicon)
        if word in words or (stems and word.startswith(stems)):
            return entry.kind, entry.name
    return None


_has_listed: WordCache[str, bool] = WordCache(lambda word: any(map(listed_as, _WORD.findall(word))))
"""Lower-case text between two white spaces to whether a word of the lists is in it."""


def evidence_in(quote: str) -> list[EvidenceRow]:
    """What patterns and word lists find in a sentence; offsets count from its beginning."""
    marks = [(pattern.kind, first, last, pattern.name, 1.0) for pattern, first, last in match_patterns(quote)]
    if any(map(_has_listed.__getitem__, quote.lower().split())):
        marks += (
            (found[0], match.start(), match.end(), found[1], 1.0)
            for match in _WORD.finditer(quote)
            if (found := listed_as(match.group().lower()))
        )
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
