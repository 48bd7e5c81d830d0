"""Sentence boundaries of a mail, on characters.

A mail breaks the assumptions of splitters made for running text: lines without a full stop are sentences, hard-wrapped
lines are not, „am 3. März um 10.30 Uhr“ has two full stops and no boundary, a greeting ends without punctuation.
Which full stop ends a sentence is told by `full_stops`; everything else is decided here, segment by segment, so that a
sentence never crosses from the letter into quoted mail. Cost is linear in the text.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from taktvoll.annotate.full_stops import spans_between
from taktvoll.letter import Segment, SegmentKind
from taktvoll.mail.lines import is_typed_small

LINE_WISE = frozenset({SegmentKind.CLOSING, SegmentKind.NAME, SegmentKind.SIGNATURE, SegmentKind.QUOTE, SegmentKind.SUBJECT,
                       SegmentKind.SALUTATION, SegmentKind.DIRECTIVE, SegmentKind.MARKUP, SegmentKind.LETTERHEAD})  # fmt: skip
"""Segments in which each line is a span of its own."""
WRAP_WIDTH = 45
"""A paragraph whose longest line is shorter was not wrapped by an editor: each of its line ends was typed."""
WRAP_SLACK = 6
"""Columns that an editor leaves free at most, words that it does not break aside."""
WRAP_SHARE = 0.75
"""Share of line ends at which the next word must not have fitted."""

_LINE_MARKS = ".!?…,;:–"
"""A writer none of whose lines ends so does without marks: each line end is one."""
_LIST_MARK = re.compile(r"[ \t]*(?:[-–—*•·+o]|\d{1,2}[.)]|[a-z]\))[ \t]+\S")


def split_sentences(text: str, segments: Sequence[Segment]) -> list[tuple[int, int, SegmentKind]]:
    """Sorted, disjoint spans (start, end, kind) that cover all of `text` but white space."""
    small = is_typed_small(text)
    spans: list[tuple[int, int, SegmentKind]] = []
    for segment in segments:
        if segment.kind in LINE_WISE:
            pieces = _lines(text, segment.start, segment.end)
        else:
            pieces = (
                piece
                for block in _blocks(text, segment.start, segment.end, small=small)
                for piece in spans_between(text, *block, small=small)
            )
        spans += ((start, end, segment.kind) for start, end in pieces)
    return spans


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Each line that is not blank, trimmed."""
    position = start
    while position < end:
        stop = text.find("\n", position, end)
        stop = end if stop < 0 else stop
        span = trimmed(text, position, stop)
        if span[0] < span[1]:
            yield span
        position = stop + 1


def _blocks(text: str, start: int, end: int, *, small: bool) -> Iterator[tuple[int, int]]:
    """Pieces in which a sentence may run over a line end: lines are joined where an editor wrapped them."""
    lines = list(_lines(text, start, end))
    if not lines:
        return
    wrapped = _is_wrapped(text, lines)
    bare = not wrapped and len(lines) > 2 and not any(text[line_end - 1] in _LINE_MARKS for _, line_end in lines)
    block_start, block_end = lines[0]
    for line_start, line_end in lines[1:]:
        last = text[block_end - 1]
        continues = last in ",–" or (text[line_start].islower() and not small and not bare and last not in ".!?…:")
        blank = text.count("\n", block_end, line_start) > 1
        listed = _LIST_MARK.match(text, line_start) and (last in ".:;!?," or not text[line_start].isdigit())
        if blank or last == ":" or listed or not (wrapped or continues):
            yield block_start, block_end
            block_start = line_start
        block_end = line_end
    yield block_start, block_end


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether an editor broke the lines: at nearly every break the next word would not have fitted."""
    width = max(end - start for start, end in lines)
    breaks = misfits = 0
    for (start, end), (next_start, next_end) in itertools.pairwise(lines):
        if text.count("\n", end, next_start) > 1:
            continue
        breaks += 1
        word = text[next_start : min(next_end, next_start + width)].split(None, 1)[0]
        misfits += end - start + 1 + len(word) > width - WRAP_SLACK
    return width >= WRAP_WIDTH and breaks >= 2 and misfits >= WRAP_SHARE * breaks
