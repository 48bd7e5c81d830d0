"""A letter in pieces: what becomes of each span, and how the pieces are set together again."""

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, replace

from taktvoll.analysis import Analysis
from taktvoll.letter import EXCLUDED, SegmentKind
from taktvoll.mail.reading_text import one_line
from taktvoll.rewritten import Change, ChangeKind

_ITEM = re.compile(r"\s*(?:[–*•-]|\d{1,2}[.)]|[a-z]\))\s")
WIDEST = 90
"""Characters of a line beyond which nobody breaks lines by hand."""
NO_RULE = frozenset({"dangling", "place", "slots", "occasion", "directive", "fresh"})
"""Causes of a change that are no finding, so that no page explains them."""
_BLOCK = frozenset({SegmentKind.CLOSING, SegmentKind.NAME})
_APART = EXCLUDED | {SegmentKind.POSTSCRIPT}
_HEAD = frozenset({SegmentKind.SALUTATION, SegmentKind.SUBJECT})


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """One span of the draft, or (with ``start == end``) something new."""

    start: int
    end: int
    text: str
    """What stands there now; empty where the piece was dropped."""
    kind: ChangeKind
    segment: SegmentKind
    rule: str | None = None
    why: str = ""
    ready: bool = False
    """Whether its words are not the writer's: added, or put in place of a sentence."""
    own_line: bool = False
    """Whether the piece stands in a line or paragraph of its own."""
    paragraph: bool = False
    """Whether a paragraph begins with it."""

    def becoming(self, text: str, kind: ChangeKind, rule: str | None, why: str) -> "TextBlock":
        """Like this one, with another text."""
        return replace(self, text=text, kind=kind, rule=rule, why=why)


def pieces_of(analysis: Analysis) -> list[TextBlock]:
    """The draft as it is."""
    return [
        TextBlock(
            start=sentence.start,
            end=sentence.end,
            text=analysis.quote(sentence),
            kind=ChangeKind.KEPT,
            segment=sentence.segment,
        )
        for sentence in analysis.sentences
    ]


_GOES_ON = re.compile(r"\b(?:oder|und|sowie|bzw|beziehungsweise)$", re.IGNORECASE)


def is_item(text: str) -> bool:
    """Whether the words are a line of a list: „– …“, „2. …“, „b) …“."""
    return _ITEM.match(text) is not None


def goes_on(text: str) -> bool:
    """Whether the words end with „oder“ or „und“: the next line belongs to them, and no full stop does."""
    return _GOES_ON.search(text.rstrip()) is not None


def joined(original: str, pieces: Sequence[TextBlock]) -> str:
    """The letter that the pieces make."""
    return lay_out(original, pieces)[0]


def lay_out(original: str, pieces: Sequence[TextBlock]) -> tuple[str, list[tuple[int, int]]]:
    """The letter that the pieces make, and where each of them stands in it.

    Between pieces stands the draft's own white space; what is new follows the draft's line ends and, in a hard-wrapped
    letter, its width.
    """
    if all(piece.kind is ChangeKind.KEPT for piece in pieces):
        return original, [(piece.start, piece.end) for piece in pieces]
    newline = "\r\n" if "\r\n" in original else "\n"
    width = _wrapped_at(original, pieces)
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
            gap = _gap(original, last, piece, gap_start, newline)
            if _closes_tightly(last, piece, gap) and newline * 2 in text:
                gap = newline * 2
            text += " " if width and gap.count("\n") == 1 and _may_flow(last, piece) else gap
        shown = piece.text
        if width and piece.segment is SegmentKind.BODY:
            text, shown = _fitted(text, piece, width, newline)
        places.append((len(text), len(text) + len(shown)))
        text += shown
        last, gap_start = piece, max(piece.end, gap_start)
    return text + original[len(original.rstrip()) :], places


def _closes_tightly(last: TextBlock, piece: TextBlock, gap: str) -> bool:
    """Whether a closing stands right below a changed body, in a letter that now has paragraphs."""
    changed = not (last.kind is piece.kind is ChangeKind.KEPT)
    below = piece.segment is SegmentKind.CLOSING and last.segment is SegmentKind.BODY
    return below and changed and gap.count("\n") == 1


