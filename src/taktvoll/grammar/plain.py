"""The text that the server gets, and the way back: from its UTF-16 offsets to code points of the draft as received.

What is no part of the writer's letter (quoted mail, signature, headers, directive) is not sent at all. The rest is sent as it
is read (`taktvoll.mail.reading_text`), because the server knows no decomposed umlaut, no invisible character and no divided
word; a carriage return is left out; around parts that stand alone (the subject, the closing) an empty line is put in, because
the server would join them to one sentence.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from taktvoll.letter import EXCLUDED, Segment, SegmentKind
from taktvoll.mail.reading_text import read_pieces

ALONE = frozenset({SegmentKind.SUBJECT, SegmentKind.CLOSING, SegmentKind.POSTSCRIPT})
"""Segments that are no part of the paragraph above or below them."""
UNSENT = EXCLUDED | {SegmentKind.NAME}
"""Segments without a sentence of the writer's own; a name is nobody's spelling to judge."""
_BREAK = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """A text to send, and for each of its UTF-16 units the stretch of the draft that it stands for."""

    text: str
    starts: tuple[int, ...]
    """Per UTF-16 unit of `text`: where its stretch of the draft begins."""
    ends: tuple[int, ...]
    """Per UTF-16 unit: where it ends; equal to the start for what was put in."""

    def back(self, offset: int, length: int) -> tuple[int, int] | None:
        """The span of the draft for `length` units from `offset`; None where it is empty or reaches outside."""
        if length <= 0 or offset < 0 or offset + length > len(self.starts):
            return None
        units = range(offset, offset + length)
        real = [unit for unit in units if self.ends[unit] > self.starts[unit]]
        return (self.starts[real[0]], self.ends[real[-1]]) if real else None


def plain_of(text: str, segments: Iterable[Segment] = ()) -> Plain:
    """What to send of a draft and its segments."""
    sent: list[tuple[str, int, int]] = []
    for start, end, alone in _stretches(text, segments):
        if alone or (sent and sent[-1][2] != start):
            sent.append((_BREAK, start, start))
        sent += _clusters(text, start, end)
        if alone:
            sent.append((_BREAK, end, end))
    return _joined(sent)


def _stretches(text: str, segments: Iterable[Segment]) -> Iterable[tuple[int, int, bool]]:
    """Parts of the draft to send, in order, and whether each stands alone."""
    position = 0
    for segment in sorted(segments, key=lambda segment: segment.start):
        if segment.start > position:
            yield position, segment.start, False
        if segment.kind not in UNSENT:
            yield segment.start, segment.end, segment.kind in ALONE
        position = max(position, segment.end)
    if position < len(text):
        yield position, len(text), False


def _clusters(text: str, start: int, end: int) -> Iterable[tuple[str, int, int]]:
    """Characters to send with their places: the text as it is read, carriage returns left out."""
    for first, length, piece in read_pieces(text, start, end):
        if length == len(piece):
            yield from ((_clean(char), place, place + 1) for place, char in enumerate(piece, first) if char != "\r")
        elif piece:
            yield piece, first, first + length


def _clean(char: str) -> str:
    """`char`, or a space for one that has no place in a letter (half a surrogate, a control character)."""
    return " " if unicodedata.category(char) in {"Cs", "Cc", "Zl", "Zp"} and char not in "\n\t" else char


def _joined(sent: list[tuple[str, int, int]]) -> Plain:
    starts: list[int] = []
    ends: list[int] = []
    for piece, start, end in sent:
        units = len(piece.encode("utf-16-le", "surrogatepass")) // 2
        starts += [start] * units
        ends += [end] * units
    return Plain(text="".join(piece for piece, _, _ in sent), starts=tuple(starts), ends=tuple(ends))
