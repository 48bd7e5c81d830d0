"""Keep what was computed for a word form, for the next texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]
MEMO_SIZE = 20_000
"""Word forms that are kept; at 320 floats each 26 MB. Then the memory starts afresh."""


class Memo:
    """Rows by key, up to a number; belongs to one owner, and another one's keys empty it."""

    def __init__(self, size: int = MEMO_SIZE) -> None:
        """Keep at most SIZE rows."""
        self._size = size
        self._owner: object = None
        self._index: dict[int, int] = {}
        self._rows: Array = np.zeros((0, 0), dtype=np.float32)

    def get(self, keys: Sequence[int], owner: object, compute: Callable[[list[int]], Array]) -> Array:
        """Return a row for each of KEYS, which differ; COMPUTE makes those that are missing."""
        if owner is not self._owner:
            self._owner, self._index = owner, {}
        new = [key for key in keys if key not in self._index]
        if len(self._index) + len(new) > self._size:
            self._index, new = {}, list(keys)
        if new:
            self._add(new, compute(new))
        index = self._index
        found: Array = self._rows[[index[key] for key in keys]]
        return found

    def _add(self, keys: list[int], rows: Array) -> None:
        start = len(self._index)
        end = start + len(keys)
        if len(self._rows) < end or self._rows.shape[1:] != rows.shape[1:]:
            grown = np.zeros((max(2 * end, 1024), *rows.shape[1:]), dtype=rows.dtype)
            grown[:start] = self._rows[:start] if start else 0
            self._rows = grown
        self._rows[start:end] = rows
        self._index.update(zip(keys, range(start, end), strict=True))
