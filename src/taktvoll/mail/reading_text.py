"""A text as a reader takes it in: umlauts in one piece, no invisible characters, no word divided by a line end.

Patterns, word lists and models read this text; offsets everywhere else count in the text as received.
"""

import functools
import itertools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taktvoll.mail.hyphenation import DIVIDED, HYPHEN_AT_END

INVISIBLE = dict.fromkeys(
    (0x00AD, 0x034F, 0x180E, 0x200B, 0x200C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF)
)
"""Soft hyphen, zero-width space, word joiner, marks of direction, byte order mark: a table for `str.translate` that takes
them away. The zero-width joiner stays: it holds emoji together."""
_MARKS = re.compile("[" + "".join(map(chr, INVISIBLE)) + "]+")
_HYPHENS = {0x2010: "-", 0x2011: "-"}
"""Hyphen and non-breaking hyphen, for the one of the keyboard."""
_UNTYPED = re.compile(_MARKS.pattern + "|[\u2010\u2011\ufb00-\ufb06]")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
"""Letters that PDFs join to one character."""
_UNREAD = re.compile(f"{DIVIDED.pattern}|{_MARKS.pattern}|[\ufb00-\ufb06]")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ReadingText:
    """A text as it is read, and where its characters stand in the text as received."""

    text: str
    forth: Sequence[int]
    """For each offset of the text as received that of the reading text, both ends included."""
    back: Sequence[int]
    """The other way round."""
    ends: Sequence[int]
    """As `back`, for the end of a span: characters that are not read stay outside."""
    unread: Sequence[int]
    """Offsets in the text as received of what is neither read nor white space."""

    def received(self, start: int, end: int) -> Span:
        """A span of the reading text in the text as received, without characters that are not read at its ends."""
        return self.back[start], self.ends[end] if end > start else self.back[start]

    def covering(self, spans: Sequence[Span]) -> list[Span]:
        """Sorted, disjoint spans of the reading text in the text as received, widened over what is not read beside them.

        So spans that cover all but white space do so there, too: each character that is not read goes to the span right
        behind it, else to the one before, or to the first.
        """
        found = [self.received(*span) for span in spans]
        starts = [start for start, _ in found]
        for place in reversed(self.unread):
            at = bisect_right(starts, place) - 1
            if (at >= 0 and place < found[at][1]) or not found:
                continue
            if at + 1 < len(found) and starts[at + 1] == place + 1:
                starts[at + 1] = place
                found[at + 1] = place, found[at + 1][1]
            elif at >= 0:
                found[at] = found[at][0], place + 1
            else:
                starts[0] = place
                found[0] = place, found[0][1]
        return found


def as_read(text: str) -> str:
    """`text` as it is read, where offsets do not matter."""
    read = reading_text(text)
    return text if read is None else read.text


def one_line(text: str) -> str:
    """`text` as it is read, on one line."""
    return " ".join(as_read(text).split())


def reading_text(text: str) -> ReadingText | None:
    """`text` as it is read; None where it is so already, or where nothing but invisible characters is in it."""
    if _is_plain(text):
        return None
    parts: list[str] = []
    forth: list[int] = []
    back: list[int] = []
    ends = [0]
    unread: list[int] = []
    for start, length, piece in read_pieces(text, 0, len(text)):
        parts.append(piece)
        if length == len(piece):  # most of the text: as received, or one character for another
            forth.extend(range(len(back), len(back) + length))
            back.extend(range(start, start + length))
            ends.extend(range(start + 1, start + length + 1))
        else:
            unread += (place for place in range(start, start + length) if not piece and not text[place].isspace())
            forth.extend([len(back)] * length)
            back.extend([start] * len(piece))
            ends.extend([start + length] * len(piece))
    read = "".join(parts)
    if not read.strip():
        return None
    return ReadingText(read, (*forth, len(back)), (*back, len(text)), ends, unread)


def undisguised(text: str) -> ReadingText | None:
    """As `reading_text`; None also where only umlauts and hyphens are written another way, and every word can be seen."""
    return reading_text(text) if _UNREAD.search(text) else None


@functools.lru_cache(maxsize=2)  # a draft's lines, sentences and facts are found one after the other
def _is_plain(text: str) -> bool:
    divided = HYPHEN_AT_END.search(text) is not None and DIVIDED.search(text) is not None
    return not divided and _UNTYPED.search(text) is None and unicodedata.is_normalized("NFC", text)


def read_pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """(start, length, what is read there) of pieces of ``text[start:end]`` that follow each other."""
    position = start
    while found := _UNREAD.search(text, position, end):
        yield from _composed(text, position, found.start())
        position = found.end()
        if not found["end"]:
            yield found.start(), len(found.group()), _LIGATURES.get(ord(found.group()[0]), "")
            continue
        rest, gap = found.span("rest"), found.span("gap")
        yield found.start(), rest[0] - found.start(), ""
        yield from read_pieces(text, *rest)
        if gap[0] < gap[1]:
            yield gap[0], 1, "\n"
    yield from _composed(text, position, end)


def _composed(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """A stretch without invisible characters in NFC, letter by letter where that changes it."""
    stretch = text[start:end].translate(_HYPHENS)
    if unicodedata.is_normalized("NFC", stretch):
        if stretch:
            yield start, len(stretch), stretch
        return
    letters = [place for place, char in enumerate(stretch) if place == 0 or not unicodedata.combining(char)]
    for first, last in itertools.pairwise([*letters, len(stretch)]):
        yield start + first, last - first, unicodedata.normalize("NFC", stretch[first:last])
