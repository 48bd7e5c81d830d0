"""The lines of a draft that are worth showing: all of a letter, the neighbourhood of the findings of a book."""

from collections.abc import Iterable
from dataclasses import dataclass

from taktvoll.finding import Finding
from taktvoll.positions import Places

WHOLE_LINES = 80
"""Drafts up to this many lines are shown whole: no letter about an interview has more, even with the mail it quotes."""
WHOLE_CHARACTERS = 8_000
CONTEXT_LINES = 1
CONTEXT_CHARACTERS = 120
"""What stays visible on both sides of a finding in a line too long to be shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line, or a piece of a very long one; ``text[start:end]`` has no line end."""

    number: int
    start: int
    end: int
    skipped: int = 0
    """How many lines were left out before it."""
    cut_before: bool = False
    """Whether the line goes on to the left of `start`."""
    cut_after: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """Rows in order."""

    rows: tuple[Row, ...]
    skipped: int
    """How many lines were left out after the last row."""


def excerpt(text: str, findings: Iterable[Finding]) -> Excerpt:
    """The rows of `text` to show for `findings`."""
    places = Places(text)
    found = list(findings)
    last = _last_line(text, places)
    if last <= WHOLE_LINES and len(text) <= WHOLE_CHARACTERS:
        return Excerpt(rows=tuple(_row(places, number) for number in range(1, last + 1)), skipped=0)
    rows: list[Row] = []
    before = 0
    for number in _lines_near(found, places, last):
        pieces = _pieces(places, number, number - before - 1, found)
        rows += pieces
        before = number
    return Excerpt(rows=tuple(rows), skipped=last - before)


def _last_line(text: str, places: Places) -> int:
    """The last line that is not blank, at least 1."""
    return places.place(max(len(text.rstrip()) - 1, 0))[0]


def _row(places: Places, number: int) -> Row:
    start, end = places.span(number)
    return Row(number=number, start=start, end=end)


def _lines_near(findings: list[Finding], places: Places, last: int) -> list[int]:
    """The first line, and those at the ends of the findings."""
    near = {1, min(2, last), min(3, last)}
    for finding in findings:
        for line in {places.place(finding.start)[0], places.place(max(finding.end - 1, finding.start))[0]}:
            near.update(range(max(line - CONTEXT_LINES, 1), min(line + CONTEXT_LINES, last) + 1))
    return sorted(near)


def _pieces(places: Places, number: int, skipped: int, findings: list[Finding]) -> list[Row]:
    """One row, or those parts of an endless line that findings touch."""
    start, end = places.span(number)
    if end - start <= WHOLE_CHARACTERS:
        return [Row(number=number, start=start, end=end, skipped=skipped)]
    edges = [offset for finding in findings for offset in (finding.start, finding.end) if start <= offset <= end]
    windows: list[tuple[int, int]] = []
    for edge in sorted(edges) or [start]:
        left, right = max(edge - CONTEXT_CHARACTERS, start), min(edge + CONTEXT_CHARACTERS, end)
        if windows and left <= windows[-1][1]:
            windows[-1] = (windows[-1][0], right)
        else:
            windows.append((left, right))
    return [
        Row(
            number=number,
            start=left,
            end=right,
            skipped=skipped if index == 0 else 0,
            cut_before=left > start,
            cut_after=right < end,
        )
        for index, (left, right) in enumerate(windows)
    ]
