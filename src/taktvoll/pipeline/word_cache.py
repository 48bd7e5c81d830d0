"""What was worked out about a word, kept for the next texts: up to a number of words, and safe between threads.

`WordCache` keeps one value a word, `RowCache` one row of an array. Both start afresh when they are full; neither is copied nor
saved with what holds it.
"""

import functools
import operator
import threading
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from taktvoll.pipeline.array import Array
else:
    Array = Any  # a command that reads no draft loads no NumPy

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
MAX_WORDS = 1 << 16
"""Words that are remembered between texts."""


class WordCache(dict[K, V]):
    """``cache[word]`` is what `work_out` says about `word`, asked once: a look-up costs no call of Python.

    Two threads that meet the same new word may both work it out; each gets its own, equal answer.
    """

    def __init__(self, work_out: Callable[[K], V], size: int = MAX_WORDS) -> None:
        super().__init__()
        self._work_out = work_out
        self._size = size

    def __missing__(self, key: K) -> V:
        if len(self) >= self._size:
            self.clear()
        found = self[key] = self._work_out(key)
        return found


def union_of_bits(cache: WordCache[str, int], words: Iterable[str]) -> int:
    """The bits that any of `words` has."""
    return functools.reduce(operator.or_, map(cache.__getitem__, words), 0)


class RowCache(Generic[K]):
    """A row of numbers for each key, worked out many at a time."""

    def __init__(self, size: int = MAX_WORDS) -> None:
        self._size = size
        self._lock = threading.RLock()
        self._places: dict[K, int] = {}
        self._rows: Array | None = None

    def rows(self, keys: Sequence[K], work_out: Callable[[list[K]], Array]) -> Array:
        """(keys, width): a row for each of `keys`, which differ; `work_out` makes those that are missing."""
        rows, places = self.places(keys, work_out)
        chosen: Array = rows[places]
        return chosen

    def places(self, keys: Sequence[K], work_out: Callable[[list[K]], Array]) -> tuple[Array, Array]:
        """As `rows`, uncopied: the array of all rows, in which nobody may write, and the place of each of `keys` in it."""
        import numpy as np

        with self._lock:
            places = self._places
            found = list(map(places.get, keys))
            if None in found:
                new = [key for key, place in zip(keys, found, strict=True) if place is None]
                if len(places) + len(new) > self._size:
                    self._places, self._rows, new = {}, None, list(keys)
                self._add(new, work_out(new))
                found = list(map(self._places.get, keys))
            rows = np.zeros((0, 0), dtype=np.float32) if self._rows is None else self._rows
            return rows, np.asarray(found, dtype=np.intp)

    def _add(self, keys: list[K], rows: Array) -> None:
        import numpy as np

        start = len(self._places)
        end = start + len(keys)
        known = self._rows
        if known is None or len(known) < end or known.shape[1:] != rows.shape[1:] or known.dtype != rows.dtype:
            grown = np.zeros(
                (max(self._size, end), *rows.shape[1:]), dtype=rows.dtype
            )  # pages come as they are written
            if known is not None and start:
                grown[:start] = known[:start]
            known = self._rows = grown
        known[start:end] = rows
        self._places.update(zip(keys, range(start, end), strict=True))

    def __reduce__(self) -> "tuple[type[RowCache[K]], tuple[int]]":
        """A copy begins with nothing known."""
        return type(self), (self._size,)
