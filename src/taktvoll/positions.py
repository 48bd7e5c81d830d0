"""Offsets to lines and columns, both counted from 1 in code points; a line ends at LF or CRLF, nowhere else."""

from bisect import bisect_right


class Places:
    """The lines of one text: where they begin, and what stands where."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.starts = [0]
        """Offsets at which the lines begin."""
        position = text.find("\n")
        while position >= 0:
            self.starts.append(position + 1)
            position = text.find("\n", position + 1)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of the character at `offset`; at most one past the end."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def span(self, line: int) -> tuple[int, int]:
        """Start and end of `line` without its line end."""
        start = self.starts[line - 1]
        end = self.starts[line] - 1 if line < len(self.starts) else len(self._text)
        return start, end - 1 if end > start and line < len(self.starts) and self._text[end - 1] == "\r" else end
