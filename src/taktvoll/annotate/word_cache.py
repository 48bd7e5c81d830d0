"""What was worked out about a word, kept for the next letters."""

from collections.abc import Callable, Iterable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")
MAX_KNOWN_WORDS = 1 << 16
"""Words that are remembered between letters; then the memory starts afresh."""


class WordCache(dict[K, V]):
    """``remembered[key]`` is what `work_out` says about `key`, asked once: a look-up costs no call of Python."""

    def __init__(self, work_out: Callable[[K], V]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, key: K) -> V:
        if len(self) >= MAX_KNOWN_WORDS:
            self.clear()
        found = self[key] = self._work_out(key)
        return found


def union_of_bits(remembered: WordCache[str, int], words: Iterable[str]) -> int:
    """The bits that any of `words` has."""
    bits = 0
    for word in words:
        bits |= remembered[word]
    return bits
