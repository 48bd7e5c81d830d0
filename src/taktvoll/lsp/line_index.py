"""Lines and columns as the protocol counts them: from 0, in code units, and a line ends at LF, CRLF or CR alone."""

import re
from bisect import bisect_right
from typing import Literal

Encoding = Literal["utf-8", "utf-16", "utf-32"]
_LINE_END = re.compile(r"\r\n|\n|\r")


class LineIndex:
    """Offsets (code points) of one text to places of the protocol and back.

    ``str.splitlines`` would also break at U+2028, U+0085, VT and FF, where no editor begins a line.
    """

    def __init__(self, text: str, encoding: Encoding) -> None:
        self._text = text
        self._encoding = encoding
        self._starts = [0]
        self._ends: list[int] = []
        for found in _LINE_END.finditer(text):
            self._ends.append(found.start())
            self._starts.append(found.end())
        self._ends.append(len(text))

    def place(self, offset: int) -> tuple[int, int]:
        """Line and character of `offset`, 0 … length of the text; inside a line end it is the end of its line."""
        line = bisect_right(self._starts, offset) - 1
        start = self._starts[line]
        return line, self._units(self._text[start : min(offset, self._ends[line])])

    def offset(self, line: int, character: int) -> int:
        """The offset of a place: the end of its line where it lies behind it, the end of the text below the last line.

        A place in the middle of a character is the place before it.
        """
        if line >= len(self._starts):
            return len(self._text)
        start, end = self._starts[line], self._ends[line]
        return start + self._points(self._text[start:end], character)

    def line_span(self, line: int) -> tuple[int, int]:
        """Start and end of `line` without its line end."""
        return self._starts[line], self._ends[line]

    def _units(self, text: str) -> int:
        if self._encoding == "utf-32" or text.isascii():
            return len(text)
        if self._encoding == "utf-16":
            return len(text.encode("utf-16-le", "surrogatepass")) // 2
        return len(text.encode("utf-8", "surrogatepass"))

    def _points(self, text: str, units: int) -> int:
        """How many characters of `text` fit whole into so many code units."""
        if units <= 0:
            return 0
        if self._encoding == "utf-32" or text.isascii():
            return min(units, len(text))
        low, high = units // (2 if self._encoding == "utf-16" else 4), min(units, len(text))
        while low < high:
            middle = (low + high + 1) // 2
            if self._units(text[:middle]) <= units:
                low = middle
            else:
                high = middle - 1
        return min(low, len(text))
