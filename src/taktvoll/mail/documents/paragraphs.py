"""Paragraphs of a word processor to the lines of a mail."""

from collections.abc import Iterable, Iterator

PROSE = 60
"""Characters from which on a paragraph is prose, with space around it, and no line of an address or a signature."""


def as_lines(paragraphs: Iterable[str]) -> str:
    """One line a paragraph, as its writer typed them; where none is blank, prose gets a blank line around it."""
    lines = [paragraph.strip(" \t\r\n") for paragraph in paragraphs]
    text = "\n".join(lines).strip("\n")
    if not text or "\n\n" in text:
        return f"{text}\n" if text else ""
    spaced: list[str] = []
    lines = text.split("\n")
    for before, line in zip(["", *lines], lines, strict=False):
        if before and (len(before) >= PROSE or len(line) >= PROSE):
            spaced.append("")
        spaced.append(line)
    return "\n".join(spaced) + "\n"


def as_row(cells: Iterable[list[str]]) -> Iterator[str]:
    """The lines of a table's row: one where no cell has two; blank cells leave no line."""
    filled = [[line for line in cell if line.strip()] for cell in cells]
    if all(len(cell) <= 1 for cell in filled):
        yield from ["\t".join(line.strip() for cell in filled for line in cell)] if any(filled) else []
    else:
        yield from (line for cell in filled for line in cell)
