"""Sentences by place."""

import bisect
from collections.abc import Iterable

SentenceRow = tuple[int, int, str, tuple[str, ...]]
"""(start, end, kind of the segment, labels)."""


class SentenceIndex(list[SentenceRow]):
    """Sentences in order, in which that at an offset is found by bisection."""

    def __init__(self, rows: Iterable[SentenceRow]) -> None:
        super().__init__(rows)
        self._starts = [row[0] for row in self]

    def at(self, offset: int) -> SentenceRow | None:
        """The sentence that covers `offset`."""
        place = bisect.bisect_right(self._starts, offset) - 1
        return self[place] if place >= 0 and offset < self[place][1] else None
