"""Where a finding about something missing is anchored: a line the reader looks at, never an arbitrary 0."""

from taktvoll.lint.own import own_sentences
from taktvoll.analysis import Reading


def opening(reading: Reading) -> tuple[int, int]:
    """The salutation; without one the closing; without both the first sentence; (0, 0) in an empty draft."""
    return _line(reading, ("salutation", "closing"), 0)


def ending(reading: Reading) -> tuple[int, int]:
    """The closing formula; without one the salutation; without both the last sentence; (0, 0) in an empty draft."""
    return _line(reading, ("closing", "salutation"), -1)


def _line(reading: Reading, labels: tuple[str, ...], otherwise: int) -> tuple[int, int]:
    for label in labels:
        found = own_sentences(reading, label)
        if found:
            return found[0].start, found[0].end
    rest = own_sentences(reading)
    return (rest[otherwise].start, rest[otherwise].end) if rest else (0, 0)
