"""What the sentence model sees of a sentence: hashed words, word pairs and triples, and pieces of words.

The same functions make the features in training and at run time. Hashing (Weinberger et al. 2009) needs no vocabulary file;
CRC-32 is stable between processes and machines. Everything about a single word is computed once and remembered.
"""

import functools
import re
import unicodedata
import zlib

BUCKETS = 1 << 18
"""Rows of the weight table; features share them by hash."""
MIN_PIECE, MAX_PIECE = 2, 6
"""Lengths of the pieces of a word, its boundary marks included."""
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


def gram_buckets(tokens: list[str]) -> list[int]:
    """Rows of the words, pairs and triples of a sentence."""
    grams = [bucket("w" + token) for token in tokens]
    grams += [bucket(f"w{first} {second}") for first, second in zip(tokens, tokens[1:], strict=False)]
    grams += [
        bucket(f"w{first} {second} {third}")
        for first, second, third in zip(tokens, tokens[1:], tokens[2:], strict=False)
    ]
    return grams
