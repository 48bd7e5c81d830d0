"""Linear models on the hashed features of sentences, run over the sentences of many letters at once."""

import copy
from collections.abc import Sequence
from typing import Any

import numpy as np

from taktvoll.annotate.context_features import Array
from taktvoll.annotate.hashing import Rows, gram_rows, pieces_of, tokens_of, word_hash
from taktvoll.pipeline.sentence_cache import SentenceCache
from taktvoll.pipeline.word_cache import RowCache, WordCache

LEAST_SQUARE = 1e-6
"""Square of the length by which the features of a sentence are divided at least."""

_hashes = WordCache(word_hash)
_tokens = SentenceCache(tokens_of)


class HashedSentences:
    """The hashed features of sentences, worked out once for all models: their words by number, and the rows of their grams."""

    def __init__(self, sentences: Sequence[str]) -> None:
        numbers: dict[str, int] = {}
        number, tokens = numbers.setdefault, [_tokens[sentence] for sentence in sentences]
        self.count = len(sentences)
        sizes = np.fromiter(map(len, tokens), np.int64, self.count)
        self.homes: Rows = np.repeat(np.arange(self.count), sizes)
        self.words: Rows = np.array([number(word, len(numbers)) for words in tokens for word in words], np.int64)
        self.vocabulary: list[str] = list(numbers)
        """The words by number."""
        hashes: Rows = np.array([_hashes[word] for word in self.vocabulary], np.int64)
        self.grams = gram_rows(hashes[self.words], self.homes)
        self._asked: tuple[Sequence[str], tuple[Rows, Rows]] = ((), pieces_of(()))

    def first(self, count: int) -> "HashedSentences":
        """The features of the first `count` sentences."""
        return self if count == self.count else self.part(np.arange(self.count) < count)

    def part(self, chosen: "np.ndarray[Any, np.dtype[np.bool_]]") -> "HashedSentences":
        """The features of the `chosen` sentences, numbered anew."""
        if chosen.all():
            return self
        part = copy.copy(self)
        part.count = int(chosen.sum())
        number = np.cumsum(chosen) - 1
        inside = chosen[self.homes]
        part.homes, part.words = number[self.homes[inside]], self.words[inside]
        rows, owners = self.grams
        inside = chosen[owners]
        part.grams = rows[inside], number[owners[inside]]
        return part

    def pieces_of(self, words: Sequence[str]) -> tuple[Rows, Rows]:
        """As `hashing.pieces_of`; what models ask for one after the other is the same."""
        if self._asked[0] != words:
            self._asked = (words, pieces_of(words))
        return self._asked[1]

    @property
    def pieces(self) -> tuple[Rows, Rows]:
        """Rows of the pieces of all words, and the sentence of each; written out for training, too long for every day."""
        rows, owners = pieces_of(self.vocabulary)
        lists = np.split(rows, np.flatnonzero(np.diff(owners)) + 1)
        written = [lists[word] for word in self.words.tolist()]
        sizes = np.fromiter(map(len, written), np.int64, len(written))
        return np.concatenate([*written, np.zeros(0, np.int64)]), np.repeat(self.homes, sizes)


class HashedLinear:
    """Weights as small integers: `table` (buckets, columns), `scale` (columns), `idf` (buckets)."""

    def __init__(self, table: Any, scale: Any, idf: Any) -> None:
        self.table = table
        self.scale: Array = scale.astype(np.float32)
        self.idf: Array = idf.astype(np.float32)
        self._words: RowCache[str] = RowCache()

    def scores(self, hashed: HashedSentences) -> Array:
        """(sentences, columns): a sum over words, one over grams, each divided by the length of its features."""
        if not len(hashed.words):
            return np.zeros((hashed.count, len(self.scale)), np.float32)
        words = self._words.rows(hashed.vocabulary, lambda new: self._sums(*hashed.pieces_of(new)))
        pieces = summed(words[hashed.words], hashed.homes, hashed.count)
        grams = gram_sums(self.table, self.idf, *hashed.grams, hashed.count)
        total: Array = np.zeros((hashed.count, len(self.scale)), np.float32)
        for part in (pieces, grams):
            total += part[:, :-1] / np.sqrt(np.maximum(part[:, -1:], LEAST_SQUARE))
        return total * self.scale

    def _sums(self, rows: Rows, owners: Rows) -> Array:
        """Sums over the pieces of words, (words, columns + 1); every word has pieces."""
        return gram_sums(self.table, self.idf, rows, owners, int(owners[-1]) + 1)


def feature_values(idf: Array, rows: Rows, owners: Rows, count: int) -> Array:
    """The value of each feature at `rows` of its one of `count` owners, all of which have length 1.

    A `HashedLinear` is ``table * scale`` applied to these, once for the `pieces` and once for the `grams` of sentences, a
    `LetterText` for the grams of letters; it never writes them out. Who trains one does.
    """
    squares = np.bincount(owners, idf[rows].astype(np.float64) ** 2, minlength=count)
    values: Array = (idf[rows] / np.sqrt(np.maximum(squares, LEAST_SQUARE))[owners]).astype(np.float32)
    return values


def gram_sums(table: Any, idf: Array, rows: Rows, owners: Rows, count: int) -> Array:
    """Sums of idf-weighted rows of `table` by owner, and of the squared weights, (count, columns + 1)."""
    weights = idf[rows][:, None]
    columns = np.empty((len(rows), table.shape[1] + 1), np.float32)
    np.multiply(table[rows], weights, out=columns[:, :-1])
    np.multiply(weights, weights, out=columns[:, -1:])
    return summed(columns, owners, count)


def letter_grams(hashed: HashedSentences, sizes: Sequence[int]) -> tuple[Rows, Rows]:
    """Rows of the grams of letters and the letter of each; `sizes` are the numbers of sentences of the letters in turn."""
    rows, owners = hashed.grams
    return rows, np.repeat(np.arange(len(sizes)), sizes)[owners]


class LetterText:
    """A linear model on the words, pairs and triples of whole letters; arguments as for `HashedLinear`."""

    def __init__(self, table: Any, scale: Any, idf: Any) -> None:
        self.table = table
        self.scale: Array = scale.astype(np.float32)
        self.idf: Array = idf.astype(np.float32)

    def scores(self, hashed: HashedSentences, sizes: Sequence[int]) -> Array:
        """(letters, columns); `sizes` are the numbers of sentences of the letters in turn."""
        rows, letters = letter_grams(hashed, sizes)
        if not len(rows):
            return np.zeros((len(sizes), len(self.scale)), np.float32)
        sums = gram_sums(self.table, self.idf, rows, letters, len(sizes))
        lengths = np.sqrt(np.maximum(sums[:, -1:], LEAST_SQUARE))
        result: Array = (sums[:, :-1] / lengths * self.scale).astype(np.float32, copy=False)
        return result


def summed(values: Array, homes: Rows, count: int) -> Array:
    """Sums of the rows of `values` that have the same home, (count, columns); `homes` ascends within stretches."""
    result = np.zeros((count, values.shape[1]), np.float32)
    starts = np.flatnonzero(homes[1:] != homes[:-1]) + 1
    starts = np.concatenate([[0], starts])
    np.add.at(result, homes[starts], np.add.reduceat(values, starts, axis=0))
    return result
