"""The hashed features of the product as sparse matrices, for learners."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from taktvoll.annotate.hashed_linear import HashedSentences, feature_values, letter_grams
from taktvoll.annotate.hashing import BUCKETS, Rows


@dataclass(frozen=True)
class Block:
    """Features by the row of the weight table and the owner of each: a sentence or a letter."""

    rows: Rows
    owners: Rows
    count: int
    """Owners, those without a feature included."""

    def part(self, chosen: np.ndarray) -> Block:
        """The features of the `chosen` owners (a mask), numbered anew."""
        inside = chosen[self.owners]
        return Block(self.rows[inside], (np.cumsum(chosen) - 1)[self.owners[inside]], int(chosen.sum()))

    def seen(self) -> np.ndarray:
        """How many owners have each feature, (buckets,)."""
        pairs = np.unique(self.owners * BUCKETS + self.rows)
        return np.bincount(pairs % BUCKETS, minlength=BUCKETS)

    def matrix(self, idf: np.ndarray) -> csr_matrix:
        """(owners, buckets), each row of length 1."""
        values = feature_values(idf, self.rows, self.owners, self.count)
        matrix = csr_matrix((values, (self.owners, self.rows)), shape=(self.count, BUCKETS))
        matrix.eliminate_zeros()
        matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)  # liblinear's
        return matrix


def idf_of(count: int, seen: np.ndarray, least: int) -> np.ndarray:
    """Inverse frequencies as they are shipped (16 bits); 0 for what fewer than `least` of `count` have."""
    found = np.where(seen >= least, np.log((1 + count) / (1 + seen)) + 1, 0)
    return found.astype(np.float16).astype(np.float32)


@dataclass(frozen=True)
class SentenceBlocks:
    """Pieces of words, and words, pairs and triples of sentences."""

    pieces: Block
    grams: Block

    @classmethod
    def of(cls, hashed: HashedSentences) -> SentenceBlocks:
        """The features of all sentences."""
        return cls(Block(*hashed.pieces, hashed.count), Block(*hashed.grams, hashed.count))

    def part(self, chosen: np.ndarray) -> SentenceBlocks:
        """Those of the `chosen` sentences (a mask)."""
        return SentenceBlocks(self.pieces.part(chosen), self.grams.part(chosen))

    def idf(self, least: int) -> np.ndarray:
        """Inverse frequencies among the sentences."""
        return idf_of(self.pieces.count, self.pieces.seen() + self.grams.seen(), least)

    def matrix(self, idf: np.ndarray) -> csr_matrix:
        """(sentences, buckets): ``matrix @ table * scale`` are the scores of a `HashedLinear`."""
        return (self.pieces.matrix(idf) + self.grams.matrix(idf)).tocsr()


def letter_block(hashed: HashedSentences, sizes: Sequence[int]) -> Block:
    """Words, pairs and triples of letters, whose sentences come in turn: ``matrix @ table * scale`` are a `LetterText`'s scores."""
    return Block(*letter_grams(hashed, sizes), len(sizes))


def rounded(weights: np.ndarray) -> dict[str, np.ndarray]:
    """Weights (buckets, columns) as they are shipped: ``table`` in 8 bits, and the ``scale`` of each column."""
    scale = np.maximum(np.abs(weights).max(axis=0) / 127, 1e-9).astype(np.float32)
    return {"table": np.round(weights / scale).astype(np.int8), "scale": scale}
