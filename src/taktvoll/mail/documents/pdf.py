"""A PDF, through pypdfium2: its lines, with blank ones where the page leaves room, and no word divided."""

import itertools
import re
from collections.abc import Iterator
from typing import Any

from taktvoll.mail.documents.document import Document
from taktvoll.mail.hyphenation import joined

_HYPHENS = "\ufffe\x02"
"""PDFium's marks for a hyphen at the end of a line, which it joins to the next: that of pypdfium2 5.15, that of 4.30."""
_LINE_END = re.compile(f"\r\n|\r|\n|[{_HYPHENS}]")
PARAGRAPH = 1.5
"""So many times the distance of lines is a blank one."""


def read(data: bytes) -> Document:
    """The text of all pages."""
    import pypdfium2

    document: Any = pypdfium2.PdfDocument(data)
    try:
        pages = [_page(document[number].get_textpage()) for number in range(len(document))]
    finally:
        document.close()
    return Document(joined("\n".join(page for page in pages if page)))


def _page(page: Any) -> str:
    lines = [(content.strip(), top) for content, top in _lines(page) if content.strip()]
    if not lines:
        return ""
    gaps = [before - after for (_, before), (_, after) in itertools.pairwise(lines)]
    usual = sorted(gap for gap in gaps if gap > 0)
    single = usual[len(usual) // 4] if usual else 0.0
    text: list[str] = []
    for (content, _), gap in zip(lines, [0.0, *gaps], strict=True):
        if gap < 0 or gap > PARAGRAPH * single > 0:
            text.append("")
        text.append(content)
    return "\n".join(text) + "\n"


def _lines(page: Any) -> Iterator[tuple[str, float]]:
    """Each line with the height at which its first letter stands on the page."""
    text = page.get_text_range()
    position = 0
    for end in [*_LINE_END.finditer(text), None]:
        stop = end.start() if end else len(text)
        content = text[position:stop]
        if content.strip():
            first = position + len(content) - len(content.lstrip())
            yield content + ("-" if end and end.group() in _HYPHENS else ""), page.get_charbox(first, loose=True)[3]
        position = end.end() if end else stop
