"""A paragraph behind a sign, its further lines indented as far as the first."""

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text


class Hanging:
    """`text` behind `first`; every further line behind `rest` (None: as much space)."""

    def __init__(self, first: Text | str, text: Text, rest: Text | str | None = None) -> None:
        self._first = Text(first) if isinstance(first, str) else first
        spaces = " " * cell_len(self._first.plain)
        self._rest = Text(spaces) if rest is None else Text(rest) if isinstance(rest, str) else rest
        self._text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = max(options.max_width - cell_len(self._first.plain), 8)
        for index, line in enumerate(self._text.wrap(console, width)):
            line.rstrip()
            yield Text.assemble(self._rest if index else self._first, line)
