"""A page in Markdown for a terminal: titles, lists and examples set, nothing of its signs left."""

import io

from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import CodeBlock, Heading, Markdown
from rich.padding import Padding
from rich.text import Text

from taktvoll.formats.width import terminal_width


class _Title(Heading):
    """At the left edge, bold, underlined where it is the page's own."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        self.text.stylize("bold underline" if self.tag == "h1" else "bold")
        yield self.text


class _Letter(CodeBlock):
    """An example letter: indented, its long lines broken between words."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Padding(Text(str(self.text).rstrip()), (0, 0, 0, 4))


class _Page(Markdown):
    elements = Markdown.elements | {"heading_open": _Title, "fence": _Letter, "code_block": _Letter}


def render_markdown(page: str, *, color: bool, width: int | None = None) -> str:
    """`page` as wide as the terminal, with colour or without."""
    console = Console(
        file=io.StringIO(), width=width or terminal_width(), color_system="standard" if color else None,
        force_terminal=color, no_color=not color, legacy_windows=False, markup=False, emoji=False, highlight=False,
        _environ={},
    )  # fmt: skip
    with console.capture() as captured:
        console.print(_Page(page, hyperlinks=False))
    return "\n".join(line.rstrip() for line in captured.get().split("\n"))
