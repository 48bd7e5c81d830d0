"""How often a text has each of some quotes; for a text that was edited only what stands around the edit is counted anew."""

from collections.abc import Callable

from taktvoll.pipeline.word_cache import WordCache

LONGEST_EDIT = 1 << 10
"""Characters of an edit at most; behind a longer one everything is counted again."""


class Counter:
    """Remembers the counts of the text that it was asked about last. Two threads may both count; their answers are equal."""

    def __init__(self) -> None:
        self._known: tuple[str, dict[str, int]] = "", {}

    def of(self, text: str) -> Callable[[str], int]:
        """What ``text.count`` says."""
        before, known = self._known
        start, rest = _shared(before, text)
        old, new = before[start : len(before) - rest], text[start : len(text) - rest]
        if not known or len(old) + len(new) > LONGEST_EDIT:
            known = {}
        counts: dict[str, int] = {}

        def count(quote: str) -> int:
            found = counts.get(quote)
            if found is None:
                found = counts[quote] = anew(quote)
            return found

        def anew(quote: str) -> int:
            if quote not in known or not quote or _overlaps_itself[quote]:
                return text.count(quote)
            first, reach = max(0, start - len(quote) + 1), len(quote) - 1
            there = before.count(quote, first, start + len(old) + reach)
            return known[quote] - there + text.count(quote, first, start + len(new) + reach)

        self._known = text, counts
        return count

    def __reduce__(self) -> "tuple[type[Counter], tuple[()]]":
        """A copy begins with nothing known."""
        return Counter, ()


def _shared(one: str, other: str) -> tuple[int, int]:
    """How many characters two texts share at their beginning, and how many of the others at their end."""
    most = min(len(one), len(other))
    start = _longest(most, lambda size: one[:size] == other[:size])
    rest = _longest(most - start, lambda size: one[len(one) - size :] == other[len(other) - size :])
    return start, rest


def _longest(most: int, fits: Callable[[int], bool]) -> int:
    """The greatest size up to `most` that fits, where all smaller ones do."""
    low = 0
    while low < most:
        middle = (low + most + 1) // 2
        if fits(middle):
            low = middle
        else:
            most = middle - 1
    return low


_overlaps_itself: WordCache[str, bool] = WordCache(
    lambda quote: any(quote.startswith(quote[size:]) for size in range(1, len(quote))), 1 << 12
)
"""Whether two places of a quote may overlap („nana“), of which ``str.count`` counts one."""
