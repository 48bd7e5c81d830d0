"""HTML to text: paragraphs and ``<br>`` as line breaks, ``<blockquote>`` as quoted mail."""

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag
from bs4.exceptions import ParserRejectedMarkup

from taktvoll.errors import InputError

MAX_DEPTH = 9
"""Quote marks before a line: no exchange of mails is longer, and nested blocks stay linear."""
_SILENT = frozenset({"script", "style", "head", "title", "template", "noscript", "meta"})
_BLOCK = frozenset(
    {"p", "ul", "ol", "dl", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "section", "article"}
)
"""Blocks with space around them."""
_LINE = frozenset({"div", "li", "tr", "br", "hr", "dt", "dd", "address", "header", "footer", "body", "html"})


def html_to_text(html: str) -> str:
    """The visible text of `html`, in one pass; quoted blocks as lines that begin with „> “.

    Raises `InputError` where `html` is nothing a browser could show.
    """
    writer = _Writer()
    try:
        soup = BeautifulSoup(
            f"<html>{_closed(html)}", "html.parser"
        )  # the tag keeps bs4 from guessing that a short text is a file name
    except (ParserRejectedMarkup, RecursionError) as error:
        raise InputError(
            "its HTML is broken; save the draft as text or paste it",
            "Das HTML ist kaputt; speichern Sie den Entwurf als Text oder fügen Sie ihn ein.",
        ) from error
    stack: list[tuple[Tag | NavigableString, bool]] = [(soup, False)]
    while stack:
        node, leaving = stack.pop()
        if isinstance(node, NavigableString):
            if not isinstance(node, PreformattedString):
                writer.words(str(node))
        elif leaving:
            writer.leave(node.name)
        elif node.name not in _SILENT:
            writer.enter(node.name)
            stack.append((node, True))
            stack.extend(
                (child, False) for child in reversed(node.contents) if isinstance(child, Tag | NavigableString)
            )
    return writer.text()


def _closed(html: str) -> str:
    """`html` with its last comment and tag closed: the parser looks for their end again and again."""
    if html.rfind("<!--") > html.rfind("-->"):
        html += "-->"
    return html if html.rfind("<") <= html.rfind(">") else html + ">"


class _Writer:
    """Lines of text under way."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.depth = 0
        self.verbatim = 0

    def words(self, text: str) -> None:
        if self.verbatim:
            first, *others = text.split("\n")
            self.line.append(first)
            for other in others:
                self.close()
                self.line.append(other)
            return
        collapsed = " ".join(text.replace("\xa0", " ").split())
        if text[:1].isspace() and self.line and not self.line[-1].endswith(" "):
            collapsed = " " + collapsed
        if text[-1:].isspace() and collapsed.strip():
            collapsed += " "
        if collapsed.strip() or self.line:
            self.line.append(collapsed)

    def enter(self, name: str) -> None:
        if name == "br":
            self.close(empty=True)
        elif name in _BLOCK or name in _LINE:
            self.close()
            if name in _BLOCK:
                self.blank()
        if name == "li":
            self.line.append("- ")
        self.depth += name == "blockquote"
        self.verbatim += name == "pre"

    def leave(self, name: str) -> None:
        if name == "td":
            self.line.append(" ")
        elif name in _BLOCK or (name in _LINE and name != "br"):
            self.close()
        self.depth -= name == "blockquote"
        self.verbatim -= name == "pre"
        if name in _BLOCK:
            self.blank()

    def close(self, *, empty: bool = False) -> None:
        """End the line; an `empty` one counts where the text breaks twice on purpose."""
        content = "".join(self.line).rstrip()
        self.line = []
        if content or empty:
            self.lines.append(f"{'> ' * min(self.depth, MAX_DEPTH)}{content}".rstrip())

    def blank(self) -> None:
        mark = ">" if self.depth else ""
        if self.lines and self.lines[-1].strip("> "):
            self.lines.append(mark)
        elif self.lines and not mark:
            self.lines[-1] = mark

    def text(self) -> str:
        self.close()
        return "\n".join(self.lines).strip("\n") + "\n" if any(line.strip("> ") for line in self.lines) else ""
