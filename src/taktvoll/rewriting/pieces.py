"""A letter in pieces: what becomes of each span, and how the pieces are set together again."""

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, replace

from taktvoll.letter import MASKED, SegmentKind
from taktvoll.reading import Reading
from taktvoll.rewritten import Change, ChangeKind

_ITEM = re.compile(r"\s*(?:[–*•-]|\d{1,2}[.)]|[a-z]\))\s")
_BLOCK = frozenset({SegmentKind.CLOSING, SegmentKind.NAME})
_APART = MASKED | {SegmentKind.POSTSCRIPT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One span of the draft, or (with ``start == end``) something new."""

    start: int
    end: int
    text: str
    """What stands there now; empty where the piece was dropped."""
    kind: ChangeKind
    segment: SegmentKind
    rule: str | None = None
    why: str = ""
    own_line: bool = False
    """Whether the piece stands in a line or paragraph of its own."""

    def becoming(self, text: str, kind: ChangeKind, rule: str | None, why: str) -> "Piece":
        """This piece with another text."""
        return replace(self, text=text, kind=kind, rule=rule, why=why)

    @property
    def is_new(self) -> bool:
        """Whether its words are not the writer's."""
        return self.kind in {ChangeKind.ADDED, ChangeKind.REPLACED}


def pieces_of(reading: Reading) -> list[Piece]:
    """The draft as it is."""
    return [
        Piece(
            start=sentence.start,
            end=sentence.end,
            text=reading.quote(sentence),
            kind=ChangeKind.KEPT,
            segment=sentence.segment,
        )
        for sentence in reading.sentences
    ]


def joined(original: str, pieces: Sequence[Piece]) -> str:
    """The letter that the pieces make."""
    return lay_out(original, pieces)[0]


def lay_out(original: str, pieces: Sequence[Piece]) -> tuple[str, list[tuple[int, int]]]:
    """The letter that the pieces make, and where each of them stands in it.

    Between pieces stands the draft's own white space; what is new follows the draft's line ends and, in a hard-wrapped
    letter, its width.
    """
    if all(piece.kind is ChangeKind.KEPT for piece in pieces):
        return original, [(piece.start, piece.end) for piece in pieces]
    newline = "\r\n" if "\r\n" in original else "\n"
    width = _wrapped_at(pieces)
    text, last, gap_start = "", None, 0
    places = []
    for piece in pieces:
        if not piece.text:
            places.append((len(text), len(text)))
            continue
        if last is None:
            before = original[: piece.start]
            text = before if not before.strip() else ""
        else:
            text += _gap(original, last, piece, gap_start, newline)
        shown = piece.text
        if width and piece.segment is SegmentKind.BODY:
            text, shown = _fitted(text, piece, width, newline)
        places.append((len(text), len(text) + len(shown)))
        text += shown
        last, gap_start = piece, max(piece.end, gap_start)
    return text + original[len(original.rstrip()) :], places


def _gap(original: str, last: Piece, piece: Piece, gap_start: int, newline: str) -> str:
    runs = _white_runs(original[gap_start : piece.start])
    own = max(runs, key=lambda run: (run.count("\n"), -runs.index(run)), default="")
    if last.kind is piece.kind is ChangeKind.KEPT and len(runs) <= 1 and not original[gap_start : piece.start].strip():
        return own
    if piece.own_line or last.own_line:
        if last.segment in _BLOCK and piece.segment in _BLOCK:
            return newline
        return newline * 2
    if (last.segment in _APART) != (piece.segment in _APART) or last.segment is not piece.segment is SegmentKind.SIGNATURE:
        return own if "\n" in own else newline * 2
    if "\n" in own:
        return own
    if piece.segment is not SegmentKind.BODY or last.segment is not SegmentKind.BODY:
        return own or " "
    if _ITEM.match(last.text) and piece.is_new:
        return newline * 2
    open_end = last.text[-1].isalnum()
    return newline if open_end and piece.is_new else own or " "


def _white_runs(between: str) -> list[str]:
    return re.findall(r"\s+", between)


def _wrapped_at(pieces: Sequence[Piece]) -> int:
    """The width of a hard-wrapped body; 0 where lines run on."""
    body = [piece.text for piece in pieces if piece.segment is SegmentKind.BODY and piece.kind is ChangeKind.KEPT]
    broken = [text for text in body if "\n" in text and not _ITEM.match(text)]
    if not broken or len(broken) < len(body) / 3:
        return 0
    return max(40, max(len(line.rstrip("\r")) for text in broken for line in text.split("\n")))


def _fitted(text: str, piece: Piece, width: int, newline: str) -> tuple[str, str]:
    """The letter so far and `piece`, broken where a line would get longer than `width`."""
    column = len(text) - text.rfind("\n") - 1
    first = piece.text.split("\n", 1)[0]
    if piece.kind is ChangeKind.KEPT:
        over = column + len(first) > width + 8 and text.endswith(" ")
        return (text.rstrip(" ") + newline if over else text), piece.text
    lines = textwrap.wrap(
        "·" * column + " ".join(piece.text.split()), max(width, 20), break_long_words=False, break_on_hyphens=False
    )
    shown = newline.join(lines)
    if set(lines[0]) == {"·"}:
        return text.rstrip(" ") + newline, newline.join(lines[1:])
    return text, shown[column:]


def changes_of(pieces: Sequence[Piece]) -> tuple[Change, ...]:
    """The list of changes, in the order of the result; what was dropped stands where it stood."""
    return tuple(
        Change(kind=piece.kind, start=piece.start, end=piece.end, text=piece.text, rule=piece.rule, why=piece.why)
        for piece in pieces
    )
