"""The parts of a mail: found on the string alone, in linear time, before any model sees it."""

from taktvoll.letter import Segment, SegmentKind
from taktvoll.mail.armor import armor_lines
from taktvoll.mail.ending import read_tail
from taktvoll.mail.file_kind import source_kind
from taktvoll.mail.lines import Line, lines_of
from taktvoll.mail.markdown import without_markup
from taktvoll.mail.opening import Opening, read_opening
from taktvoll.mail.quotes import quote_lines, quoted_mail
from taktvoll.mail.reading_text import reading_text

__all__ = ["quoted_mail", "segment"]

_MERGED = frozenset(
    {SegmentKind.BODY, SegmentKind.MARKUP, SegmentKind.LETTERHEAD, SegmentKind.SIGNATURE, SegmentKind.QUOTE}
)
"""Kinds whose neighbours are one segment; a salutation, a formula, a name line is one each."""


def segment(text: str) -> tuple[Segment, ...]:
    """The segments of `text`: sorted, disjoint, covering all but white space."""
    read = reading_text(text)
    if read is None:
        return _segments(text)
    found = _segments(read.text)
    spans = read.covering([(part.start, part.end) for part in found])
    return tuple(Segment(kind=part.kind, start=start, end=end) for part, (start, end) in zip(found, spans, strict=True))


def _segments(text: str) -> tuple[Segment, ...]:
    lines = lines_of(text)
    if source_kind(text) is not None:
        return _merged([_piece(SegmentKind.SIGNATURE, line) for line in lines])
    armor = armor_lines(lines)
    if armor:
        plain = [line for index, line in enumerate(lines) if index not in armor]
        kept = [_piece(SegmentKind.SIGNATURE, lines[index]) for index in sorted(armor)]
        return _merged(sorted([*_letter(text, plain), *kept], key=lambda piece: piece.start))
    return _merged(_letter(text, lines))


def _letter(text: str, lines: list[Line]) -> list[Segment]:
    """The pieces of a mail whose `lines` these are, in order."""
    quoted = quote_lines(lines)
    letter, markup = without_markup(text, [line for index, line in enumerate(lines) if index not in quoted])
    opening = read_opening(text, letter)
    pieces = [_piece(SegmentKind.QUOTE, line) for index, line in enumerate(lines) if index in quoted]
    pieces += markup + opening.pieces
    pieces += read_tail(text, _rest(letter, opening), greeted=opening.greeted)
    return sorted(pieces, key=lambda piece: piece.start)


def _rest(letter: list[Line], opening: Opening) -> list[Line]:
    """The lines after the opening; the first may be what follows a salutation in its line."""
    rest = letter[opening.lines :]
    return [opening.remainder, *rest] if opening.remainder else rest


def _piece(kind: SegmentKind, line: Line) -> Segment:
    return Segment(kind=kind, start=line.start, end=line.end)


def _merged(pieces: list[Segment]) -> tuple[Segment, ...]:
    merged: list[Segment] = []
    for piece in pieces:
        if merged and merged[-1].kind is piece.kind and piece.kind in _MERGED:
            merged[-1] = Segment(kind=piece.kind, start=merged[-1].start, end=piece.end)
        else:
            merged.append(piece)
    return tuple(merged)
