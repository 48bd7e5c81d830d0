"""Words as pieces of a fixed vocabulary: the likeliest segmentation under a unigram model (Kudo 2018), found by Viterbi's method."""

import unicodedata
from collections.abc import Mapping, Sequence

from taktvoll.pipeline.word_cache import WordCache

WORD_START = "▁"
UNKNOWN = -1
"""In the place of a character that no piece has."""
_PENALTY = 10.0
"""What such a character costs beyond the rarest piece."""


class WordPieces:
    """Cuts words into pieces; a word is cut once."""

    def __init__(self, scores: Mapping[str, float]) -> None:
        """`scores`: piece → log-probability, in the order of the ids."""
        self._ids = {piece: number for number, piece in enumerate(scores)}
        self._scores = list(scores.values())
        self._prefixes = {piece[:end] for piece in scores for end in range(1, len(piece) + 1)}
        self._unknown = min(self._scores) - _PENALTY
        self._words: WordCache[str, tuple[int, ...]] = WordCache(self._cut)

    def ids(self, text: str) -> list[int]:
        """The ids of the pieces of `text`, `UNKNOWN` for what none has; cost linear in its length for words of ordinary length."""
        words = unicodedata.normalize("NFKC", text).split()
        return [number for word in words for number in self._words[word]]

    def _cut(self, word: str) -> tuple[int, ...]:
        marked = WORD_START + word
        best, back = [0.0] + [-float("inf")] * len(marked), [(0, UNKNOWN)] * (len(marked) + 1)
        for start in range(len(marked)):
            for end in range(start + 1, len(marked) + 1):
                piece = marked[start:end]
                if piece not in self._prefixes:
                    break
                number = self._ids.get(piece)
                if number is not None and best[start] + self._scores[number] > best[end]:
                    best[end], back[end] = best[start] + self._scores[number], (start, number)
            if best[start] + self._unknown > best[start + 1]:
                best[start + 1], back[start + 1] = best[start] + self._unknown, (start, UNKNOWN)
        return tuple(_backwards(back))


def _backwards(back: Sequence[tuple[int, int]]) -> list[int]:
    """The pieces along the best way, from the last to the first and turned round."""
    found, end = [], len(back) - 1
    while end:
        end, number = back[end]
        found.append(number)
    return found[::-1]
