"""An .odt, through odfpy: the text as it stands when all changes are accepted."""

import io
import re
from collections.abc import Iterator
from typing import Any

from taktvoll.mail.documents.document import Document
from taktvoll.mail.documents.paragraphs import as_lines, as_row

OFFICENS, TABLENS, TEXTNS = (
    f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text")
)
_PARAGRAPHS = frozenset({(TEXTNS, "p"), (TEXTNS, "h")})
_GONE = frozenset(
    {
        (TEXTNS, "tracked-changes"),
        (TEXTNS, "note"),
        (TEXTNS, "hidden-text"),
        (TEXTNS, "table-of-content"),
        (TEXTNS, "sequence-decls"),
        (OFFICENS, "annotation"),
        (OFFICENS, "annotation-end"),
    }
)
"""Deleted text, notes, comments."""
_LIST, _ITEM = (TEXTNS, "list"), (TEXTNS, "list-item")
_NUMBERED = (TEXTNS, "list-level-style-number")
_SPACE = re.compile(r"[ \t\r\n]+")


def read(data: bytes) -> Document:
    """The text of the document."""
    from odf.opendocument import load
    from odf.text import ListStyle

    document: Any = load(io.BytesIO(data))
    styles = (
        style for home in (document.automaticstyles, document.styles) for style in home.getElementsByType(ListStyle)
    )
    numbered = frozenset(
        style.getAttribute("name") for style in styles if any(level.qname == _NUMBERED for level in _elements(style))
    )
    return Document(as_lines(_paragraphs(document.text, numbered)))


def _paragraphs(node: Any, numbered: frozenset[str]) -> Iterator[str]:
    """Paragraphs in the order of the file, those of lists, tables and frames included."""
    for child in _elements(node):
        if child.qname in _PARAGRAPHS:
            yield "".join(_text(child))
            yield from _framed(child)
        elif child.qname == _LIST:
            yield from _items(child, numbered)
        elif child.qname == (TABLENS, "table-row"):
            yield from as_row([list(_paragraphs(cell, numbered)) for cell in _elements(child)])
        elif child.qname not in _GONE:
            yield from _paragraphs(child, numbered)


def _items(node: Any, numbered: frozenset[str]) -> Iterator[str]:
    """The items of a list, numbered where its style says so."""
    counts = node.getAttribute("stylename") in numbered
    for number, item in enumerate((item for item in _elements(node) if item.qname == _ITEM), start=1):
        mark = f"{number}. " if counts else "- "
        for line in _paragraphs(item, numbered):
            yield mark + line
            mark = ""


def _framed(paragraph: Any) -> Iterator[str]:
    """Paragraphs in a text box that is anchored in `paragraph`."""
    for child in _elements(paragraph):
        if child.qname in _PARAGRAPHS:
            yield "".join(_text(child))
        elif child.qname not in _GONE:
            yield from _framed(child)


def _text(node: Any) -> Iterator[str]:
    for child in node.childNodes:
        if child.nodeType in {child.TEXT_NODE, child.CDATA_SECTION_NODE}:
            yield _SPACE.sub(" ", str(child.data))
        elif child.nodeType != child.ELEMENT_NODE or child.qname in _GONE or child.qname in _PARAGRAPHS:
            continue
        elif child.qname == (TEXTNS, "s"):
            yield " " * int(child.getAttribute("c") or 1)
        elif child.qname == (TEXTNS, "tab"):
            yield "\t"
        elif child.qname == (TEXTNS, "line-break"):
            yield "\n"
        else:
            yield from _text(child)


def _elements(node: Any) -> Iterator[Any]:
    return (child for child in node.childNodes if child.nodeType == child.ELEMENT_NODE)
