"""``text/plain; format=flowed`` (RFC 3676): soft line breaks joined, stuffed blanks taken away."""

from collections.abc import Iterator

SIGNATURE_MARK = "-- "
"""Ends in a blank and is yet no soft break (RFC 3676 4.3)."""


def unflow(text: str, *, delsp: bool) -> str:
    """`text` as it was written: a paragraph is one line; with `delsp` the blank before a soft break goes, too.

    Quoted lines keep their marks; lines of another depth are never joined. A blank line always ends a paragraph, also
    where a careless program left a blank before it. Line ends stay what they are.
    """
    return "".join(_paragraphs(text, delsp=delsp))


def _paragraphs(text: str, *, delsp: bool) -> Iterator[str]:
    depth, pieces, end = 0, list[str](), ""
    for raw in _lines(text):
        content = raw.rstrip("\r\n")
        marks = len(content) - len(content.lstrip(">"))
        line = content[marks:].removeprefix(" ")
        if pieces and (marks != depth or not line.strip() or line == SIGNATURE_MARK):
            yield _closed(depth, pieces, end)
            pieces = []
        depth, end = marks, raw[len(content) :]
        soft = line.endswith(" ") and line != SIGNATURE_MARK and bool(line.strip()) and bool(end)
        pieces.append(line[:-1] if soft and delsp else line)
        if not soft:
            yield _joined(depth, pieces) + end
            pieces = []
    if pieces:
        yield _closed(depth, pieces, end)


def _lines(text: str) -> Iterator[str]:
    """Lines end at LF or CRLF, nowhere else."""
    position = 0
    while position < len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end + 1
        yield text[position:end]
        position = end


def _joined(depth: int, pieces: list[str]) -> str:
    content = "".join(pieces)
    return f"{'>' * depth} {content}" if depth and content else ">" * depth + content


def _closed(depth: int, pieces: list[str], end: str) -> str:
    """A paragraph whose last break was soft by mistake."""
    return _joined(depth, pieces).rstrip(" ") + end
