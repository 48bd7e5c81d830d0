"""A .docx, through python-docx: the text as it stands when all changes are accepted."""

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn

from taktvoll.mail.documents.paragraphs import as_lines, as_row

_GONE = frozenset(
    map(qn, ("w:del", "w:moveFrom", "w:delText", "w:instrText", "w:rPr", "w:pPr", "w:sdtPr", "w:footnoteReference"))
)
"""What is deleted, or no text: nothing in it is read."""
_HIDDEN = (qn("w:vanish"), qn("w:strike"), qn("w:dstrike"))
_BREAKS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
    qn("w:softHyphen"): "\u00ad",
}
_P, _R, _T, _ROW, _CELL = (qn(f"w:{name}") for name in ("p", "r", "t", "tr", "tc"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""The second form of a text box, for older programs."""
_IN_LIST = f"{qn('w:pPr')}/{qn('w:numPr')}"
_OFF = frozenset({"0", "false", "off"})


def read(data: bytes) -> tuple[str, str | None]:
    """The text of the document body, and no subject."""
    document: Any = docx.Document(io.BytesIO(data))
    numbers = _Numbers(document)
    return as_lines(_paragraphs(document.element.body, numbers)), None


def _paragraphs(node: Any, numbers: "_Numbers") -> Iterator[str]:
    """Paragraphs in the order of the file, those of tables and content controls included."""
    for child in node:
        if child.tag == _P:
            boxes = [box for box in child.iter(qn("w:txbxContent")) if not _inside(box, _FALLBACK, child)]
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
        elif child.tag == qn("w:txbxContent") or child.tag in _GONE or not isinstance(child.tag, str):
            continue
        elif child.tag != _R or not _is_hidden(child):
            yield from _text(child)


def _is_hidden(run: Any) -> bool:
    """Whether a run is hidden or struck out."""
    settings = run.find(qn("w:rPr"))
    if settings is None:
        return False
    found = (settings.find(name) for name in _HIDDEN)
    return any(mark is not None and mark.get(qn("w:val")) not in _OFF for mark in found)


def _deleted(paragraph: Any) -> bool:
    """Whether all that a paragraph holds is deleted, its end included."""
    mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}")
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
            style.get(qn("w:styleId")): found
            for style in document.part.styles.element.iter(qn("w:style"))
            if (found := style.find(_IN_LIST)) is not None
        }
        try:
            numbering = document.part.numbering_part.element
        except (KeyError, NotImplementedError):  # a document without lists
            return
        levels = {item.get(qn("w:abstractNumId")): item for item in numbering.iter(qn("w:abstractNum"))}
        for item in numbering.iter(qn("w:num")):
            abstract = levels.get(_value(item.find(qn("w:abstractNumId"))))
            for level in abstract.iter(qn("w:lvl")) if abstract is not None else ():
                key = item.get(qn("w:numId")), level.get(qn("w:ilvl"))
                self._formats[key] = _value(level.find(qn("w:numFmt"))) or "bullet"

    def mark(self, paragraph: Any) -> str:
        """„1. “ or „- “ before an item; nothing before any other paragraph."""
        found = paragraph.find(_IN_LIST)
        if found is None:
            found = self._styles.get(_value(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")))
        if found is None:
            return ""
        key = _value(found.find(qn("w:numId"))), _value(found.find(qn("w:ilvl"))) or "0"
        form = self._formats.get(key)
        if form is None:
            return ""
        if form in {"bullet", "none"}:
            return "- "
        self._counts[key] = self._counts.get(key, 0) + 1
        return f"{self._counts[key]}. "


def _value(node: Any) -> str:
    """What an element without content says; empty where there is none."""
    return "" if node is None else node.get(qn("w:val")) or ""
