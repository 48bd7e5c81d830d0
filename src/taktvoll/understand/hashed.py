"""A linear model on the hashed features of a sentence, run over a whole letter at once."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from taktvoll.understand.context import Array
from taktvoll.understand.features import gram_rows, piece_buckets, tokens_of, word_hash

MAX_CACHED_WORDS = 1 << 16
"""Words whose pieces are remembered between letters: some 3 MB."""


class HashedLinear:
    """Weights as small integers: `table` (buckets, columns), `scale` (columns), `idf` (buckets)."""

    def __init__(self, table: Any, scale: Any, idf: Any) -> None:
        self.table = table
        self.scale: Array = scale.astype(np.float32)
        self.idf: Array = idf.astype(np.float32)
        self._places: dict[str, int] = {}
        self._matrix: Array = np.zeros((1 << 12, len(self.scale) + 1), np.float32)

    def scores(self, sentences: Sequence[str]) -> Array:
        """(sentences, columns): a sum over words, one over grams, each divided by the length of its features."""
        count = len(sentences)
        words: list[str] = []
        homes: list[int] = []
        for number, sentence in enumerate(sentences):
            tokens = tokens_of(sentence)
            words += tokens
            homes += [number] * len(tokens)
        scores = np.zeros((count, len(self.scale)), np.float32)
        if not words:
            return scores
        home = np.array(homes, dtype=np.int64)
        if len(self._places) > MAX_CACHED_WORDS:
            self._places.clear()
        places = [self._word(word) for word in words]  # may let the matrix grow
        pieces = _summed(self._matrix[places], home, count)
        scores += pieces[:, :-1] / np.sqrt(np.maximum(pieces[:, -1:], 1e-6))
        rows, owners = gram_rows(np.array([word_hash(word) for word in words], dtype=np.int64), home)
        order = np.argsort(owners, kind="stable")
        rows, owners = rows[order], owners[order]
        idf = self.idf[rows][:, None]
        grams = _summed(np.concatenate([idf * self.table[rows], idf * idf], axis=1), owners, count)
        scores += grams[:, :-1] / np.sqrt(np.maximum(grams[:, -1:], 1e-6))
        result: Array = scores * self.scale
        return result

    def _word(self, token: str) -> int:
        """Row of a word in the matrix of remembered words, which grows with them."""
        place = self._places.get(token)
        if place is None:
            if len(self._places) == len(self._matrix):
                self._matrix = np.concatenate([self._matrix, np.zeros_like(self._matrix)])
            rows = np.array(piece_buckets(token), dtype=np.int64)
            idf = self.idf[rows]
            place = self._places[token] = len(self._places)
            self._matrix[place, :-1] = idf @ self.table[rows]
            self._matrix[place, -1] = idf @ idf
        return place


def _summed(values: Array, home: "np.ndarray[Any, np.dtype[np.int64]]", count: int) -> Array:
    """Sums of the rows of `values` that have the same `home` (ascending), (count, columns)."""
    result = np.zeros((count, values.shape[1]), np.float32)
    starts = np.flatnonzero(np.diff(home, prepend=-1))
    result[home[starts]] = np.add.reduceat(values, starts, axis=0)
    return result
