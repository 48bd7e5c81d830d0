"""What the sentence model sees of a sentence: hashed words, word pairs and triples, and pieces of words.

The same functions make the features in training and at run time. Hashing (Weinberger et al. 2009) needs no vocabulary file;
CRC-32 is stable between processes and machines. Everything about a single word is computed once and remembered.
"""

import re
import unicodedata
import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np

from taktvoll.pipeline.word_cache import WordCache

Rows = np.ndarray[Any, np.dtype[np.int64]]

BUCKETS = 1 << 18
"""Rows of the weight table; features share them by hash."""
MIN_PIECE, MAX_PIECE = 2, 6
"""Lengths of the pieces of a word, its boundary marks included."""
LONGEST = 40
"""Letters of a word that count."""
FIRST, SECOND, THIRD, SHIFT = 0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35, 20
TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]")
_PLAIN = str.maketrans({"ß": "ss", "’": "'", "„": '"', "“": '"', "”": '"', "–": "-"})


def tokens_of(sentence: str) -> list[str]:
    """Lower-case words and marks of a sentence; typed umlauts (ae) stay as they are, ß becomes ss."""
    return TOKEN.findall(unicodedata.normalize("NFC", sentence).lower().translate(_PLAIN))


def bucket(feature: str) -> int:
    """Row of a feature, 0 to `BUCKETS` - 1."""
    return zlib.crc32(feature.encode("utf-8", "surrogatepass")) & (BUCKETS - 1)


def pieces_of(words: Sequence[str]) -> tuple[Rows, Rows]:
    """Rows of the pieces of words (all substrings of 2 to 6 characters of ``<word>``), and the place of the word of each.

    What `bucket` says of ``c`` and the piece: a CRC goes on where that of a shorter piece ended. The places ascend; a word
    longer than 40 characters counts as its first 40.
    """
    states: list[int] = []
    counts: list[int] = []
    for word in words:
        letters = [_bytes_of[letter] for letter in f"<{word[:LONGEST]}>"]
        before = len(states)
        reached: list[int] = [_FIRST_STATE] * len(letters)  # of the piece that begins with each letter
        for length in range(1, MAX_PIECE + 1):
            reached = list(map(zlib.crc32, letters[length - 1 :], reached))  # pieces that are longer than the word end
            if length >= MIN_PIECE:
                states += reached
        counts.append(len(states) - before)
    rows = np.array(states, np.int64) & (BUCKETS - 1)
    return rows, np.repeat(np.arange(len(counts)), counts)


_bytes_of: WordCache[str, bytes] = WordCache(lambda letter: letter.encode("utf-8", "surrogatepass"))
_FIRST_STATE = zlib.crc32(b"c")


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
