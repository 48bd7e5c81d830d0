"""HTML to text: paragraphs and ``<br>`` as line breaks, ``<blockquote>`` as quoted mail, hidden text left out."""

import re

from bs4 import BeautifulSoup
from bs4.dammit import EncodingDetector
from bs4.element import NavigableString, PreformattedString, Tag
from bs4.exceptions import ParserRejectedMarkup

from taktvoll.errors import InputError
from taktvoll.mail.visibility import Look, look_of, sheet_of

MAX_DEPTH = 9
"""Quote marks before a line: no exchange of mails is longer, and nested blocks stay linear."""
_SILENT = frozenset(
    {"script", "style", "head", "title", "template", "noscript", "meta", "svg", "iframe", "datalist", "audio", "video"}
)
_BLOCK = frozenset(
    {"p", "ul", "ol", "dl", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "section", "article"}
)
"""Blocks with space around them."""
_LINE = frozenset({"div", "li", "tr", "br", "hr", "dt", "dd", "address", "header", "footer", "body", "html"})
_CELLS = frozenset({"td", "th"})
_NO_MARK = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
_NO_BORDER = re.compile(r"border(?:-left)?\s*:\s*(?:none|0)", re.IGNORECASE)
_ROMAN = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


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
    sheet = sheet_of(soup)
    stack: list[tuple[Tag | NavigableString, Look, bool]] = [(soup, Look(), False)]
    while stack:
        node, look, leaving = stack.pop()
        if isinstance(node, NavigableString):
            if not isinstance(node, PreformattedString) and not (look.unseen or look.tiny):
                writer.words(str(node), verbatim=look.verbatim)
        elif leaving:
            writer.leave(node)
        elif node.name not in _SILENT and (own := look_of(node, look, sheet)) is not None:
            writer.enter(node)
            stack.append((node, own, True))
            stack.extend(
                (child, own, False) for child in reversed(node.contents) if isinstance(child, Tag | NavigableString)
            )
    return writer.text()


def declared_charset(html: bytes) -> str | None:
    """The character set that the document itself names (``<meta charset=…>``); None for none."""
    return EncodingDetector.find_declared_encoding(html, is_html=True)


def _closed(html: str) -> str:
    """`html` with its last comment and tag closed: the parser looks for their end again and again."""
    if html.rfind("<!--") > html.rfind("-->"):
        html += "-->"
    return html if html.rfind("<") <= html.rfind(">") else html + ">"


def _is_quote(tag: Tag) -> bool:
    """Whether a block is quoted mail; without a border and a word about citing it is the writer's own, indented."""
    if tag.name != "blockquote":
        return False
    cited = tag.get("type") == "cite" or tag.has_attr("cite") or tag.has_attr("class")
    return cited or not _NO_BORDER.search(str(tag.get("style") or ""))


class _Writer:
    """Lines of text under way."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.mark = ""
        """What stands before the next words: a list item's „- “ or „1. “."""
        self.depth = 0
        self.lists: list[_List] = []

    def words(self, text: str, *, verbatim: bool) -> None:
        if verbatim:
            first, *others = text.split("\n")
            self.put(first)
            for other in others:
                self.close(empty=True)
                self.put(other)
            return
        collapsed = " ".join(text.replace("\xa0", " ").split())
        if text[:1].isspace() and self.line and not self.line[-1].endswith(" "):
            collapsed = " " + collapsed
        if text[-1:].isspace() and collapsed.strip():
            collapsed += " "
        if collapsed.strip() or self.line:
            self.put(collapsed)

    def put(self, words: str) -> None:
        if self.mark and words.strip():
            self.line.append(self.mark)
            self.mark = ""
        self.line.append(words)

    def enter(self, tag: Tag) -> None:
        name = tag.name
        if name == "br":
            self.close(empty=True)
        elif name in _BLOCK or name in _LINE:
            self.close()
            if name in _BLOCK and not self.mark:
                self.blank()
        if name in {"ul", "ol"}:
            self.lists.append(_List(tag))
        elif name == "li":
            self.mark = self.lists[-1].mark(tag) if self.lists else "- "
        elif name == "q":
            self.put("„")
        self.depth += _is_quote(tag)

    def leave(self, tag: Tag) -> None:
        name = tag.name
        if name in _CELLS:
            self.line.append(" ")
        elif name == "q":
            self.put("“")
        elif name in _BLOCK or (name in _LINE and name != "br"):
            self.close()
        if name in {"ul", "ol"}:
            self.lists.pop()
        if name == "li":
            self.mark = ""
        self.depth -= _is_quote(tag)
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


class _List:
    """A list under way: what stands before its next item."""

    def __init__(self, tag: Tag) -> None:
        self.ordered = tag.name == "ol"
        self.bare = _NO_MARK.search(str(tag.get("style") or "")) is not None
        self.form = str(tag.get("type") or "1")
        self.step = -1 if tag.has_attr("reversed") else 1
        items = sum(item.find_parent(["ol", "ul"]) is tag for item in tag.find_all("li")) if self.step < 0 else 0
        self.next = _number(tag.get("start"), items or 1)

    def mark(self, item: Tag) -> str:
        if self.bare:
            return ""
        if not self.ordered:
            return "- "
        number = _number(item.get("value"), self.next)
        self.next = number + self.step
        return f"{_numeral(number, self.form)}. "


def _number(written: object, default: int) -> int:
    """The number in an attribute, or `default`."""
    text = str(written).strip()
    return int(text) if re.fullmatch(r"-?\d{1,6}", text) else default


def _numeral(number: int, form: str) -> str:
    """`number` as the ``type`` of a list wants it: 1, a, A, i, I."""
    if form in {"a", "A"} and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return letter.upper() if form == "A" else letter
    if form in {"i", "I"} and 1 <= number <= 89:
        roman, rest = "", number
        for value, sign in _ROMAN:
            roman += sign * (rest // value)
            rest %= value
        return roman.upper() if form == "I" else roman
    return str(number)