def _gap(original: str, last: TextBlock, piece: TextBlock, gap_start: int, newline: str) -> str:  # noqa: PLR0911 - one case a line
    runs = re.findall(r"\s+", original[gap_start : piece.start])
    own = max(runs, key=lambda run: (run.count("\n"), -runs.index(run)), default="")
    if last.kind is piece.kind is ChangeKind.KEPT and len(runs) <= 1 and not original[gap_start : piece.start].strip():
        return own
    if last.segment in _BLOCK and piece.segment in _BLOCK:
        return own if "\n" in own or not (piece.own_line or last.own_line) else newline
    if piece.own_line or last.own_line or piece.paragraph:
        return newline * 2
    if (
        last.segment in _HEAD
        and piece.segment is SegmentKind.BODY
        and piece.kind is not ChangeKind.KEPT
        and own.count("\n") == 0
    ):
        return newline * 2
    if piece.segment is SegmentKind.CLOSING and last.segment is SegmentKind.BODY and own.count("\n") == 0:
        return newline * 2
    if piece.kind is ChangeKind.MOVED or (last.kind is ChangeKind.MOVED and piece.segment is last.segment):
        return " "
    if "\n" in own:
        return own
    return _between(last, piece, newline) or own or " "


def _between(last: TextBlock, piece: TextBlock, newline: str) -> str:
    """The line break that two pieces need which the draft did not part; empty where a space will do."""
    if (last.segment in _APART) != (
        piece.segment in _APART
    ) or last.segment is not piece.segment is SegmentKind.SIGNATURE:
        return newline * 2
    if piece.segment is last.segment is SegmentKind.BODY and piece.ready:
        if is_item(last.text):
            return newline * 2
        return newline if last.text[-1].isalnum() else ""
    return ""


def _may_flow(last: TextBlock, piece: TextBlock) -> bool:
    """Whether a changed sentence of a hard-wrapped paragraph goes on in the line of its neighbour."""
    both = last.segment is piece.segment is SegmentKind.BODY and not is_item(piece.text)
    return both and not (last.kind is piece.kind is ChangeKind.KEPT)


def _wrapped_at(original: str, pieces: Sequence[TextBlock]) -> int:
    """The width of a hard-wrapped body; 0 where lines run on."""
    body = [
        original[piece.start : piece.end]
        for piece in pieces
        if piece.segment is SegmentKind.BODY and piece.start < piece.end
    ]
    broken = [text.replace("\r", "").split("\n") for text in body if "\n" in text and not is_item(text)]
    if len(broken) < 2 or len(broken) < len(body) / 3:
        return 0
    width = max(len(line) for lines in broken for line in lines)
    inner = [len(line) for lines in broken for line in lines[1:-1]] or [width]
    return width if 40 <= width <= WIDEST and min(inner) > width / 2 else 0


def _fitted(text: str, piece: TextBlock, width: int, newline: str) -> tuple[str, str]:
    """The letter so far and `piece`, broken where a line would get longer than `width`."""
    column = len(text) - text.rfind("\n") - 1
    first = piece.text.split("\n", 1)[0]
    if piece.kind is ChangeKind.KEPT:
        over = column + len(first) > width + 8 and text.endswith(" ")
        return (text.rstrip(" ") + newline if over else text), piece.text
    lines = textwrap.wrap(
        "·" * column + one_line(piece.text), max(width, 20), break_long_words=False, break_on_hyphens=False
    )
    shown = newline.join(lines)
    if set(lines[0]) == {"·"}:
        return text.rstrip(" ") + newline, newline.join(lines[1:])
    return text, shown[column:]


def is_patchwork(original: str, pieces: Sequence[TextBlock]) -> bool:
    """Whether sentences of a draft in small letters stand among as many ready ones: then a letter composed anew reads better."""
    body = [piece for piece in pieces if piece.segment is SegmentKind.BODY]
    own = [piece for piece in body if piece.text and not piece.ready]
    written = "".join(original[piece.start : piece.end] for piece in body)
    ready = sum(bool(piece.text) and piece.ready for piece in body)
    return 0 < len(own) <= ready and written == written.lower()


def changes_of(original: str, pieces: Sequence[TextBlock]) -> tuple[Change, ...]:
    """The list of changes, in the order of the result and as they stand in it; what was dropped stands where it stood."""
    text, places = lay_out(original, pieces)
    return tuple(
        Change(
            kind=piece.kind,
            start=piece.start,
            end=piece.end,
            text=text[start:end],
            rule=None if piece.rule in NO_RULE else piece.rule,
            why=piece.why,
        )
        for piece, (start, end) in zip(pieces, places, strict=True)
    )
