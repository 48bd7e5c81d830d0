"""What was worked out about a sentence, kept for the next check of a letter that still has it: bounded, as for words.

An edit changes one sentence, a rewrite a few; whatever depends on a sentence alone is worked out once. The states of the
encoder have a memory of their own (`sentence_memory.py`).
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from taktvoll.pipeline.word_cache import K, RowCache, V, WordCache

if TYPE_CHECKING:
    from taktvoll.pipeline.array import Array
else:
    Array = Any  # a command that reads no draft loads no NumPy

MAX_SENTENCES = 1 << 12
"""Sentences that are remembered between letters: some three hundred letters."""


class SentenceCache(WordCache[K, V]):
    """``cache[key]`` is what `work_out` says about a sentence and what else is in its `key`."""

    def __init__(self, work_out: Callable[[K], V], size: int = MAX_SENTENCES) -> None:
        super().__init__(work_out, size)


class SentencePattern:
    """An expression that is looked for in sentences, in each of them once."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        self._known: SentenceCache[str, bool] = SentenceCache(lambda sentence: pattern.search(sentence) is not None)

    def is_in(self, sentences: Iterable[str]) -> bool:
        """Whether any of `sentences` has it."""
        return any(map(self._known.__getitem__, sentences))


class SentenceRows(RowCache[K]):
    """A row of numbers for each sentence, worked out many at a time."""

    def __init__(self, size: int = MAX_SENTENCES) -> None:
        super().__init__(size)

    def rows_at(self, keys: Sequence[K], read: Callable[[list[int]], Array]) -> Array:
        """(keys, width), at least one; `read` makes the rows at those places, in rising order, that are not known."""
        places: dict[K, int] = {}
        for place, key in enumerate(keys):
            places.setdefault(key, place)
        rows = self.rows(list(places), lambda new: read([places[key] for key in new]))
        if len(places) == len(keys):
            return rows
        row_of = dict(zip(places, range(len(places)), strict=True))
        chosen: Array = rows[[row_of[key] for key in keys]]
        return chosen
