"""Offsets to lines and columns, both counted from 1; a line ends at LF or CRLF, nowhere else."""

import re
from bisect import bisect_right

_LINE_START = re.compile("(?<=\n)")


class Places:
    """The line starts of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(found.start() for found in _LINE_START.finditer(text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of the character at `offset`; at most one past the end."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def span(self, line: int) -> tuple[int, int]:
        """Start and end of `line` without its line end."""
        start = self._starts[line - 1]
        end = self._starts[line] - 1 if line < len(self._starts) else len(self._text)
        return start, end - 1 if end > start and line < len(self._starts) and self._text[end - 1] == "\r" else end
