"""What the sentence model sees of a sentence: hashed words, word pairs and triples, and pieces of words.

The same functions make the features in training and at run time. Hashing (Weinberger et al. 2009) needs no vocabulary file;
CRC-32 is stable between processes and machines. Everything about a single word is computed once and remembered.
"""

import functools
import re
import unicodedata
import zlib
from typing import Any

import numpy as np

Rows = np.ndarray[Any, np.dtype[np.int64]]

BUCKETS = 1 << 18
"""Rows of the weight table; features share them by hash."""
MIN_PIECE, MAX_PIECE = 2, 6
"""Lengths of the pieces of a word, its boundary marks included."""
FIRST, SECOND, THIRD, SHIFT = 0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35, 20
TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]")
_PLAIN = str.maketrans({"ß": "ss", "’": "'", "„": '"', "“": '"', "”": '"', "–": "-"})


def tokens_of(sentence: str) -> list[str]:
    """Lower-case words and marks of a sentence; typed umlauts (ae) stay as they are, ß becomes ss."""
    return TOKEN.findall(unicodedata.normalize("NFC", sentence).lower().translate(_PLAIN))


def bucket(feature: str) -> int:
    """Row of a feature, 0 to `BUCKETS` - 1."""
    return zlib.crc32(feature.encode("utf-8", "surrogatepass")) & (BUCKETS - 1)


@functools.lru_cache(maxsize=1 << 15)
def piece_buckets(word: str) -> tuple[int, ...]:
    """Rows of the pieces of a word: all substrings of 2 to 6 characters of ``<word>``."""
    marked = f"<{word[:40]}>"
    return tuple(
        bucket("c" + marked[start : start + length])
        for length in range(MIN_PIECE, MAX_PIECE + 1)
        for start in range(len(marked) - length + 1)
    )


@functools.lru_cache(maxsize=1 << 16)
def word_hash(word: str) -> int:
    """CRC-32 of a word."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def gram_rows(hashes: Rows, sentence: Rows) -> tuple[Rows, Rows]:
    """Rows of the words, pairs and triples of a letter, and the sentence of each.

    `hashes` are the `word_hash` of its words in order, `sentence` the number of the sentence of each word. Pairs and triples
    do not cross a sentence. Multiplying by odd constants spreads them (Knuth's multiplicative hashing).
    """
    pairs = (hashes[:-1] * FIRST + hashes[1:]) * SECOND
    triples = (pairs[:-1] + hashes[2:] * THIRD) * SECOND
    within_pair = sentence[:-1] == sentence[1:]
    within_triple = sentence[:-2] == sentence[2:]
    rows = np.concatenate([hashes * THIRD, pairs[within_pair], triples[within_triple]])
    homes = np.concatenate([sentence, sentence[:-1][within_pair], sentence[:-2][within_triple]])
    return (rows >> SHIFT) & (BUCKETS - 1), homes
