"""A .docx, through python-docx: the text as it stands when all changes are accepted."""

import io
from collections.abc import Iterator
from typing import Any

from taktvoll.mail.documents.document import Document
from taktvoll.mail.documents.paragraphs import as_lines, as_row

_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _w(name: str) -> str:
    """The tag or attribute `name` of WordprocessingML."""
    return f"{{{_SPACE}}}{name}"


_GONE = frozenset(map(_w, ("del", "moveFrom", "delText", "instrText", "rPr", "pPr", "sdtPr", "footnoteReference")))
"""What is deleted, or no text: nothing in it is read."""
_HIDDEN = (_w("vanish"), _w("strike"), _w("dstrike"))
_BREAKS = {
    _w("tab"): "\t",
    _w("br"): "\n",
    _w("cr"): "\n",
    _w("noBreakHyphen"): "\u2011",
    _w("softHyphen"): "\u00ad",
}
_P, _R, _T, _ROW, _CELL = (_w(name) for name in ("p", "r", "t", "tr", "tc"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""The second form of a text box, for older programs."""
_IN_LIST = f"{_w('pPr')}/{_w('numPr')}"
_OFF = frozenset({"0", "false", "off"})


def read(data: bytes) -> Document:
    """The text of the document body."""
    import docx

    document: Any = docx.Document(io.BytesIO(data))
    numbers = _Numbers(document)
    return Document(as_lines(_paragraphs(document.element.body, numbers)))


def _paragraphs(node: Any, numbers: "_Numbers") -> Iterator[str]:
    """Paragraphs in the order of the file, those of tables and content controls included."""
    for child in node:
        if child.tag == _P:
            boxes = [box for box in child.iter(_w("txbxContent")) if not _inside(box, _FALLBACK, child)]
            for box in boxes:
                yield from _paragraphs(box, numbers)
            if not _deleted(child):
                yield numbers.mark(child) + "".join(_text(child))
        elif child.tag == _ROW:
            yield from as_row([list(_paragraphs(cell, numbers)) for cell in child if cell.tag == _CELL])
        elif child.tag not in _GONE and isinstance(child.tag, str):
            yield from _paragraphs(child, numbers)


def _text(node: Any) -> Iterator[str]:
    for child in node:
        if child.tag == _T:
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag == _w("txbxContent") or child.tag in _GONE or not isinstance(child.tag, str):
            continue
        elif child.tag != _R or not _is_hidden(child):
            yield from _text(child)


def _is_hidden(run: Any) -> bool:
    """Whether a run is hidden or struck out."""
    settings = run.find(_w("rPr"))
    if settings is None:
        return False
    found = (settings.find(name) for name in _HIDDEN)
    return any(mark is not None and mark.get(_w("val")) not in _OFF for mark in found)


def _deleted(paragraph: Any) -> bool:
    """Whether all that a paragraph holds is deleted, its end included."""
    mark = paragraph.find(f"{_w('pPr')}/{_w('rPr')}/{_w('del')}")
    return mark is not None and not "".join(_text(paragraph)).strip()


def _inside(node: Any, tag: str, root: Any) -> bool:
    parent = node.getparent()
    while parent is not None and parent is not root:
        if parent.tag == tag:
            return True
        parent = parent.getparent()
    return False


class _Numbers:
    """Marks of list items, which the file keeps apart from their text."""

    def __init__(self, document: Any) -> None:
        self._formats: dict[tuple[str, str], str] = {}
        self._counts: dict[tuple[str, str], int] = {}
        self._styles = {
            style.get(_w("styleId")): found
            for style in document.part.styles.element.iter(_w("style"))
            if (found := style.find(_IN_LIST)) is not None
        }
        try:
            numbering = document.part.numbering_part.element
        except (KeyError, NotImplementedError):  # a document without lists
            return
        levels = {item.get(_w("abstractNumId")): item for item in numbering.iter(_w("abstractNum"))}
        for item in numbering.iter(_w("num")):
            abstract = levels.get(_value(item.find(_w("abstractNumId"))))
            for level in abstract.iter(_w("lvl")) if abstract is not None else ():
                key = item.get(_w("numId")), level.get(_w("ilvl"))
                self._formats[key] = _value(level.find(_w("numFmt"))) or "bullet"

    def mark(self, paragraph: Any) -> str:
        """„1. “ or „- “ before an item; nothing before any other paragraph."""
        found = paragraph.find(_IN_LIST)
        if found is None:
            found = self._styles.get(_value(paragraph.find(f"{_w('pPr')}/{_w('pStyle')}")))
        if found is None:
            return ""
        key = _value(found.find(_w("numId"))), _value(found.find(_w("ilvl"))) or "0"
        form = self._formats.get(key)
        if form is None:
            return ""
        if form in {"bullet", "none"}:
            return "- "
        self._counts[key] = self._counts.get(key, 0) + 1
        return f"{self._counts[key]}. "


def _value(node: Any) -> str:
    """What an element without content says; empty where there is none."""
    return "" if node is None else node.get(_w("val")) or ""
