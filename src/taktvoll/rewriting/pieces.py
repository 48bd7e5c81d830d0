"""A letter in pieces: what becomes of each span, and how the pieces are set together again."""

from dataclasses import dataclass, replace

from taktvoll.letter import SegmentKind
from taktvoll.reading import Reading
from taktvoll.rewritten import Change, ChangeKind


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
    """Whether a new piece stands in a line or paragraph of its own."""

    def becoming(self, text: str, kind: ChangeKind, rule: str | None, why: str) -> "Piece":
        """This piece with another text."""
        return replace(self, text=text, kind=kind, rule=rule, why=why)


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


def joined(original: str, pieces: list[Piece]) -> str:
    """The letter that the pieces make: the draft's own white space between what was neighboured, its line ends elsewhere."""
    newline = "\r\n" if "\r\n" in original else "\n"
    text, last, gap_start = "", None, 0
    for piece in pieces:
        if not piece.text:
            continue
        if last is None:
            text = (original[: piece.start] if not original[: piece.start].strip() else "") + piece.text
        else:
            text += _gap(original, last, piece, gap_start, newline) + piece.text
        last = piece
        gap_start = piece.end
    tail = original[len(original.rstrip()) :]
    return text + tail


def _gap(original: str, last: Piece, piece: Piece, gap_start: int, newline: str) -> str:
    if piece.own_line or last.own_line:
        block = {SegmentKind.CLOSING, SegmentKind.NAME}
        return newline if last.segment in block and piece.segment in block else newline * 2
    between = original[gap_start : piece.start]
    spaces = _white_runs(between)
    if not spaces:
        return "" if last.end == piece.start and last.kind is piece.kind is ChangeKind.KEPT and between == "" else " "
    return max(spaces, key=lambda run: (run.count("\n"), -spaces.index(run)))


def _white_runs(between: str) -> list[str]:
    runs, run = [], ""
    for char in between:
        if char.isspace():
            run += char
        elif run:
            runs.append(run)
            run = ""
    return [*runs, run] if run else runs


def changes_of(pieces: list[Piece]) -> tuple[Change, ...]:
    """The list of changes, in the order of the result; what was dropped stands where it stood."""
    return tuple(
        Change(kind=piece.kind, start=piece.start, end=piece.end, text=piece.text, rule=piece.rule, why=piece.why)
        for piece in pieces
    )
